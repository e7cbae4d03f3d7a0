// Answers a table of cases in Pyodide, and prints a JSON list with the JSON text of each answer.
// Usage: node answer_in_pyodide.mjs CHECKOUT CASES.json

import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [checkout, cases] = process.argv.slice(2);
const pyodide = await loadPyodide({ env: { PYTHONDONTWRITEBYTECODE: "1" } });
pyodide.mountNodeFS("/checkout", checkout);
pyodide.globals.set("table", readFileSync(cases, "utf-8"));
const answers = pyodide.runPython(`
import json, sys
sys.path.insert(0, "/checkout")
from widgets import rules
json.dumps([json.dumps(rules.answer(case["widget"], case["inputs"])) for case in json.loads(table)])
`);
process.stdout.write(answers);
