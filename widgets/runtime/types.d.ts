/** What the rules answer, as JSON. `steps` are addresses such as "topic/guide#step". */
interface Answer {
  outcome: string;
  facts: Record<string, FactValue>;
  steps: string[];
}

type FactValue = string | number | boolean | string[][] | (string | null)[] | null;

/** What is wrong with an input: a code, and the name of the field. */
interface OneMistake {
  error: string;
  field: string;
}

/** Everything that is wrong with the inputs; the first of `errors` is also the error's own code and field. */
interface Mistake extends OneMistake {
  errors: OneMistake[];
}

/** What a form holds: the name of each field that is filled in, and its value as text. */
type Inputs = Record<string, string>;

/**
 * A row of the table of all answers. `when` has the values of each field that matters: options, or for a date the
 * first and the last day, counted from today, null for no end. `typed` has the addresses that can add to the answer.
 */
interface Case {
  when: Record<string, string[] | [number | null, number | null]>;
  outcome: string;
  facts: Record<string, FactValue | { after: string; days: number } | { until: string }>;
  steps: string[];
  typed?: string[];
}

/** A question to the worker: a function of the rules, and its arguments. */
interface Question {
  id: number;
  call: "answer" | "detect_system";
  arguments: unknown[];
}

/** A reply of the worker: that it has started, an answer, or that it cannot start. */
type Reply = { ready: true } | { id: number; result: unknown } | { failed: string };

/** The names of the packed files, beside worker.js. */
interface RuntimeFiles {
  library: string;
  machine: string;
  pyodide: string;
  wasm: string;
}

/** Written before worker.js by pack.mjs. */
declare const RUNTIME_FILES: RuntimeFiles;
declare const RUNTIME_LOCK: import("pyodide").PyodideConfig["lockFileContents"];
/** A hash of the worker and all that it loads. */
declare const RUNTIME_VERSION: string;
/** Calls of the rules with the right answers: function, arguments and answer, the last two as JSON. */
declare const RUNTIME_SAMPLE: [string, string, string][];

type Python = import("pyodide").PyodideAPI;

/**
 * What Python starts from, and other options of Pyodide. own_pyodide.mjs makes it accept the promises `wasm`, which is
 * compiled, and `library`, a zip. `fill` receives the memory before Python starts.
 */
interface PythonParts {
  wasm: Promise<WebAssembly.Module>;
  library: Promise<ArrayBuffer>;
  fill?: (memory: Uint8Array) => Promise<void>;
  _loadSnapshot?: Uint8Array;
  _makeSnapshot?: boolean;
}

/** Python's memory after a start, without the pages that are all zero. */
interface Snapshot {
  description: SnapshotDescription;
  memory: Promise<Uint8Array>;
  wasm: Promise<WebAssembly.Module>;
}

/** Pyodide's own part of a snapshot, the ranges of bytes that were kept, and their SHA-256. */
interface SnapshotDescription {
  header: number[];
  runs: [number, number][];
  digest: string;
}

/** Trusted Types, which TypeScript does not know yet, as far as they are used here. Some browsers lack them. */
declare var trustedTypes:
  | {
      createPolicy(
        name: string,
        rules: { createScriptURL(given: string): string },
      ): { createScriptURL(given: string): string };
    }
  | undefined;
