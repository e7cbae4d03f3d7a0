#!/usr/bin/env node
/**
 * Packs the runtime that answers in the browser: Pyodide, and a Python library cut to what the rules need.
 *
 *     node widgets/runtime/pack.mjs [--output FOLDER]
 *
 * Writes worker.js, which knows the other files by their names, and these others under names with a hash of
 * their content, so that they may be kept for ever. The same inputs give the same bytes. A second call with
 * unchanged inputs does nothing.
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadPyodide } from "pyodide";
import { ownPyodide } from "./own_pyodide.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const rulesFolder = join(here, "../rules");
const workerFolder = join(here, "worker");
const pyodideFolder = dirname(fileURLToPath(import.meta.resolve("pyodide")));

const OWN = ["pack.mjs", "own_pyodide.mjs", "library.py", "no_colours.py"];
const WORKER = ["python.js", "snapshot.js", "worker.js"]; // each imports only from those before it
const IMPORT = /^import \{[^}]*\} from "\.\/\w+\.js";\n/gm;

const { values: options } = parseArgs({ options: { output: { type: "string", default: join(here, "packed") } } });
await pack(resolve(options.output));

/** @param {string} output */
async function pack(output) {
  const rules = readdirSync(rulesFolder)
    .filter((name) => name.endsWith(".py"))
    .sort();
  const own = [...OWN.map((name) => join(here, name)), ...WORKER.map((name) => join(workerFolder, name))];
  const sources = [...own, ...rules.map((name) => join(rulesFolder, name)), join(pyodideFolder, "package.json")];
  const inputs = hash(...sources.flatMap((path) => [basename(path), readFileSync(path)]));
  if (isUpToDate(output, inputs)) return;

  const { library, sample } = await cutLibrary(rules);
  const contents = {
    library,
    wasm: fromPyodide("pyodide.asm.wasm"),
    machine: fromPyodide("pyodide.asm.mjs"),
    pyodide: ownPyodide(fromPyodide("pyodide.mjs").toString()),
  };
  /** @type {RuntimeFiles} */
  const files = {
    library: `python-${hash(contents.library)}.zip`,
    wasm: `pyodide.asm-${hash(contents.wasm)}.wasm`,
    machine: `pyodide.asm-${hash(contents.machine)}.mjs`,
    pyodide: `pyodide-${hash(contents.pyodide)}.mjs`,
  };
  const lock = { info: JSON.parse(fromPyodide("pyodide-lock.json").toString()).info, packages: {} };
  const worker = bundledWorker({
    RUNTIME_FILES: files,
    RUNTIME_LOCK: lock,
    RUNTIME_VERSION: hash(inputs, ...Object.values(files)),
    RUNTIME_SAMPLE: sample,
  });

  const aside = `${output}.${process.pid}`;
  try {
    mkdirSync(aside, { recursive: true });
    for (const kind of /** @type {const} */ (["library", "wasm", "machine", "pyodide"])) {
      writeFileSync(join(aside, files[kind]), contents[kind]);
    }
    writeFileSync(join(aside, "worker.js"), worker);
    writeFileSync(join(aside, "runtime.json"), `${JSON.stringify({ inputs, files }, null, 2)}\n`);
    rmSync(output, { recursive: true, force: true });
    renameSync(aside, output);
  } catch (error) {
    if (!isUpToDate(output, inputs)) throw error; // else another build was quicker
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** @param {string} output @param {string} inputs */
function isUpToDate(output, inputs) {
  try {
    const made = JSON.parse(readFileSync(join(output, "runtime.json"), "utf8"));
    return made.inputs === inputs && Object.values(made.files).every((name) => existsSync(join(output, String(name))));
  } catch {
    return false;
  }
}

/**
 * Returns the library as a zip, and the sample for the browser. The library is tried out: a second Pyodide, which has
 * nothing else, must answer the same.
 * @param {string[]} rules names of the files of the rules
 */
async function cutLibrary(rules) {
  const full = await startedPython(join(pyodideFolder, "python_stdlib.zip"));
  full.FS.mkdirTree("/own/widgets/rules");
  for (const name of rules) full.FS.writeFile(`/own/widgets/rules/${name}`, readFileSync(join(rulesFolder, name)));
  full.FS.writeFile("/own/no_colours.py", readFileSync(join(here, "no_colours.py")));
  full.FS.writeFile("/own/sources.zip", fromPyodide("python_stdlib.zip"));
  full.runPython("import sys; sys.path.append('/own')");
  const expected = sampleAnswers(full);
  full.runPython("write_library('/own/sources.zip', '/own', '/own/widgets/rules', '/own/python.zip')");
  const library = full.FS.readFile("/own/python.zip");

  const folder = mkdtempSync(join(tmpdir(), "python-"));
  try {
    writeFileSync(join(folder, "python.zip"), library);
    const answers = sampleAnswers(await startedPython(join(folder, "python.zip")));
    if (answers !== expected) throw new Error("with the library cut, the rules answer differently");
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { library, sample: JSON.parse(full.runPython("sample_calls()")) };
}

/** @param {string} library path of a zip */
function startedPython(library) {
  // The same bytes each time; and no columns of the source in the code, which only tracebacks would show.
  return loadPyodide({ env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" }, stdLibURL: library });
}

/** @param {Awaited<ReturnType<typeof startedPython>>} python that can import the rules */
function sampleAnswers(python) {
  python.runPython(readFileSync(join(here, "library.py"), "utf8"));
  return python.runPython("sample_answers()");
}

/** @param {string} name */
function fromPyodide(name) {
  return readFileSync(join(pyodideFolder, name));
}

/**
 * Returns the worker in one file, so that nothing waits for a second one: its modules one behind the other.
 * @param {Record<string, unknown>} constants that stand in front
 */
function bundledWorker(constants) {
  const lines = Object.entries(constants).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`);
  const modules = WORKER.map((name) => readFileSync(join(workerFolder, name), "utf8").replaceAll(IMPORT, ""));
  return [...lines, ...modules].join("");
}

/** Returns the first 16 digits of the SHA-256 of all parts.
 * @param {...(string | Uint8Array)} parts */
function hash(...parts) {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest("hex").slice(0, 16);
}
