// Searches the index of the reader's language first, and the others only if that finds nothing. Each index is opened at
// its first search.

import { openIndex } from "./index.js";

/** @import { Found, Index } from "./index.js" */

/**
 * @param {URL} folder of the indexes
 * @param {string[]} languages the reader's first
 * @param {(folder: URL) => Promise<Pick<Index, "find">>} openAt opens the index in a folder
 * @returns {{open: () => Promise<void>, find: (query: string) => Promise<Found & {language: string}>}}
 */
export function searchIn(folder, languages, openAt = openIndex) {
  /** @type {Map<string, ReturnType<typeof openAt>>} */
  const opened = new Map();

  /** @param {string} language @returns {ReturnType<typeof openAt>} */
  function index(language) {
    const open = opened.get(language) ?? openAt(new URL(`${language}/`, folder));
    opened.set(language, open);
    open.catch(() => opened.delete(language)); // so that the next query tries again
    return open;
  }

  /**
   * Asks an index. If that fails, the next query opens it again: Pagefind does not ask again for a file it did not get.
   * @param {string} language
   * @param {string} query
   * @param {boolean} corrects
   * @returns {Promise<Found>}
   */
  async function ask(language, query, corrects) {
    try {
      return await (await index(language)).find(query, { corrects });
    } catch (error) {
      opened.delete(language);
      throw error;
    }
  }

  const [own = "", ...others] = languages;
  return {
    async open() {
      await index(own);
    },
    async find(query) {
      const found = await ask(own, query, true);
      if (found.count > 0) return { ...found, language: own };
      for (const language of others) {
        const elsewhere = await ask(language, query, false);
        if (elsewhere.count > 0) return { ...elsewhere, language };
      }
      return { ...found, language: own };
    },
  };
}
