#!/usr/bin/env node
/**
 * Packs the runtime that answers in the browser: Pyodide, and a Python library cut to what the rules need. For other
 * users of Pyodide it adds the rules as a wheel, and pyodide-lock.json, which lists the wheel with its hash.
 *
 *     node widgets/runtime/pack.mjs [--output FOLDER] [--python PYTHON]
 *
 * PYTHON must have this project's packages. worker.js, runtime.json and the lock name the other files, which have a hash
 * in their names, so that they may be cached for ever. The same inputs give the same bytes. If the inputs are unchanged,
 * nothing is done.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadPyodide } from "pyodide";
import { ownPyodide } from "./own_pyodide.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const rulesFolder = join(here, "../rules");
const workerFolder = join(here, "worker");
const pyodideFolder = dirname(fileURLToPath(import.meta.resolve("pyodide")));

const OWN = ["pack.mjs", "own_pyodide.mjs", "rules_wheel.py", "library.py", "no_colours.py"];
const WORKER = ["python.js", "snapshot.js", "worker.js"]; // each imports only from those before it
const IMPORT = /^import \{[^}]*\} from "\.\/\w+\.js";\n/gm;

process.env.TZ = "UTC"; // zip files store local times

const { values: options } = parseArgs({
  options: {
    output: { type: "string", default: join(here, "packed") },
    python: { type: "string", default: "python3" },
  },
});
await pack(resolve(options.output));

/** @param {string} output */
async function pack(output) {
  clearUpAfterKilledOnes(output);
  const inputs = hash(...inputFiles().flatMap((path) => [basename(path), readFileSync(path)]));
  if (isUpToDate(output, inputs)) return;

  endWithParent();
  const aside = `${output}-${process.pid}`;
  process.on("exit", () => rmSync(aside, { recursive: true, force: true }));
  try {
    mkdirSync(aside, { recursive: true });
    const sitePackages = builtWheel(aside, `sha${inputs}`);
    if (sitePackages === null) return;
    const sample = await cutLibrary(aside, sitePackages);
    writeRuntime(aside, sample);
    const made = { inputs, files: readdirSync(aside).sort() };
    writeFileSync(join(aside, "runtime.json"), `${JSON.stringify(made, null, 2)}\n`);
    rmSync(output, { recursive: true, force: true });
    renameSync(aside, output);
  } catch (error) {
    if (!isUpToDate(output, inputs)) throw error; // otherwise another build was faster
  }
}

/**
 * Deletes what killed processes have left beside `output`.
 * @param {string} output
 */
function clearUpAfterKilledOnes(output) {
  for (const name of existsSync(dirname(output)) ? readdirSync(dirname(output)) : []) {
    const pid = /-(\d+)$/.exec(name)?.[1];
    if (pid && name === `${basename(output)}-${pid}` && !isRunning(Number(pid))) {
      rmSync(join(dirname(output), name), { recursive: true, force: true });
    }
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM"; // it belongs to another user
  }
}

/** Ends this process when the build that started it has ended, even if that was killed. */
function endWithParent() {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(1), 100).unref();
}

/** Returns the paths of all inputs. requirements.lock has the versions of the Python packages. */
function inputFiles() {
  const rules = readdirSync(rulesFolder)
    .filter((name) => name.endsWith(".py"))
    .sort();
  return [
    ...OWN.map((name) => join(here, name)),
    ...WORKER.map((name) => join(workerFolder, name)),
    ...rules.map((name) => join(rulesFolder, name)),
    join(here, "../__init__.py"),
    join(pyodideFolder, "package.json"),
    join(root, "requirements.lock"),
  ];
}

/** @param {string} output @param {string} inputs */
function isUpToDate(output, inputs) {
  try {
    const made = JSON.parse(readFileSync(join(output, "runtime.json"), "utf8"));
    return made.inputs === inputs && made.files.every((/** @type {string} */ name) => existsSync(join(output, name)));
  } catch {
    return false;
  }
}

