/** Words in the form that is needed. Python writes all the forms; see `Words` in ../data.d.ts. */

/** @import { Forms, Words } from "../data.js" */

const ROOT = "\uE000"; // the site's root, before each address within the site
const ADDRESS = / \((?:\uE000|https:|mailto:|tel:)[^)]*\)/g; // of a link, after its words

/** @param {Words} words @param {keyof Forms} form */
export function inForm(words, form) {
  return typeof words === "string" ? words : words[form];
}

/** Returns the words as plain text, without the addresses of their links. @param {Words} words */
export function withoutAddresses(words) {
  return inForm(words, "text").replace(ADDRESS, "");
}

/** Returns the text with absolute addresses. @param {string} text @param {string} root */
export function atRoot(text, root) {
  return text.replaceAll(ROOT, root);
}

/** Returns the text as HTML. @param {string} text */
export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
