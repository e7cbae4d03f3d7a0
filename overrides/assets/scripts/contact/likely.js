// The guides that are most likely to help, shown while the reader types: those that search finds.

import { resultItem } from "../search/results.js";

/** @import { searchIn } from "../search/languages.js" */

const PAUSE = 300; // milliseconds without typing: people who describe a problem soon type on
const SHOWN = 3;
const OWN_PAGE = /\/contact\/$/;

/**
 * Shows the guides below the field.
 * @param {HTMLTextAreaElement} field
 * @param {object} site
 * @param {{ box: HTMLElement, list: HTMLElement, status: HTMLElement }} site.place where they are shown
 * @param {URL} site.folder of the indexes
 * @param {string[]} site.languages the reader's first
 * @param {Record<string, string>} site.labels
 * @returns {() => void} looks for them after a pause in typing
 */
export function likelyGuides(field, { place: { box, list, status }, folder, languages, labels }) {
  /** @type {ReturnType<typeof searchIn> | undefined} */
  let search;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  async function look() {
    const query = field.value.trim();
    if (!query) {
      box.hidden = true;
      return;
    }
    try {
      search ??= (await import("../search/languages.js")).searchIn(folder, languages);
      const { guides, language } = await search.find(query);
      if (query !== field.value.trim()) return; // more has been typed by now
      const other = language === languages[0] ? undefined : language;
      const likely = guides.filter(({ url }) => !OWN_PAGE.test(url)).slice(0, SHOWN);
      list.replaceChildren(...likely.map((guide) => resultItem(guide, other)));
      status.textContent = labels[likely.length > 0 ? "likely" : "likely-none"] ?? "";
    } catch {
      list.replaceChildren();
      status.textContent = labels["likely-failed"] ?? "";
    }
    box.hidden = false;
  }

  return () => {
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE);
  };
}
