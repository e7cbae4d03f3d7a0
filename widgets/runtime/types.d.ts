/** What the rules answer, as JSON. `steps` are addresses such as "topic/guide#step". */
interface Answer {
  outcome: string;
  facts: Record<string, FactValue>;
  steps: string[];
}

type FactValue = string | number | boolean | string[][] | null;

/** What is wrong with an input: a code, and the name of the field. */
interface Mistake {
  error: string;
  field: string;
}

/** What a form holds: the name of each field that is filled in, and its value as text. */
type Inputs = Record<string, string>;

/**
 * A row of the table of all answers. `when` has the values of each field that matters: options, or for a date the
 * first and the last day, counted from today, null for no end.
 */
interface Case {
  when: Record<string, string[] | [number | null, number | null]>;
  outcome: string;
  facts: Record<string, FactValue | { after: string; days: number } | { until: string }>;
  steps: string[];
}

/** What the worker is asked: a function of the rules, and its arguments. */
interface Question {
  id: number;
  call: "answer" | "detect_system";
  arguments: unknown[];
}

/** What the worker says: that it has started, an answer, or that it does not start. */
type Reply = { ready: true } | { id: number; result: unknown } | { failed: string };

/** The names of the packed files, beside worker.js. */
interface RuntimeFiles {
  library: string;
  machine: string;
  pyodide: string;
  wasm: string;
}

/** Written in front of worker.js by pack.mjs. */
declare const RUNTIME_FILES: RuntimeFiles;
declare const RUNTIME_LOCK: import("pyodide").PyodideConfig["lockFileContents"];
