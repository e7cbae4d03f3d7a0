// Asks the reader's language first, and the others only if it has nothing; each index is opened when it is first asked.

import { openIndex } from "./index.js";

/** @import { Find, Found } from "./index.js" */

/**
 * @param {string} folder of the indexes
 * @param {string[]} languages the reader's first
 * @returns {{open: () => Promise<void>, find: (query: string) => Promise<Found & {language: string}>}}
 */
export function searchIn(folder, languages) {
  /** @type {Map<string, Promise<Find>>} */
  const opened = new Map();

  /** @param {string} language @returns {Promise<Find>} */
  function index(language) {
    const open = opened.get(language) ?? openIndex(new URL(`${language}/`, new URL(folder, location.href)));
    opened.set(language, open);
    open.catch(() => opened.delete(language)); // so that the next query tries again
    return open;
  }

  const [own = "", ...others] = languages;
  return {
    async open() {
      await index(own);
    },
    async find(query) {
      const found = await (await index(own))(query, { corrects: true });
      if (found.count > 0) return { ...found, language: own };
      for (const language of others) {
        const elsewhere = await (await index(language))(query, { corrects: false });
        if (elsewhere.count > 0) return { ...elsewhere, language };
      }
      return { ...found, language: own };
    },
  };
}
