/** The guides in all languages, as far as they have loaded, and what is found in them. */
import { loadContent } from "./content.js";
import { finderOf } from "./finder.js";
import { inFirstLanguage, languageOfText } from "./mail.js";

/** @import { Content, Place } from "./content.js" */
/** @import { Finder } from "./finder.js" */

export class Library {
  /** @type {Map<string, Content>} */
  #contents = new Map();
  /** @type {Map<string, Promise<Finder>>} */
  #finders = new Map();
  /** @type {Map<string, ReadonlySet<string>>} */
  #common = new Map();

  /** @returns {Content[]} those that have loaded */
  get all() {
    return [...this.#contents.values()];
  }

  /** @param {string} language @returns {Content | undefined} undefined before it has loaded */
  in(language) {
    return this.#contents.get(language);
  }

  /** @param {string} language @param {string} file beside the page */
  async load(language, file) {
    const content = await loadContent(file);
    this.#contents.set(language, content);
    this.#finders.set(language, finderOf(content));
    this.#common.set(language, new Set(content.search.ignored));
  }

  /** @param {string} text @returns {string | undefined} the language in which it is written, if that is clear */
  languageOf(text) {
    return languageOfText(text, this.#common);
  }

  /**
   * Finds the places that answer a query, in whatever language it is written.
   * @param {string} query
   * @param {Content} own the agent's, in which the places are returned
   * @param {{ most: number, topic: string }} options
   * @returns {Promise<{ places: Place[], second: Place | undefined, count: number }>} `second` answers a mail's second question
   */
  async find(query, own, { most, topic }) {
    const { text, language } = inFirstLanguage(query, this.#common);
    const written = this.#contents.get(language ?? "") ?? own;
    const found = await this.#find(written, text, most, topic);
    if (!found.count && written !== own) return this.#find(own, query, most, topic);
    const places = found.places.flatMap(({ address }) => own.byAddress.get(address) ?? []);
    return { places, second: found.second && own.byAddress.get(found.second.address), count: found.count };
  }

  /** @param {Content} content @param {string} query @param {number} most @param {string} topic */
  async #find({ language }, query, most, topic) {
    const finder = /** @type {Finder} */ (await this.#finders.get(language));
    return finder.find(query, most, topic);
  }
}
