// The search dialog. It opens from a button, the field in the hero, "/", and Ctrl or Cmd with K. The index and the
// modules that search it are loaded when it first opens.

import { resultItem } from "./results.js";

const PAUSE = 120; // milliseconds without typing, after which the query is answered
const PATIENCE = 3000; // milliseconds without an answer, after which the reader is told

/** @import { Guide } from "./parts.js" */
/** @import { searchIn } from "./languages.js" */

/**
 * @typedef {object} Parts
 * @property {HTMLDialogElement} dialog
 * @property {HTMLInputElement} input
 * @property {HTMLElement} list
 * @property {HTMLElement} status
 */

/** Makes the dialog work. @param {Parts} parts */
function start({ dialog, input, list, status }) {
  const standsInPlace = "searchInPlace" in dialog.dataset;
  /** @type {Map<string, string>} what each language calls itself, the page's first */
  const names = new Map(JSON.parse(dialog.dataset.languages ?? "[]"));
  /** @type {Promise<ReturnType<typeof searchIn>> | undefined} */
  let loading;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  /** @returns {Promise<ReturnType<typeof searchIn>>} the search, loaded at the first call */
  function search() {
    loading ??= import("./languages.js").then((module) => {
      const folder = new URL(dialog.dataset.search ?? "", location.href);
      return module.searchIn(folder, [...names.keys()]);
    });
    loading.catch(() => {
      loading = undefined; // so that the next query tries again
    });
    return loading;
  }

  function open() {
    if (dialog.matches(":modal")) return;
    dialog.close();
    dialog.showModal();
    input.focus();
    search()
      .then((ready) => ready.open())
      .catch(() => undefined); // the first query will say so
  }

  async function answer() {
    const query = input.value.trim();
    if (!query) return show(query, [], "");
    const isCurrent = () => query === input.value.trim();
    const slow = setTimeout(() => {
      if (isCurrent()) status.textContent = status.dataset.slow ?? "";
    }, PATIENCE);
    try {
      const found = await (await search()).find(query);
      if (!isCurrent()) return; // there is a newer query
      const elsewhere = found.language === document.documentElement.lang ? undefined : found.language;
      show(query, found.guides, message(found.count, found.meant, elsewhere), elsewhere);
    } catch {
      if (isCurrent()) show(query, [], status.dataset.unavailable ?? "");
    } finally {
      clearTimeout(slow);
    }
  }

  /**
   * @param {number} count
   * @param {string | undefined} meant
   * @param {string | undefined} elsewhere the language in which guides were found, if it is not the page's
   * @returns {string} what was found, in words
   */
  function message(count, meant, elsewhere) {
    const { found, nothing, meant: ask, elsewhere: other } = status.dataset;
    if (count === 0) return nothing ?? "";
    if (elsewhere) return `${other} ${names.get(elsewhere)}`;
    return meant ? `${ask} ${meant}` : `${found} ${count}`;
  }

  /**
   * @param {string} query
   * @param {Guide[]} guides
   * @param {string} text the message
   * @param {string} [language] of the guides, if it is not the page's
   */
  function show(query, guides, text, language) {
    list.replaceChildren(...guides.map((guide) => resultItem(guide, language)));
    list.dataset.query = query;
    status.textContent = text;
  }

  /** Moves the focus through the field and the links. @param {KeyboardEvent} event */
  function move(event) {
    if (event.key === "Escape") {
      event.preventDefault(); // otherwise the first press would only empty the field
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
    if (leaves || event.target === dialog) dialog.close(); // a click outside its content is one on the dialog itself
  });
  dialog.addEventListener("close", () => {
    if (standsInPlace && !dialog.open) dialog.open = true; // unlike show(), this leaves the focus where it is
  });
}

/** @param {KeyboardEvent} event @returns {boolean} whether the key opens the search */
function opens(event) {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) return true;
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  return event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
}

document.querySelector("[data-doubt]")?.remove(); // it would say that this script has not come
for (const dialog of document.querySelectorAll("dialog")) {
  const input = dialog.querySelector("[data-search-input]");
  const list = dialog.querySelector("[data-search-results]");
  const status = dialog.querySelector("[data-search-status]");
  if (input instanceof HTMLInputElement && list instanceof HTMLElement && status instanceof HTMLElement) {
    start({ dialog, input, list, status });
  }
}
