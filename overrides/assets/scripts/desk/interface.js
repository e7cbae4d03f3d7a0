/** The page and its labels, in the agent's language. The page contains the labels of all languages. */

import { showFor } from "../toast.js";

const TOAST_STAYS = 4000; // milliseconds

/** @type {Record<string, Record<string, string>>} */
const ALL = JSON.parse(document.querySelector("[data-desk-labels]")?.textContent ?? "{}");
let labels = ALL.en ?? {};

/** @param {string} name */
export function label(name) {
  return labels[name] ?? "";
}

/**
 * Shows all labels of the page in this language.
 * @param {string} language
 */
export function speak(language) {
  labels = ALL[language] ?? labels;
  document.documentElement.lang = language;
  document.title = label("desk-title");
  for (const labelled of parts("[data-label]")) labelled.textContent = label(labelled.dataset.label ?? "");
  for (const labelled of parts("[data-label-name]")) labelled.ariaLabel = label(labelled.dataset.labelName ?? "");
  for (const labelled of parts("[data-label-placeholder]")) {
    labelled.setAttribute("placeholder", label(labelled.dataset.labelPlaceholder ?? ""));
  }
}

/**
 * Returns the one element of the page that the selector matches.
 * @template {HTMLElement} [Kind=HTMLElement]
 * @param {string} selector
 */
export function part(selector) {
  return /** @type {Kind} */ (document.querySelector(selector));
}

/** @param {string} selector */
export function parts(selector) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))];
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * Returns what marks a translation that is out of date: calm, unless its words mislead.
 * @param {"p" | "span"} tag
 * @param {boolean} misleads
 */
export function staleMark(tag, misleads) {
  const name = misleads ? "desk-stale desk-stale--misleads" : "desk-stale";
  return element(tag, { class: name }, label(misleads ? "desk-mark-misleads" : "desk-mark-outdated"));
}

/** Shows a message for a moment, and has screen readers announce it. @param {string} text */
export function tell(text) {
  showFor(TOAST_STAYS, text, part("[data-desk-toast]"));
}
