// Prints the ready reply of a place in its three forms: data file, address, the site's address.
import { readFileSync } from "node:fs";
import { Content } from "../../overrides/assets/scripts/desk/content.js";
import { replyTo } from "../../overrides/assets/scripts/desk/reply.js";
import { asHtml, asMarkdown, asPlain } from "../../overrides/assets/scripts/desk/written.js";

const [file, address, root] = process.argv.slice(2);
const content = new Content(JSON.parse(readFileSync(file, "utf-8")));
const reply = replyTo(content, [content.byAddress.get(address)], { root });
process.stdout.write(
  [asPlain, asMarkdown, asHtml].map((form) => `=== ${form.name}\n${form(reply, root)}\n`).join("\n"),
);
