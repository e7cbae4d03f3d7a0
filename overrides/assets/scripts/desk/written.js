/** Writes what is copied: as plain text, as Markdown, or as HTML. */
import { atRoot, escaped, inForm, withoutAddresses } from "./words.js";

/**
 * @import { Forms } from "../data.js"
 * @import { Block, Line, Paragraph } from "./reply.js"
 */

/** @param {Block[]} blocks @param {string} root */
export function asPlain(blocks, root) {
  const marks = { title: "", heading: "", text: "", point: "–" };
  return atRoot(written(blocks, { form: "text", marks, newline: "\n", link: (address) => address }), root);
}

/** @param {Block[]} blocks @param {string} root */
export function asMarkdown(blocks, root) {
  const marks = { title: "## ", heading: "### ", text: "", point: "-" };
  return atRoot(written(blocks, { form: "markdown", marks, newline: "  \n", link: (address) => `<${address}>` }), root);
}

/** @param {Block[]} blocks @param {string} root */
export function asHtml(blocks, root) {
  const html = blocks.map((block) => {
    if (block.kind === "text") return `<p>${said(block, "html")}</p>`;
    if (block.kind === "lines") return `<p>${block.lines.map(escaped).join("<br>")}</p>`;
    if ("words" in block) return `<p><strong>${escaped(withoutAddresses(block.words))}</strong></p>`; // without marks
    if (block.kind === "link") {
      const address = escaped(block.address);
      return `<p>${escaped(block.label)} <a href="${address}">${address}</a></p>`;
    }
    const tag = block.kind === "steps" ? "ol" : "ul";
    const items = block.items.map((lines) => `<li>${lines.map((line) => said(line, "html")).join("<br>")}</li>`);
    return `<${tag}>\n${items.join("\n")}\n</${tag}>`;
  });
  return atRoot(html.join("\n"), escaped(root));
}

/**
 * @param {Block[]} blocks
 * @param {object} style
 * @param {keyof Forms} style.form
 * @param {Record<Paragraph["kind"] | "point", string>} style.marks at the beginning of a paragraph or point
 * @param {string} style.newline within a point or step
 * @param {(address: string) => string} style.link
 */
function written(blocks, { form, marks, newline, link }) {
  const parts = blocks.map((block) => {
    if (block.kind === "link") return `${block.label} ${link(block.address)}`;
    if (block.kind === "lines") return block.lines.join(newline);
    if ("words" in block) return marks[block.kind] + said(block, form);
    const items = block.items.map((lines, index) => {
      const mark = block.kind === "steps" ? `${index + 1}.` : marks.point;
      const indent = " ".repeat(mark.length + 1);
      return `${mark} ${lines.map((line) => said(line, form)).join(newline + indent)}`;
    });
    return items.join("\n");
  });
  return parts.join("\n\n");
}

/** @param {Line} line @param {keyof Forms} form */
function said({ words, label }, form) {
  const text = inForm(words, form);
  return label ? `${form === "html" ? escaped(label) : label} ${text}` : text;
}
