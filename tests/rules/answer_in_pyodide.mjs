// Answers a table of cases in stock Pyodide, and prints a JSON list with the JSON text of each answer.
// Usage: node answer_in_pyodide.mjs CASES.json --sources CHECKOUT
//        node answer_in_pyodide.mjs CASES.json --packed FOLDER     (the wheel in it, loaded by its lock)

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadPyodide } from "pyodide";

const {
  positionals: [cases],
  values: { sources, packed },
} = parseArgs({
  allowPositionals: true,
  options: { sources: { type: "string" }, packed: { type: "string" } },
});
const pyodide = await (packed ? withWheel(packed) : withSources(sources));
pyodide.globals.set("table", readFileSync(cases, "utf-8"));
const answers = pyodide.runPython(`
import json
from widgets import rules
json.dumps([json.dumps(rules.answer(case["widget"], case["inputs"])) for case in json.loads(table)])
`);
process.stdout.write(answers);

async function withWheel(folder) {
  const lockFileContents = readFileSync(join(folder, "pyodide-lock.json"), "utf-8");
  const loaded = await loadPyodide({ lockFileContents, packageBaseUrl: `${folder}/` });
  await loaded.loadPackage("knowledge-base-rules", { messageCallback: () => undefined });
  return loaded;
}

async function withSources(checkout) {
  const loaded = await loadPyodide({ env: { PYTHONDONTWRITEBYTECODE: "1" } });
  loaded.mountNodeFS("/checkout", checkout);
  loaded.runPython('import sys; sys.path.insert(0, "/checkout")');
  return loaded;
}
