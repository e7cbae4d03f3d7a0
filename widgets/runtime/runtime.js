/** The rules in a worker: started when first asked for, and again after it failed. */

const START_LIMIT = 20_000; // milliseconds, after which the reader is told that it does not come
const workerAddress = new URL("../../runtime/worker.js", import.meta.url);

/** @type {Worker | null} */
let worker = null;
/** @type {ReturnType<typeof setTimeout>} */
let limit;
let lastId = 0;
/** @type {Map<number, { resolve: (result: any) => void, reject: (reason: Error) => void }>} */
const waiting = new Map();

/** Starts the runtime, unless it is started. What goes wrong is told to those who ask. */
export function startRuntime() {
  if (worker || typeof WebAssembly === "undefined") return;
  const started = new Worker(workerAddress, { type: "module" });
  worker = started;
  started.onmessage = ({ data }) => receive(started, data);
  started.onerror = () => fail(started, "the worker does not run");
  limit = setTimeout(() => fail(started, "the runtime does not come"), START_LIMIT);
}

/**
 * Returns what the rules answer. Rejects where the runtime does not come.
 * @param {string} widget
 * @param {Record<string, unknown>} inputs
 * @returns {Promise<Answer | Mistake>}
 */
export function askRules(widget, inputs) {
  return ask("answer", [widget, inputs]);
}

/**
 * Returns the system of this device as the rules call it, or null.
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
  if (worker !== failed) return; // told already
  clearTimeout(limit);
  worker = null;
  for (const { reject } of waiting.values()) reject(new Error(reason));
  waiting.clear();
}
