/**
 * Python's memory after a start, kept on the reader's device (CacheStorage), so that a later visit starts from it.
 *
 * The browser takes it itself, of a Python that has answered only the sample, so nothing that readers type is in it. It
 * only fits the files and the browser that it was taken with. Anything wrong with it is an error, and the caller then
 * starts Python as on a first visit. Only this file uses Pyodide's options with an underscore, which may change.
 */
import { addressOf, fetched, metLater, pythonFromFiles, rulesIn, startedPython } from "./python.js";

const PREFIX = "kb-python-";
const CACHE = `${PREFIX}${RUNTIME_VERSION} ${navigator.userAgent}`;
const WASM = addressOf(RUNTIME_FILES.wasm);
const MEMORY = addressOf("memory");
const PAGE = 4096; // bytes; pages that are all zero are not kept
const DESCRIPTION = "x-description"; // a header of the response kept at MEMORY
const DESCRIPTION_DIGEST = "x-description-digest";

/**
 * Returns the snapshot that is kept for these files and this browser, or null. Its parts are still loading.
 * @returns {Promise<Snapshot | null>}
 */
export async function keptSnapshot() {
  const [memory, wasm] = await Promise.all([MEMORY, WASM].map((url) => caches.match(url, { cacheName: CACHE })));
  if (!memory || !wasm) return null;
  const text = memory.headers.get(DESCRIPTION) ?? "";
  if ((await digestOf(encoded(text))) !== memory.headers.get(DESCRIPTION_DIGEST))
    throw new Error("damaged description");
  /** @type {SnapshotDescription} */
  const description = JSON.parse(text);
  return {
    description,
    memory: metLater(checked(memory, (digest) => digest === description.digest)),
    wasm: metLater(checked(wasm, isOurWasm).then(WebAssembly.compile)),
  };
}

/**
 * Returns Python, started from a snapshot.
 * @param {Snapshot} snapshot
 */
export async function pythonFromSnapshot({ description, memory, wasm }) {
  const python = await startedPython({
    wasm,
    library: Promise.resolve(new ArrayBuffer(0)), // its modules are in the memory
    _loadSnapshot: Uint8Array.from(description.header), // Pyodide's own part; we restore the memory ourselves
    fill: async (empty) => putBack(await memory, description.runs, empty),
  });
  performance.mark("from snapshot");
  return python;
}

/** Takes a snapshot, tries it out, and keeps it in place of all others. Rejects if that fails. */
export async function keepSnapshot() {
  await forgetSnapshots();
  const cache = await caches.open(CACHE);
  const bytes = await checked(await fetched(RUNTIME_FILES.wasm), isOurWasm);
  await cache.put(WASM, new Response(bytes)); // first, since it fails quickly if there is no room
  const wasm = WebAssembly.compile(bytes);

  const python = await pythonFromFiles(wasm, { _makeSnapshot: true });
  rulesIn(python);
  const { header, runs, memory } = parts(python.makeMemorySnapshot());
  const description = { header, runs, digest: await digestOf(memory) };
  rulesIn(await pythonFromSnapshot({ description, memory: Promise.resolve(memory), wasm }));

  const text = JSON.stringify(description);
  const headers = { [DESCRIPTION]: text, [DESCRIPTION_DIGEST]: await digestOf(encoded(text)) };
  await cache.put(MEMORY, new Response(memory, { headers }));
}

/** Deletes all snapshots, whatever their version. */
export async function forgetSnapshots() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/**
 * Returns the parts of Pyodide's snapshot: its own header, and the memory without the pages that are all zero.
 * @param {Uint8Array} whole
 */
function parts(whole) {
  const [, start = 0] = new Uint32Array(whole.buffer, 0, 2);
  const all = whole.subarray(start);
  const runs = runsOfPages(all);
  const memory = new Uint8Array(runs.reduce((size, [from, to]) => size + to - from, 0));
  let written = 0;
  for (const [from, to] of runs) {
    memory.set(all.subarray(from, to), written);
    written += to - from;
  }
  return { header: [...whole.subarray(0, start)], runs, memory };
}

/**
 * Returns the ranges of bytes in which the memory is not all zero.
 * @param {Uint8Array} memory whole pages
 */
function runsOfPages(memory) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.byteLength / 4);
  /** @type {SnapshotDescription["runs"]} */
  const runs = [];
  for (let page = 0; page < memory.length; page += PAGE) {
    if (words.subarray(page / 4, (page + PAGE) / 4).every((word) => word === 0)) continue;
    const last = runs.at(-1);
    if (last?.[1] === page) last[1] += PAGE;
    else runs.push([page, page + PAGE]);
  }
  return runs;
}

/**
 * @param {Uint8Array} kept the runs, one after another
 * @param {SnapshotDescription["runs"]} runs
 * @param {Uint8Array} memory of a Python that has not started
 */
function putBack(kept, runs, memory) {
  let [read, written] = [0, 0];
  for (const [from, to] of runs) {
    memory.fill(0, written, from);
    memory.set(kept.subarray(read, read + to - from), from);
    read += to - from;
    written = to;
  }
}

/**
 * Returns the content of a response. Rejects if its digest is wrong.
 * @param {Response} response
 * @param {(digest: string) => boolean} isRight
 */
async function checked(response, isRight) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!isRight(await digestOf(bytes))) throw new Error(`damaged: ${response.url || MEMORY}`);
  return bytes;
}

/** @param {string} digest */
function isOurWasm(digest) {
  return RUNTIME_FILES.wasm.includes(digest.slice(0, 16)); // pack.mjs names files after their content
}

/**
 * Returns the SHA-256 in hexadecimal digits.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} text */
function encoded(text) {
  return new TextEncoder().encode(text);
}
