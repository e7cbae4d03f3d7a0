/**
 * The rules in the browser. pack.mjs writes the names of the files in front: RUNTIME_FILES, RUNTIME_LOCK.
 * Is sent Questions, sends Replies. Nothing is loaded but those files, which lie beside this one.
 */

const PYTHON = `
import json
from widgets.rules import answer, detect_system

functions = {"answer": answer, "detect_system": detect_system}
lambda call, arguments: json.dumps(functions[call](*json.loads(arguments)))
`;

const starting = start();
starting.then(() => send({ ready: true }), (error) => send({ failed: String(error) }));

self.onmessage = async (/** @type {MessageEvent<Question>} */ { data }) => {
  const call = await starting;
  send({ id: data.id, result: JSON.parse(call(data.call, JSON.stringify(data.arguments))) });
};

/**
 * Starts Python and returns the function that calls the rules: JSON in, JSON out.
 * @returns {Promise<(call: string, given: string) => string>}
 */
async function start() {
  const wasm = fetched(RUNTIME_FILES.wasm).then(WebAssembly.compileStreaming);
  const library = fetched(RUNTIME_FILES.library).then((response) => response.arrayBuffer());
  const python = startPython(wasm, library);
  // Pyodide itself would wait for ever for a file that does not come.
  const [started] = await Promise.all([python, marked("compiled", wasm), marked("library", library)]);
  const call = started.runPython(PYTHON);
  performance.mark("rules");
  return call;
}

/**
 * @param {Promise<WebAssembly.Module>} wasm
 * @param {Promise<ArrayBuffer>} library
 */
async function startPython(wasm, library) {
  const modules = [import(addressOf(RUNTIME_FILES.pyodide)), import(addressOf(RUNTIME_FILES.machine))];
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(modules);
  performance.mark("scripts");
  // pack.mjs has pyodide.mjs take `wasm` and `library` as promises: so they are on their way before it is.
  const options = { wasm, library, createPyodideModule, indexURL: addressOf("."), lockFileContents: RUNTIME_LOCK };
  return marked("started", loadPyodide(options));
}

/**
 * Returns what a promise gives, and marks the time.
 * @template T
 * @param {string} name
 * @param {Promise<T>} promise
 */
async function marked(name, promise) {
  const result = await promise;
  performance.mark(name);
  return result;
}

/** @param {string} name of a packed file */
async function fetched(name) {
  const response = await fetch(addressOf(name));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/** @param {string} name */
function addressOf(name) {
  return new URL(name, import.meta.url).href;
}

/** @param {Reply} reply */
function send(reply) {
  postMessage(reply);
}