/**
 * Writes the wheel of the rules and the lock to `folder`. Returns the folder of Python's packages, or null if the
 * rules cannot be packed; Python then says why on stderr.
 * @param {string} folder
 * @param {string} label of the wheel's version
 */
function builtWheel(folder, label) {
  const lock = join(pyodideFolder, "pyodide-lock.json");
  const built = spawnSync(options.python, ["-m", "widgets.runtime.rules_wheel", folder, lock, label], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (built.error) throw built.error;
  if (built.status === 0) return built.stdout;
  process.exitCode = 1;
  return null;
}

/**
 * Writes the library to `folder` as python.zip, and compiles it and the wheel. Returns the sample for the browser. To
 * test the library, a second Pyodide that has nothing else must give the same answers.
 * @param {string} folder with the wheel and the lock
 * @param {string} sitePackages with pyodide-build
 */
async function cutLibrary(folder, sitePackages) {
  const [wheel] = readdirSync(folder).filter((name) => name.endsWith(".whl"));
  const full = await startedPython(join(pyodideFolder, "python_stdlib.zip"));
  for (const [place, mounted] of Object.entries({ "/packed": folder, "/runtime": here, "/packages": sitePackages })) {
    full.mountNodeFS(place, mounted);
  }
  full.runPython(`import sys; sys.path.append("/packed/${wheel}")`);
  const expected = sampleAnswers(full);
  full.runPython(`
write_library("/packed/${wheel}", "/runtime", "/packed/python.zip")
compile_archives("/packed", "/packages")
`);
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644); // Pyodide makes its files writable by everyone
  const answers = sampleAnswers(await startedPython(join(folder, "python.zip")));
  if (answers !== expected) throw new Error("with the reduced library, the rules give different answers");
  return JSON.parse(full.runPython("sample_calls()"));
}

/**
 * Writes what the browser loads to `folder`, and gives the python.zip that is there its final name.
 * @param {string} folder
 * @param {object} sample
 */
function writeRuntime(folder, sample) {
  const library = join(folder, "python.zip");
  const contents = {
    library: readFileSync(library),
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
  for (const kind of /** @type {const} */ (["library", "wasm", "machine", "pyodide"])) {
    writeFileSync(join(folder, files[kind]), contents[kind]);
  }
  rmSync(library);
  const lock = { info: JSON.parse(fromPyodide("pyodide-lock.json").toString()).info, packages: {} };
  writeFileSync(join(folder, "worker.js"), bundledWorker(files, lock, sample));
}

/** @param {string} library path of a zip */
function startedPython(library) {
  const env = {
    PYTHONHASHSEED: "0", // with a fixed date, the same bytes each time
    SOURCE_DATE_EPOCH: "315532800", // 1980-01-01, the first date that a zip file can hold
    PYTHONOPTIMIZE: "2", // leaves docstrings out of the code
    PYTHONNODEBUGRANGES: "1", // leaves out column numbers, which only tracebacks show
    PYTHONDONTWRITEBYTECODE: "1", // keeps the host's packages free of Pyodide's bytecode
  };
  return loadPyodide({ env, stdLibURL: library });
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
 * Returns the worker as one file, so that nothing waits for a second one: first the constants, then the modules.
 * @param {RuntimeFiles} files
 * @param {object} lock
 * @param {object} sample
 */
function bundledWorker(files, lock, sample) {
  const constants = Object.entries({ RUNTIME_FILES: files, RUNTIME_LOCK: lock, RUNTIME_SAMPLE: sample });
  const lines = constants.map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`);
  const modules = WORKER.map((name) => readFileSync(join(workerFolder, name), "utf8").replaceAll(IMPORT, ""));
  const worker = [...lines, ...modules].join("");
  return `const RUNTIME_VERSION = "${hash(worker)}";\n${worker}`;
}

/** Returns the first 16 digits of the SHA-256 of all parts.
 * @param {...(string | Uint8Array)} parts */
function hash(...parts) {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest("hex").slice(0, 16);
}
