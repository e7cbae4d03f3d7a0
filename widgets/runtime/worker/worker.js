/**
 * The rules in the browser: receives Questions, and sends Replies. Python starts from the snapshot that an earlier
 * visit kept, or else from its files; then, after the first answer, a second worker keeps a snapshot. pack.mjs joins
 * this folder into one file, with constants before them: RUNTIME_FILES and so on, see types.d.ts.
 */
import { pythonFromFiles, rulesIn } from "./python.js";
import { forgetSnapshots, keepSnapshot, keptSnapshot, pythonFromSnapshot } from "./snapshot.js";

const KEEPER = "keeper"; // the second worker's name
const PAUSE = 1000; // milliseconds from the first answer to the second worker's start

// The policy that the server sends refuses a string as the address of a script. This allows our own, and no other.
const addresses = globalThis.trustedTypes?.createPolicy("kb-worker", { createScriptURL: () => import.meta.url });

if (self.name === KEEPER) report(keptOrForgotten());
else serve();

function serve() {
  const starting = startedRules();
  report(starting);
  let isSnapshotDue = true;
  self.onmessage = async (/** @type {MessageEvent<Question>} */ { data }) => {
    const { call, isFromSnapshot } = await starting;
    send({ id: data.id, result: JSON.parse(call(data.call, JSON.stringify(data.arguments))) });
    if (isSnapshotDue && !isFromSnapshot) setTimeout(startKeeper, PAUSE);
    isSnapshotDue = false;
  };
}

/** Starts Python and returns the function that calls the rules. */
async function startedRules() {
  const kept = await rulesFromSnapshot().catch(forgotten);
  return { call: kept ?? rulesIn(await pythonFromFiles()), isFromSnapshot: Boolean(kept) };
}

/** Returns the function from the snapshot, or null if there is none. */
async function rulesFromSnapshot() {
  const snapshot = await keptSnapshot();
  return snapshot && rulesIn(await pythonFromSnapshot(snapshot));
}

async function keptOrForgotten() {
  try {
    await keepSnapshot();
  } catch (error) {
    await forgotten(error);
    throw error;
  }
}

/**
 * Forgets snapshots: one does not work, or the browser cannot store any.
 * @param {unknown} error
 */
async function forgotten(error) {
  performance.mark("no snapshot", { detail: String(error) });
  await forgetSnapshots().catch(() => undefined);
  return null;
}

function startKeeper() {
  if (!("Worker" in self)) return; // Safari before 15.5
  const keeper = new Worker(addresses?.createScriptURL("") ?? import.meta.url, { type: "module", name: KEEPER });
  keeper.onmessage = (/** @type {MessageEvent<Reply>} */ { data }) => end(data);
  keeper.onerror = (event) => {
    event.preventDefault(); // an error there must not reach the page
    end({ failed: event.message });
  };

  /** @param {Reply} reply */
  function end(reply) {
    performance.mark("failed" in reply ? "snapshot not kept" : "snapshot kept", { detail: reply });
    keeper.terminate();
  }
}

/**
 * Reports whether the promise succeeds.
 * @param {Promise<unknown>} promise
 */
function report(promise) {
  promise.then(
    () => send({ ready: true }),
    (error) => send({ failed: String(error) }),
  );
}

/** @param {Reply} reply */
function send(reply) {
  postMessage(reply);
}
