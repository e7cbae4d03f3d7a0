/** A reply that was edited as plain text, in the other forms: its paragraphs, its lines and its links. */
import { escaped } from "./words.js";

const ADDRESS = /(?:https?:\/\/|mailto:|tel:)[^\s<>"]+/g;
const AROUND = /[)\].,;:!?'’”»]+$/; // what ends a sentence is not part of the address

/** @param {string} text @returns {string} */
export function editedAsHtml(text) {
  return paragraphsOf(text)
    .map((lines) => `<p>${lines.map((line) => linked(line, escaped, anchor)).join("<br>")}</p>`)
    .join("\n");
}

/** @param {string} text @returns {string} */
export function editedAsMarkdown(text) {
  const same = (/** @type {string} */ words) => words;
  return paragraphsOf(text)
    .map((lines) => lines.map((line) => linked(line, same, (address) => `<${address}>`)).join("  \n"))
    .join("\n\n");
}

/** @param {string} text @returns {string[][]} the lines of each paragraph */
function paragraphsOf(text) {
  return text
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.split("\n").filter((line) => line.trim()))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => line.trimEnd()));
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
