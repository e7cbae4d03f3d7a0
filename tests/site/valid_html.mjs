/** Prints what html-validate finds wrong in the pages, a fault a line: `node valid_html.mjs desk|pages FILE…`. */
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { RULES, RULES_OF_THE_DESK } from "./html_rules.mjs";

const [kind, ...files] = process.argv.slice(2);
const validator = new HtmlValidate(new StaticConfigLoader(kind === "desk" ? RULES_OF_THE_DESK : RULES));
const { results } = await validator.validateMultipleFiles(files);
const faults = results.flatMap(({ filePath, messages }) =>
  messages.map(({ line, column, ruleId, message }) => `${filePath}:${line}:${column}: ${message} (${ruleId})\n`),
);
process.stdout.write(`${faults.join("")}${files.length} pages\n`);
