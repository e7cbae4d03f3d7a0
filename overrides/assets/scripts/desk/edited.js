/** A reply that was edited as plain text, in the other forms: its paragraphs, its lines and its links. */
import { escaped } from "./words.js";
import { fenced } from "./written.js";

const ADDRESS = /(?:https?:\/\/|mailto:|tel:)[^\s<>"]+/g;
const AROUND = /[)\].,;:!?'’”»]+$/; // a sign that ends a sentence is not part of the address

/**
 * @typedef {{ isCode: boolean, lines: string[] }} Piece a paragraph, or code that was not changed
 */

/** @param {string} text @param {string[]} [codes] the code in the reply before it was edited @returns {string} */
export function editedAsHtml(text, codes = []) {
  return piecesOf(text, codes)
    .map(({ isCode, lines }) => {
      if (isCode) return `<pre><code>${escaped(lines.join("\n"))}</code></pre>`;
      return `<p>${lines.map((line) => linked(indented(line), escaped, anchor)).join("<br>")}</p>`;
    })
    .join("\n");
}

/** @param {string} text @param {string[]} [codes] @returns {string} */
export function editedAsMarkdown(text, codes = []) {
  const same = (/** @type {string} */ words) => words;
  return piecesOf(text, codes)
    .map(({ isCode, lines }) => {
      if (isCode) return fenced(lines.join("\n"));
      return lines.map((line) => linked(line, same, (address) => `<${address}>`)).join("  \n");
    })
    .join("\n\n");
}

/** @param {string} text @param {string[]} codes @returns {Piece[]} */
function piecesOf(text, codes) {
  const lines = text.split("\n").map((line) => line.trimEnd());
  /** @type {Piece[]} */
  const pieces = [];
  let paragraph = /** @type {string[]} */ ([]);
  const end = () => {
    if (paragraph.length) pieces.push({ isCode: false, lines: paragraph });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const code = codes.map((one) => one.split("\n")).find((own) => isAt(lines, at, own));
    if (code || !lines[at]) end();
    if (code) {
      pieces.push({ isCode: true, lines: code });
      at += code.length - 1;
    } else if (lines[at]) paragraph.push(lines[at] ?? "");
  }
  end();
  return pieces;
}

/**
 * @param {string[]} lines
 * @param {number} at
 * @param {string[]} code
 * @returns {boolean} whether the code is there, indented or not
 */
function isAt(lines, at, code) {
  const first = code[0] ?? "";
  const indent = " ".repeat(Math.max(0, (lines[at]?.length ?? 0) - first.trimEnd().length));
  return first.trim() !== "" && code.every((line, index) => lines[at + index] === `${indent}${line}`.trimEnd());
}

/** @param {string} line @returns {string} with spaces at its beginning that HTML keeps */
function indented(line) {
  return line.replace(/^ +/, (spaces) => "\u00a0".repeat(spaces.length));
}

/**
 * @param {string} line
 * @param {(words: string) => string} said writes what is between addresses
 * @param {(address: string) => string} link
 */
function linked(line, said, link) {
  const parts = [];
  let from = 0;
  for (const { 0: found, index } of line.matchAll(ADDRESS)) {
    const address = found.replace(AROUND, "");
    parts.push(said(line.slice(from, index)), link(address));
    from = index + address.length;
  }
  return [...parts, said(line.slice(from))].join("");
}

/** @param {string} address */
function anchor(address) {
  return `<a href="${escaped(address)}">${escaped(address)}</a>`;
}
