// An index of guides that are already loaded, with the same calls as Pagefind's, which would make a request to look up
// a word.

import { kindOf } from "../search/places.js";
import { WORTH } from "../search/ranking.js";
import { closeness, folded, isForm, words } from "../search/words.js";

/**
 * @import { Hit } from "../search/candidates.js"
 * @import { Fragment } from "../search/places.js"
 * @typedef {Map<number, number>} Postings the guides that have a word, and the worth of the best place that has it
 */

const KEPT = 200; // guides for which the positions of words are kept
const SHARED = 2; // letters by which the forms of a word are looked up

export class LoadedIndex {
  /** @type {Map<string, Postings>} by word without accents */
  #postings = new Map();
  /** @type {Map<string, string>} word without accents → as it is first written */
  #spelt = new Map();
  /** @type {Map<string, string[]>} by the first letters */
  #byBeginning = new Map();
  /** @type {Map<string, string[]>} the words of each piece of text, without accents: most pieces are frequent */
  #read = new Map();
  /** @type {Map<Fragment, Map<string, number[]>>} the positions of words in the guides that were read last */
  #places = new Map();
  /** @type {Fragment[]} */
  #records = [];

  /** @param {Fragment} record */
  add(record) {
    const number = this.#records.push(record) - 1;
    const { content, anchors } = record;
    const pieces = content.split(" ");
    for (const [order, { id, element, location }] of anchors.entries()) {
      const worth = WORTH[kindOf(id, element)];
      for (const piece of pieces.slice(location, anchors[order + 1]?.location)) {
        for (const word of this.#formsIn(piece)) {
          const postings = /** @type {Postings} */ (this.#postings.get(word));
          postings.set(number, Math.max(worth, postings.get(number) ?? 0));
        }
      }
    }
  }

  /** @returns {string[]} all words, the most frequent first */
  get vocabulary() {
    const counted = [...this.#postings].sort(([, one], [, other]) => other.size - one.size);
    return counted.map(([word]) => this.#spelt.get(word) ?? word);
  }

  /** @param {string} typed a word @returns {Hit[]} the guides that have it in some form */
  hits(typed) {
    const wanted = folded(typed);
    const forms = (this.#byBeginning.get(wanted.slice(0, SHARED)) ?? []).filter((word) => isForm(wanted, word));
    /** @type {Postings} */
    const found = new Map();
    for (const form of forms) {
      const close = closeness(typed, form);
      for (const [number, worth] of this.#postings.get(form) ?? []) {
        found.set(number, Math.max(close * worth, found.get(number) ?? 0));
      }
    }
    const matched = new Set(forms);
    const best = [...found].sort(([, one], [, other]) => other - one);
    return best.map(([number, score]) => this.#hit(number, score, matched));
  }

  /** @param {number} number of the guide @param {number} score @param {Set<string>} forms @returns {Hit} */
  #hit(number, score, forms) {
    const record = /** @type {Fragment} */ (this.#records[number]);
    const places = () => this.#placesIn(record);
    return {
      id: record.url,
      score,
      get words() {
        const found = places();
        return [...new Set([...forms].flatMap((form) => found.get(form) ?? []))].sort((one, other) => one - other);
      },
      data: () => Promise.resolve(record),
    };
  }

  /** @param {Fragment} record @returns {Map<string, number[]>} where each word without accents is */
  #placesIn(record) {
    const known = this.#places.get(record);
    if (known) return known;
    /** @type {Map<string, number[]>} */
    const places = new Map();
    for (const [at, piece] of record.content.split(" ").entries()) {
      for (const form of this.#formsIn(piece)) places.set(form, [...(places.get(form) ?? []), at]);
    }
    if (this.#places.size >= KEPT) this.#places.clear();
    this.#places.set(record, places);
    return places;
  }

  /** @param {string} piece @returns {string[]} its words, which are now in the index */
  #formsIn(piece) {
    const known = this.#read.get(piece);
    if (known) return known;
    const forms = words(piece).map((word) => {
      const form = folded(word);
      if (!this.#postings.has(form)) this.#meet(form, word);
      return form;
    });
    this.#read.set(piece, forms);
    return forms;
  }

  /** @param {string} form without accents @param {string} word as it is written, for the first time */
  #meet(form, word) {
    this.#postings.set(form, new Map());
    this.#spelt.set(form, word);
    const beginning = form.slice(0, SHARED);
    const others = this.#byBeginning.get(beginning);
    if (others) others.push(form);
    else this.#byBeginning.set(beginning, [form]);
  }
}
