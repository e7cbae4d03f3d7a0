/**
 * Finds the places that have all words of a query. A query's word matches the beginning of a word or, if it is long
 * enough, any part of it (German compounds). Accents and capitals do not matter. The place's own words weigh most, those
 * of the places around it least.
 */
import { LONGEST_QUERY } from "../search/words.js";
import { withoutAddresses } from "./words.js";

/** @import { Kind, Words } from "../data.js" */
/** @import { Content, Place } from "./content.js" */

const WEIGHTS = [1, 2, 6]; // of the words around a place, of its other text, and of its own words
const AROUND = 0;
const MORE = 1;
const OWN = 2;
const WHOLE_WORD = 1.5;
const INSIDE = 0.4;
const LEAST_INSIDE = 4; // letters
/** @type {Record<Kind, number>} */
const KINDS = { guide: 1.4, section: 1.25, question: 1.15, widget: 1.2, outcome: 1, step: 1, point: 0.9 };

export class Finder {
  /** Word → the places that have it, each as index × 3 + where. @type {Map<string, number[]>} */
  #postings = new Map();
  /** @type {string[]} */
  #vocabulary;
  /** Text → its words, used by the constructor. @type {Map<string, string[]>} */
  #read = new Map();
  /** The number of own words of each place. @type {number[]} */
  #lengths = [];

  /** @param {Content} content */
  constructor(content) {
    this.content = content;
    for (const [index, place] of content.places.entries()) this.#add(place, index);
    this.#vocabulary = [...this.#postings.keys()];
    this.#read.clear();
  }

  /**
   * Returns the places that match the query, best first, and how many there are.
   * @param {string} query
   * @param {number} most
   * @returns {{ places: Place[], count: number }}
   */
  find(query, most) {
    const wanted = [...new Set(wordsOf(query.slice(0, LONGEST_QUERY), this.content.language))];
    if (!wanted.length) return { places: [], count: 0 };
    /** @type {Map<number, { score: number, isOwn: boolean }> | undefined} */
    let found;
    for (const word of wanted) {
      /** @type {Map<number, { score: number, isOwn: boolean }>} */
      const next = new Map();
      for (const [index, match] of this.#matches(word)) {
        const before = found?.get(index);
        if (found && !before) continue;
        next.set(index, { score: match.score + (before?.score ?? 0), isOwn: match.isOwn || Boolean(before?.isOwn) });
      }
      found = next;
      if (!found.size) break; // no place has all words
    }
    const places = [...(found ?? [])]
      .filter(([, { isOwn }]) => isOwn)
      .map(([index, { score }]) => ({ index, score: score * this.#rank(index) }))
      .sort((one, other) => other.score - one.score || one.index - other.index);
    const best = places.slice(0, most).map(({ index }) => this.content.places[index]);
    return { places: best.filter((place) => place !== undefined), count: places.length };
  }

  /** A short text that has all words is a better match than a long one. @param {number} index */
  #rank(index) {
    const kind = this.content.places[index]?.unit.kind ?? "step";
    return KINDS[kind] * (1 + 3 / (3 + (this.#lengths[index] ?? 0)));
  }

  /** @param {string} word */
  #matches(word) {
    /** @type {Map<number, { score: number, isOwn: boolean }>} */
    const matches = new Map();
    for (const known of this.#vocabulary) {
      const at = known.indexOf(word);
      if (at < 0 || (at > 0 && word.length < LEAST_INSIDE)) continue;
      const factor = at > 0 ? INSIDE : known.length === word.length ? WHOLE_WORD : 1;
      for (const posting of this.#postings.get(known) ?? []) {
        const index = Math.floor(posting / 3);
        const where = posting % 3;
        const score = (WEIGHTS[where] ?? 0) * factor;
        const before = matches.get(index);
        if (!before) matches.set(index, { score, isOwn: where !== AROUND });
        else {
          before.score = Math.max(before.score, score);
          before.isOwn ||= where !== AROUND;
        }
      }
    }
    return matches;
  }

  /** @param {Place} place @param {number} index */
  #add(place, index) {
    const { guide, unit } = place;
    const own = this.#wordsOf(unit.words);
    const more = Object.values(unit.more ?? {}).flatMap((text) => this.#wordsOf(text));
    const keywords = this.#wordsOf(guide.keywords.join(" "));
    const around = this.content.path(place).flatMap((outer) => this.#wordsOf(outer.unit.words));
    this.#lengths[index] = own.length;
    this.#note(own, index, OWN);
    this.#note(unit.kind === "guide" ? [...more, ...keywords] : more, index, MORE);
    this.#note([...around, ...keywords], index, AROUND);
  }

  /** Kept, since many places have the same text, or the same titles around them. @param {Words} words */
  #wordsOf(words) {
    const text = withoutAddresses(words);
    const known = this.#read.get(text);
    if (known) return known;
    const read = wordsOf(text, this.content.language);
    this.#read.set(text, read);
    return read;
  }

  /** @param {string[]} noted @param {number} index @param {number} where */
  #note(noted, index, where) {
    for (const word of new Set(noted)) {
      const postings = this.#postings.get(word);
      if (postings) postings.push(index * 3 + where);
      else this.#postings.set(word, [index * 3 + where]);
    }
  }
}

/**
 * Returns the words of a text in the form used for comparison: German ä, ae and a are the same.
 * @param {string} text
 * @param {string} language
 */
export function wordsOf(text, language) {
  const unmarked = text.replace(/\p{M}/gu, ""); // at once: to put many marks in their order would take long
  const bare = unmarked.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
  const folded = language === "de" ? bare.replace(/([aou])e/g, "$1") : bare;
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}
