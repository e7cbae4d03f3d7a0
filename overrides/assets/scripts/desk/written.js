/** Writes what is copied: as plain text, as Markdown, or as HTML. */
import { atRoot, escaped, inForm, withoutAddresses } from "./words.js";

/**
 * @import { Forms, Words } from "../data.js"
 * @import { Block, List, Paragraph } from "./reply.js"
 * @typedef {object} Style how a form of text is written
 * @property {"text" | "markdown"} form
 * @property {Record<"title" | "heading" | "point", string>} marks at the beginning of a title or point
 * @property {string} newline between the paragraphs of a point or step
 * @property {string} list before and after a list in it
 * @property {(index: number, depth: number) => string} number of a step, from 0; steps of a step are 1 deep
 * @property {(address: string) => string} link
 * @property {(code: string) => string} code
 * @property {(rows: string[][]) => string} table
 */

/** @type {Style} */
const PLAIN = {
  form: "text",
  marks: { title: "", heading: "", point: "–" },
  newline: "\n",
  list: "\n",
  number: (index, depth) => (depth % 2 ? `${String.fromCodePoint(97 + (index % 26))})` : `${index + 1}.`),
  link: (address) => address,
  code: (code) => code,
  table: (rows) => rows.map((cells) => cells.join(" | ")).join("\n"),
};

/** @type {Style} */
const MARKDOWN = {
  form: "markdown",
  marks: { title: "## ", heading: "### ", point: "-" },
  newline: "  \n",
  list: "\n\n",
  number: (index) => `${index + 1}.`,
  link: (address) => `<${address}>`,
  code: fenced,
  table: ([head = [], ...rows]) =>
    [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(inCell).join(" | ")} |`).join("\n"),
};

/** @param {Block[]} blocks @param {string} root */
export function asPlain(blocks, root) {
  return atRoot(written(blocks, PLAIN), root);
}

/** @param {Block[]} blocks @param {string} root */
export function asMarkdown(blocks, root) {
  return atRoot(written(blocks, MARKDOWN), root);
}

/** @param {Block[]} blocks @param {string} root */
export function asHtml(blocks, root) {
  return atRoot(blocks.map((block) => html(block)).join("\n"), escaped(root));
}

/** Returns the code in the blocks, and in their lists. @param {Block[]} blocks @returns {string[]} */
export function codeIn(blocks) {
  return blocks.flatMap((block) => {
    if (block.kind === "code") return [block.code];
    return block.kind === "steps" || block.kind === "points" ? codeIn(block.items.flat()) : [];
  });
}

/** @param {Block[]} blocks @param {Style} style */
function written(blocks, style) {
  return blocks.map((block) => one(block, style)).join("\n\n");
}

/** @param {Block} block @param {Style} style @param {number} [depth] of a list in lists @returns {string} */
function one(block, style, depth = 0) {
  switch (block.kind) {
    case "title":
    case "heading":
      return style.marks[block.kind] + inForm(block.words, style.form);
    case "text":
      return said(block, style.form);
    case "code":
      return style.code(block.code);
    case "table":
      return style.table(block.rows.map((cells) => cells.map((words) => inForm(words, style.form))));
    case "link":
      return `${block.label} ${style.link(block.address)}`;
    case "lines":
      return block.lines.join(style.newline);
    default:
      return block.items
        .map((item, index) => {
          const mark = block.kind === "steps" ? style.number(index, depth) : style.marks.point;
          return `${mark} ${inItem(item, style, depth).replaceAll(/\n(?!\n)/g, `\n${" ".repeat(mark.length + 1)}`)}`;
        })
        .join("\n");
  }
}

/** @param {Block[]} blocks of a step or point @param {Style} style @param {number} depth */
function inItem(blocks, style, depth) {
  return blocks
    .map((block, at) => {
      const before = blocks[at - 1];
      return (before ? between(before, block, style) : "") + one(block, style, depth + 1);
    })
    .join("");
}

/** @param {Block} before @param {Block} after @param {Style} style */
function between(before, after, style) {
  const kinds = [before.kind, after.kind];
  if (kinds.includes("code") || kinds.includes("table")) return "\n\n";
  return kinds.every((kind) => kind === "text") ? style.newline : style.list;
}

/** @param {Block} block @param {number} [depth] of a list in lists @returns {string} */
function html(block, depth = 0) {
  switch (block.kind) {
    case "title":
    case "heading":
      return `<p><strong>${escaped(withoutAddresses(block.words))}</strong></p>`; // without marks
    case "text":
      return `<p>${said(block, "html")}</p>`;
    case "code":
      return `<pre><code>${escaped(block.code)}</code></pre>`;
    case "table":
      return `<table>\n${block.rows.map(row).join("\n")}\n</table>`;
    case "link":
      return `<p>${escaped(block.label)} <a href="${escaped(block.address)}">${escaped(block.address)}</a></p>`;
    case "lines":
      return `<p>${block.lines.map(escaped).join("<br>")}</p>`;
    default:
      return listHtml(block, depth);
  }
}

/** @param {List} list @param {number} depth */
function listHtml({ kind, items }, depth) {
  const tag = kind === "steps" ? "ol" : "ul";
  const type = kind === "steps" && depth % 2 ? ' type="a"' : "";
  return `<${tag}${type}>\n${items.map((item) => `<li>${itemHtml(item, depth)}</li>`).join("\n")}\n</${tag}>`;
}

/** @param {Block[]} blocks of a step or point @param {number} depth */
function itemHtml(blocks, depth) {
  return blocks
    .map((block, at) => {
      if (block.kind !== "text") return html(block, depth + 1);
      return (blocks[at - 1]?.kind === "text" ? "<br>" : "") + said(block, "html");
    })
    .join("");
}

/** @param {Words[]} cells @param {number} index of the row: the first is the head */
function row(cells, index) {
  const tag = index ? "td" : "th";
  return `<tr>${cells.map((words) => `<${tag}>${inForm(words, "html")}</${tag}>`).join("")}</tr>`;
}

/** @param {Paragraph} paragraph @param {keyof Forms} form */
function said({ words, label }, form) {
  const text = inForm(words, form);
  return label ? `${form === "html" ? escaped(label) : label} ${text}` : text;
}

/** @param {string} code @returns {string} the code between fences that do not occur in it */
export function fenced(code) {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

/** @param {string} words in Markdown */
function inCell(words) {
  return words.replaceAll("|", "\\|");
}
