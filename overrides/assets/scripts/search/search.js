// Search: one dialog, opened by a button, by the field in the hero, by "/" and by Ctrl or Cmd and K.
// Nothing is loaded before it opens.

import { resultItem } from "./results.js";

const PAUSE = 120; // milliseconds without typing before a query is asked

/** @import { Guide } from "./parts.js" */
/** @import { searchIn } from "./languages.js" */

/**
 * @typedef {object} Parts
 * @property {HTMLDialogElement} dialog
 * @property {HTMLInputElement} input
 * @property {HTMLElement} list
 * @property {HTMLElement} status
 */

/** Makes a dialog answer. @param {Parts} parts */
function search({ dialog, input, list, status }) {
  const standsInPlace = "searchInPlace" in dialog.dataset;
  /** @type {Map<string, string>} what each language calls itself, the page's first */
  const names = new Map(JSON.parse(dialog.dataset.languages ?? "[]"));
  /** @type {Promise<ReturnType<typeof searchIn>> | undefined} */
  let search;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  /** @returns {Promise<ReturnType<typeof searchIn>>} what answers, loaded at the first call */
  function loaded() {
    search ??= import("./languages.js").then((module) =>
      module.searchIn(dialog.dataset.search ?? "", [...names.keys()]),
    );
    search.catch(() => (search = undefined)); // so that the next query tries again
    return search;
  }

  function open() {
    if (dialog.matches(":modal")) return;
    dialog.close();
    dialog.showModal();
    input.focus();
    loaded()
      .then((ready) => ready.open())
      .catch(() => undefined); // the query tells what is wrong
  }

  async function answer() {
    const query = input.value.trim();
    if (!query) return show(query, [], "");
    try {
      const found = await (await loaded()).find(query);
      if (query !== input.value.trim()) return; // a newer query is on its way
      const elsewhere = found.language === document.documentElement.lang ? undefined : found.language;
      show(query, found.guides, told(found.count, found.meant, elsewhere), elsewhere);
    } catch {
      if (query === input.value.trim()) show(query, [], status.dataset.unavailable ?? "");
    }
  }

  /**
   * @param {number} count
   * @param {string | undefined} meant
   * @param {string | undefined} elsewhere the language in which guides were found, if it is not the page's
   * @returns {string} what is said of what was found
   */
  function told(count, meant, elsewhere) {
    const { found, nothing, meant: ask, elsewhere: other } = status.dataset;
    if (count === 0) return nothing ?? "";
    if (elsewhere) return `${other} ${names.get(elsewhere)}`;
    return meant ? `${ask} ${meant}` : `${found} ${count}`;
  }

  /**
   * @param {string} query
   * @param {Guide[]} guides
   * @param {string} message
   * @param {string} [language] of the guides, if it is not the page's
   */
  function show(query, guides, message, language) {
    list.replaceChildren(...guides.map((guide) => resultItem(guide, language)));
    list.dataset.query = query;
    status.textContent = message;
  }

  /** Moves through the field and the links, one after the other. @param {KeyboardEvent} event */
  function move(event) {
    if (event.key === "Escape") {
      event.preventDefault(); // else the first one would only empty the field
      dialog.close();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (!opens(event)) return;
    event.preventDefault();
    open();
  });
  for (const button of document.querySelectorAll("[data-search-open]")) button.addEventListener("click", open);
  input.addEventListener("click", open);
  input.addEventListener("input", () => {
    open();
    clearTimeout(pause);
    pause = setTimeout(answer, PAUSE);
  });
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    open();
    list.querySelector("a")?.click();
  });
  dialog.addEventListener("keydown", move);
  dialog.addEventListener("click", (event) => {
    const leaves = event.target instanceof Element && event.target.closest("[data-search-close], a");
    if (leaves || event.target === dialog) dialog.close(); // outside of its content is its backdrop
  });
  dialog.addEventListener("close", () => {
    if (standsInPlace && !dialog.open) dialog.open = true; // unlike show(), leaves the focus where it is
  });
}

/** Tells whether a key opens the search. @param {KeyboardEvent} event @returns {boolean} */
function opens(event) {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) return true;
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  return event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
}

const dialog = document.querySelector("dialog[data-search]");
const input = dialog?.querySelector("[data-search-input]");
const list = dialog?.querySelector("[data-search-results]");
const status = dialog?.querySelector("[data-search-status]");
if (
  dialog instanceof HTMLDialogElement &&
  input instanceof HTMLInputElement &&
  list instanceof HTMLElement &&
  status instanceof HTMLElement
) {
  search({ dialog, input, list, status });
}
