// The search dialog. A button, the field in the hero, "/", Ctrl or Cmd with K, and an address with a query open it. The
// index and the modules that search it are loaded when it is first opened.

import { enter, keep, leave, queryInAddress } from "./address.js";
import { moveFocus, opens } from "./keys.js";
import { resultItem } from "./results.js";

const PAUSE = 120; // milliseconds without typing, after which the query is answered
const SHORTLY = 500; // milliseconds without an answer, after which the reader is told that one is on its way
const PATIENCE = 3000; // the same, after which the reader is told what to do instead

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
  /** @type {Map<string, string>} the name of each language in itself, the page's first */
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
    enter(query());
    dialog.close();
    dialog.showModal();
    input.focus();
    search()
      .then((ready) => ready.open())
      .catch(() => undefined); // the first query will report it
    answer();
  }

  /** @returns {string} what is in the field */
  function query() {
    return input.value.trim();
  }

  async function answer() {
    clearTimeout(pause);
    const asked = query();
    if (!asked) return show(asked, [], "");
    const isCurrent = () => asked === query();
    const late = [
      setTimeout(() => isCurrent() && say(status.dataset.asking), SHORTLY),
      setTimeout(() => isCurrent() && say(status.dataset.slow), PATIENCE),
    ];
    try {
      const found = await (await search()).find(asked);
      if (!isCurrent()) return; // there is a newer query
      const elsewhere = found.language === document.documentElement.lang ? undefined : found.language;
      const items = found.guides.map((guide) => resultItem(guide, elsewhere));
      show(asked, items, message(found.count, found.meant, elsewhere));
    } catch {
      if (isCurrent()) show(asked, [], status.dataset.unavailable);
    } finally {
      late.forEach(clearTimeout);
    }
  }

  /**
   * @param {number} count
   * @param {string | undefined} meant
   * @param {string | undefined} elsewhere the language in which guides were found, if it is not the page's
   * @returns {string | undefined} the number of results, in words
   */
  function message(count, meant, elsewhere) {
    const { found, nothing, meant: ask, elsewhere: other } = status.dataset;
    if (count === 0) return nothing;
    if (elsewhere) return `${other} ${names.get(elsewhere)}`;
    return meant ? `${ask} ${meant}` : `${found} ${count}`;
  }

  /** @param {string} asked @param {HTMLElement[]} items @param {string | undefined} text the message */
  function show(asked, items, text) {
    list.replaceChildren(...items);
    list.dataset.query = asked;
    say(text);
    if (dialog.matches(":modal")) keep(asked);
  }

  /** @param {string | undefined} text */
  function say(text = "") {
    status.textContent = text;
  }

  /** Opens or closes the search, as the address says: on arrival, and after Back or Forward. */
  function follow() {
    const asked = queryInAddress();
    if (asked === null) {
      if (dialog.matches(":modal")) dialog.close();
      return;
    }
    input.value = asked;
    if (dialog.matches(":modal")) answer();
    else open();
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
  dialog.addEventListener("submit", async (event) => {
    event.preventDefault();
    open();
    const asked = query();
    const first = () => list.dataset.query === asked && list.querySelector("a");
    if (!first()) await answer();
    const found = first();
    if (found instanceof HTMLElement) found.click();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault(); // otherwise the first press would only empty the field
      dialog.close();
    }
    const shown = query() ? list : dialog.querySelector("[data-search-start]");
    moveFocus(event, [input, ...(shown?.querySelectorAll("a") ?? [])]);
  });
  dialog.addEventListener("click", (event) => {
    const closes = event.target instanceof Element && event.target.closest("[data-search-close]");
    if (closes || event.target === dialog) dialog.close(); // a click outside its content is on the dialog itself
  });
  dialog.addEventListener("close", () => {
    if (dialog.open) return; // it has only become modal
    leave();
    if (standsInPlace) dialog.open = true; // unlike show(), this leaves the focus where it is
  });
  addEventListener("popstate", follow);
  if (queryInAddress() !== null) follow();
}

document.querySelector("[data-doubt]")?.remove(); // it would say that this script did not load
for (const dialog of document.querySelectorAll("dialog")) {
  const input = dialog.querySelector("[data-search-input]");
  const list = dialog.querySelector("[data-search-results]");
  const status = dialog.querySelector("[data-search-status]");
  if (input instanceof HTMLInputElement && list instanceof HTMLElement && status instanceof HTMLElement) {
    start({ dialog, input, list, status });
  }
}
