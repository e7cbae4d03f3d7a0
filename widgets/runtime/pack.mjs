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
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadPyodide } from "pyodide";

const here = dirname(fileURLToPath(import.meta.url));
const rulesFolder = join(here, "../rules");
const pyodideFolder = dirname(fileURLToPath(import.meta.resolve("pyodide")));

const { values: options } = parseArgs({ options: { output: { type: "string", default: join(here, "packed") } } });
await pack(resolve(options.output));

/** @param {string} output */
async function pack(output) {
  const rules = readdirSync(rulesFolder).filter((name) => name.endsWith(".py")).sort();
  const own = ["pack.mjs", "library.py", "worker.js"].map((name) => join(here, name));
  const sources = [...own, ...rules.map((name) => join(rulesFolder, name)), join(pyodideFolder, "package.json")];
  const inputs = hash(...sources.flatMap((path) => [basename(path), readFileSync(path)]));
  if (isUpToDate(output, inputs)) return;

  const contents = {
    library: await cutLibrary(rules),
    wasm: fromPyodide("pyodide.asm.wasm"),
    machine: fromPyodide("pyodide.asm.mjs"),
    pyodide: ownPyodide(),
  };
  /** @type {RuntimeFiles} */
  const files = {
    library: `python-${hash(contents.library)}.zip`,
    wasm: `pyodide.asm-${hash(contents.wasm)}.wasm`,
    machine: `pyodide.asm-${hash(contents.machine)}.mjs`,
    pyodide: `pyodide-${hash(contents.pyodide)}.mjs`,
  };
  const lock = { info: JSON.parse(fromPyodide("pyodide-lock.json").toString()).info, packages: {} };
  const worker = readFileSync(join(here, "worker.js"), "utf8");
  const names = `const RUNTIME_FILES = ${JSON.stringify(files)};\nconst RUNTIME_LOCK = ${JSON.stringify(lock)};\n`;

  const aside = `${output}.${process.pid}`;
  try {
    mkdirSync(aside, { recursive: true });
    for (const kind of /** @type {const} */ (["library", "wasm", "machine", "pyodide"])) {
      writeFileSync(join(aside, files[kind]), contents[kind]);
    }
    writeFileSync(join(aside, "worker.js"), names + worker);
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
 * Returns the library as a zip. It is tried out: a second Pyodide, which has nothing else, must answer the same.
 * @param {string[]} rules names of the files of the rules
 */
async function cutLibrary(rules) {
  const full = await startedPython(join(pyodideFolder, "python_stdlib.zip"));
  full.FS.mkdirTree("/own/widgets/rules");
  for (const name of rules) full.FS.writeFile(`/own/widgets/rules/${name}`, readFileSync(join(rulesFolder, name)));
  full.FS.writeFile("/own/sources.zip", fromPyodide("python_stdlib.zip"));
  full.runPython("import sys; sys.path.append('/own')");
  const expected = sampleAnswers(full);
  full.runPython("write_library('/own/sources.zip', '/own/widgets/rules', '/own/python.zip')");
  const library = full.FS.readFile("/own/python.zip");

  const folder = mkdtempSync(join(tmpdir(), "python-"));
  try {
    writeFileSync(join(folder, "python.zip"), library);
    const answers = sampleAnswers(await startedPython(join(folder, "python.zip")));
    if (answers !== expected) throw new Error("with the library cut, the rules answer differently");
  } finally {
    rmSync(folder, { recursive: true });
  }
  return library;
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

/** Returns pyodide.mjs without the address of another host, and with two options more: `wasm`, a promise of the
 * compiled module, and `library`, a promise of the zip. Both are then on their way before this file has come. */
function ownPyodide() {
  let source = fromPyodide("pyodide.mjs").toString();
  for (const [theirs, ours] of /** @type {[string, string][]} */ ([
    ["https://cdn.jsdelivr.net/pyodide/v${U}/full/", "./"],
    ["//# sourceMappingURL=pyodide.mjs.map", ""],
    ["instantiateWasm:Ie(e.indexURL)", "instantiateWasm:Ie(e.wasm)"],
    ['{binary:t,response:n}=_(e+"pyodide.asm.wasm")', "{binary:t,response:n}={response:e}"],
    [
      "await WebAssembly.instantiateStreaming(n,s)",
      "{module:await n,instance:await WebAssembly.instantiate(await n,s)}",
    ],
    ['e.stdLibURL!=null?t=e.stdLibURL:t=e.indexURL+"python_stdlib.zip"', "t=e.library"],
    ["let t=j(e);return async n=>{", "let t=e.then(bytes=>new Uint8Array(bytes));return async n=>{"],
  ])) {
    const parts = source.split(theirs);
    if (parts.length !== 2) throw new Error(`pyodide.mjs is not the known one: it should have once: ${theirs}`);
    source = parts.join(ours);
  }
  return Buffer.from(source);
}

/** Returns the first 16 digits of the SHA-256 of all parts.
 * @param {...(string | Uint8Array)} parts */
function hash(...parts) {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest("hex").slice(0, 16);
}
