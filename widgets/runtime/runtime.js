/** The rules in a worker, which is started at first use, and again after it has failed. */

const START_LIMIT = 20_000; // milliseconds, after which the reader sees that it does not load
const workerAddress = new URL("../../runtime/worker.js", import.meta.url);

// The page's policy refuses a string as the address of a script (Trusted Types). This gives our worker's, and no other.
const addresses = globalThis.trustedTypes?.createPolicy("kb-worker", { createScriptURL: () => workerAddress.href });

/** @type {Worker | null} */
let worker = null;
/** @type {ReturnType<typeof setTimeout>} */
let limit;
let lastId = 0;
/** @type {Map<number, { resolve: (result: any) => void, reject: (reason: Error) => void }>} */
const waiting = new Map();

/** Starts the runtime, unless it has started. If that fails, callers of `ask` see the error. */
export function startRuntime() {
  if (worker || typeof WebAssembly === "undefined") return;
  const started = new Worker(addresses?.createScriptURL("") ?? workerAddress, { type: "module" });
  worker = started;
  started.onmessage = ({ data }) => receive(started, data);
  started.onerror = () => fail(started, "the worker does not run");
  limit = setTimeout(() => fail(started, "the runtime does not load"), START_LIMIT);
}

/**
 * Returns the rules' answer. Rejects if the runtime does not load.
 * @param {string} widget
 * @param {Record<string, unknown>} inputs
 * @returns {Promise<Answer | Mistake>}
 */
export function askRules(widget, inputs) {
  return ask("answer", [widget, inputs]);
}

/**
 * Returns the rules' name for the system of this device, or null.
 * @returns {Promise<string | null>}
 */
export function detectSystem() {
  return ask("detect_system", [navigator.userAgent, navigator.maxTouchPoints]);
}

/**
 * @param {Question["call"]} call
 * @param {unknown[]} given
 * @returns {Promise<any>}
 */
function ask(call, given) {
  startRuntime();
  if (!worker) return Promise.reject(new Error("no WebAssembly"));
  const id = ++lastId;
  const reply = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  worker.postMessage(/** @type {Question} */ ({ id, call, arguments: given }));
  return reply;
}

/**
 * @param {Worker} from
 * @param {Reply} reply
 */
function receive(from, reply) {
  if ("ready" in reply) {
    clearTimeout(limit);
  } else if ("failed" in reply) {
    fail(from, reply.failed);
  } else {
    waiting.get(reply.id)?.resolve(reply.result);
    waiting.delete(reply.id);
  }
}

/**
 * @param {Worker} failed
 * @param {string} reason
 */
function fail(failed, reason) {
  failed.terminate();
  if (worker !== failed) return; // already reported
  clearTimeout(limit);
  worker = null;
  for (const { reject } of waiting.values()) reject(new Error(reason));
  waiting.clear();
}
