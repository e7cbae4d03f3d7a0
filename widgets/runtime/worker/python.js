/** Starts Python with the rules, from the files beside the worker: RUNTIME_FILES. Nothing else is loaded. */

const PYTHON = `
import json
from widgets.rules import answer, detect_system

functions = {"answer": answer, "detect_system": detect_system}

def call(name, arguments):
    return json.dumps(functions[name](*json.loads(arguments)))
`;

const scripts = metLater(
  Promise.all([import(addressOf(RUNTIME_FILES.pyodide)), import(addressOf(RUNTIME_FILES.machine))]),
);

/**
 * Returns Python, started from its files, with the rules imported.
 * @param {Promise<WebAssembly.Module>} wasm
 * @param {{ _makeSnapshot?: true }} options of Pyodide
 */
export async function pythonFromFiles(wasm = compiledWasm(), options = {}) {
  const library = fetched(RUNTIME_FILES.library).then((response) => response.arrayBuffer());
  const python = await startedPython({ ...options, wasm, library });
  python.runPython(PYTHON);
  return python;
}

/**
 * Returns Python, started.
 * @param {PythonParts} parts
 * @returns {Promise<Python>}
 */
export async function startedPython({ fill = async () => undefined, ...options }) {
  const createPyodideModule = async (/** @type {object} */ settings) => {
    const [, { default: createMachine }] = await scripts;
    const machine = await createMachine(settings);
    await fill(machine.HEAPU8);
    return machine;
  };
  const known = { createPyodideModule, indexURL: addressOf("."), lockFileContents: RUNTIME_LOCK };
  const starting = marked("scripts", scripts).then(([{ loadPyodide }]) => loadPyodide({ ...known, ...options }));
  // Pyodide itself would wait for ever for a file that does not load.
  const [python] = await Promise.all([starting, marked("compiled", options.wasm), marked("library", options.library)]);
  performance.mark("started");
  return python;
}

/**
 * Returns the function that calls the rules: JSON in, JSON out. Throws if it gives a wrong answer.
 * @param {Python} python
 * @returns {(name: string, given: string) => string}
 */
export function rulesIn(python) {
  const call = python.globals.get("call");
  for (const [name, given, answer] of RUNTIME_SAMPLE) {
    if (call(name, given) !== answer) throw new Error(`wrong answer to ${name}${given}`);
  }
  performance.mark("rules");
  return call;
}

/** @param {string} name of a packed file */
export async function fetched(name) {
  const response = await fetch(addressOf(name));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/** @param {string} name */
export function addressOf(name) {
  return new URL(name, import.meta.url).href;
}

/**
 * Returns the promise. If it fails, the error appears where it is awaited, even if that is later.
 * @template T
 * @param {Promise<T>} promise
 */
export function metLater(promise) {
  promise.catch(() => undefined);
  return promise;
}

function compiledWasm() {
  return fetched(RUNTIME_FILES.wasm).then(WebAssembly.compileStreaming);
}

/**
 * Returns the promise's value, and marks the time.
 * @template T
 * @param {string} name
 * @param {Promise<T>} promise
 */
async function marked(name, promise) {
  const result = await promise;
  performance.mark(name);
  return result;
}
