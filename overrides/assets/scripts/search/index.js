// The search index of one language. Each word of a query is looked up on its own. The guides that match best are read,
// and ranked by where the words appear in them. A word that the index lacks is replaced by what it may mean.

import { knownByForm, meant } from "./meaning.js";
import { guideOf } from "./parts.js";
import { linesOf } from "./places.js";
import { howMuchTells, weight } from "./ranking.js";
import { closeness, folded, respelt, wordsOfQuery } from "./words.js";

const ASKED = 24; // words that are looked up; of a longer text, the rarest that the index has
const GUESSED = 8; // words that the index lacks, of a query, for which a known one is looked for
const READ = 10; // guides, the first ones in Pagefind's order
const TRIED = 4; // guides in which a form of a word is looked for before the word counts as unknown
const ENOUGH = 0.4; // how much of what the best guide's words tell a guide's words must tell, to be shown after it
const RANKING = { pageLength: 0.1, termSaturation: 2 }; // a long guide is as good as a short one; repetition counts

/** @import { SearchLanguage, Vocabulary } from "../data.js" */
/** @import { Known } from "./meaning.js" */
/** @import { Guide } from "./parts.js" */
/** @import { Fragment, Line } from "./places.js" */

/**
 * @typedef {object} Hit
 * @property {string} id
 * @property {number} score
 * @property {number[]} words where the word is in the guide
 * @property {() => Promise<Fragment>} data
 */
/**
 * @typedef {object} Pagefind
 * @property {(options: {ranking: object, noWorker: boolean}) => Promise<void>} options
 * @property {(term: string) => Promise<{results: Hit[]}>} search
 */
/**
 * @typedef {object} Candidate A guide that has words of the query.
 * @property {Map<string, Hit>} hits by these words
 * @property {number} score
 * @property {number} told how much these words tell
 */
/**
 * @typedef {object} Ranked
 * @property {Fragment} fragment
 * @property {Line[]} lines
 * @property {number} worth
 */
/**
 * @typedef {object} Ranking
 * @property {Ranked[]} guides the first ones, best first
 * @property {Map<string, number>} asked the words that were looked up, and how much each tells
 * @property {number} count of all guides that were found
 * @property {string | undefined} meant the query that was answered instead, if the typed one found nothing
 */
/** @typedef {Omit<Ranking, "guides"> & {guides: Guide[]}} Found */

/** @param {URL} folder of the index @returns {Promise<Index>} */
export async function openIndex(folder) {
  const [pagefind, language] = await Promise.all([
    /** @type {Promise<Pagefind>} */ (import(new URL("pagefind.js", folder).href)),
    /** @type {Promise<SearchLanguage>} */ (read(new URL("language.json", folder))),
  ]);
  await pagefind.options({ ranking: RANKING, noWorker: true }); // a worker is 12 kB more, and saves no time
  return new Index(pagefind, language, () => read(new URL("words.json", folder)));
}

export class Index {
  #pagefind;
  #language;
  #ignored;
  #loadVocabulary;
  /** @type {Promise<Known> | undefined} */
  #known;
  /** @type {Map<string, Promise<Fragment>>} */
  #fragments = new Map();

  /**
   * @param {Pick<Pagefind, "search">} pagefind
   * @param {SearchLanguage} language
   * @param {() => Promise<Vocabulary>} loadVocabulary the index's words, the most frequent first
   */
  constructor(pagefind, language, loadVocabulary) {
    this.#pagefind = pagefind;
    this.#language = language;
    this.#ignored = new Set(language.ignored);
    this.#loadVocabulary = loadVocabulary;
  }

  /**
   * @param {string} query
   * @param {{corrects: boolean}} options whether to replace words that the index lacks
   * @returns {Promise<Found>}
   */
  async find(query, options) {
    const ranking = await this.rank(query, options);
    return { ...ranking, guides: ranking.guides.map(({ fragment, lines }) => guideOf(fragment, lines)) };
  }

  /**
   * @param {string} query
   * @param {{corrects: boolean}} options whether to replace words that the index lacks
   * @returns {Promise<Ranking>}
   */
  async rank(query, { corrects }) {
    const words = await this.#mostTelling(wordsOfQuery(query));
    const typed = await Promise.all(words.map((word) => this.#asWritten(word)));
    const telling = typed.filter((word) => word.length > 1 && !this.#ignored.has(word));
    const asked = telling.length > 0 ? telling : typed;
    const hitsOfAsked = await lookedUp(asked, (word) => this.#hitsFor(word));
    const better = await this.#understood(hitsOfAsked, corrects);
    const hits = await lookedUp(better, async (word) => hitsOfAsked.get(word) ?? this.#hitsFor(word));
    const tells = new Map([...hits].map(([word, { length }]) => [word, howMuchTells(this.#language.guides, length)]));
    const found = candidates(hits, tells);
    const guides = await Promise.all(found.slice(0, READ).map((candidate) => this.#read(candidate, typed, tells)));
    return {
      guides: guides.sort((one, other) => other.worth - one.worth),
      asked: tells,
      count: found.length,
      meant: better.every((word) => asked.includes(word)) ? undefined : better.join(" "),
    };
  }

  /** @param {Candidate} candidate @param {string[]} typed @param {Map<string, number>} tells @returns {Promise<Ranked>} */
  async #read({ hits }, typed, tells) {
    /** @type {Map<number, string[]>} */
    const found = new Map();
    for (const [word, hit] of hits) for (const at of hit.words) found.set(at, [...(found.get(at) ?? []), word]);
    const [hit] = hits.values();
    const fragment = await this.#fragmentOf(/** @type {Hit} */ (hit));
    const lines = linesOf(fragment, { typed, ignored: this.#ignored, found });
    return { fragment, lines, worth: weight(lines, tells) };
  }

  /** @param {string[]} words of a query @returns {Promise<string[]>} as many as are looked up: the rarest of the index */
  async #mostTelling(words) {
    if (words.length <= ASKED) return words;
    const places = new Map([...(await this.#knownWords()).keys()].map((form, place) => [form, place]));
    const ranked = words
      .filter((word) => word.length > 1 && !this.#ignored.has(word))
      .map((word) => ({
        word,
        place: places.get(folded(word)) ?? places.get(folded(respelt(word, this.#language.spellings))),
      }))
      .sort((one, other) => (other.place ?? -1) - (one.place ?? -1))
      .slice(0, ASKED);
    const unknown = ranked.filter(({ place }) => place === undefined).slice(0, GUESSED);
    return ranked.filter((asked) => asked.place !== undefined || unknown.includes(asked)).map(({ word }) => word);
  }

  /** @param {string} word @returns {Promise<Hit[]>} the guides in which Pagefind finds the word */
  async #hitsFor(word) {
    return (await this.#pagefind.search(word)).results;
  }

  /** @param {Hit} hit @returns {Promise<Fragment>} read once: each time, Pagefind would make an excerpt of it too */
  #fragmentOf({ id, data }) {
    const fragment = this.#fragments.get(id) ?? data();
    this.#fragments.set(id, fragment);
    fragment.catch(() => this.#fragments.delete(id));
    return fragment;
  }

  /** @param {string} word @param {Hit[]} hits @returns {Promise<boolean>} whether they have the word in some form */
  async #isSaid(word, hits) {
    // Usually the first one has. But “organizzazione” has the stem of “organizzare”, which other guides may use more.
    for (const hit of hits.slice(0, TRIED)) {
      const said = (await this.#fragmentOf(hit)).content.split(/\s+/);
      if (hit.words.some((at) => closeness(word, said[at] ?? "") > 0)) return true;
    }
    return false;
  }

  /** @param {string} word @returns {Promise<string>} the word as guides write it: “Kündigung” for “Kuendigung” */
  async #asWritten(word) {
    const spelt = respelt(word, this.#language.spellings);
    if (spelt === word || (await this.#isSaid(word, await this.#hitsFor(word)))) return word;
    const isKnown = this.#ignored.has(spelt) || (await this.#isSaid(spelt, await this.#hitsFor(spelt)));
    return isKnown ? spelt : word;
  }

  /**
   * @param {Map<string, Hit[]>} hits for each word
   * @param {boolean} corrects
   * @returns {Promise<string[]>} the words that are meant
   */
  async #understood(hits, corrects) {
    const asked = [...hits.keys()];
    const isSaid = await Promise.all([...hits].map(([word, found]) => this.#isSaid(word, found)));
    const said = asked.filter((_word, place) => isSaid[place]);
    if (!corrects || said.length === asked.length) return said;
    const known = await this.#knownWords();
    const isKnown = (/** @type {string} */ word) => known.get(folded(word)) === word;
    if (asked.some((word) => isKnown(word) && hits.get(word)?.length === 0)) {
      throw new Error("a file of the index is missing"); // Pagefind says nothing when it cannot load one
    }
    const lacking = asked.filter((word) => !said.includes(word) && !isKnown(word));
    const guesses = new Map(
      lacking.map((word, place) => [word, place < GUESSED ? this.#guessed(word, known, said.length === 0) : []]),
    );
    return [...new Set(asked.flatMap((word) => guesses.get(word) ?? word))];
  }

  /** @returns {Promise<Known>} loaded at the first call, and after a failure at the next one */
  #knownWords() {
    this.#known ??= this.#loadVocabulary().then(knownByForm);
    this.#known.catch(() => {
      this.#known = undefined;
    });
    return this.#known;
  }

  /** @param {string} word @param {Known} known @param {boolean} alone @returns {string[]} */
  #guessed(word, known, alone) {
    const fromTyped = meant(word, known, alone);
    return fromTyped.length > 0 ? fromTyped : meant(respelt(word, this.#language.spellings), known, alone);
  }
}

/** @param {string[]} asked @param {(word: string) => Promise<Hit[]>} hitsFor @returns {Promise<Map<string, Hit[]>>} */
async function lookedUp(asked, hitsFor) {
  return new Map(await Promise.all(asked.map(async (word) => /** @type {const} */ ([word, await hitsFor(word)]))));
}

/**
 * Returns the guides that have enough of the words, those with the most first. One that has only a common word of the
 * query is not worth a look where another has the others too.
 * @param {Map<string, Hit[]>} hits for each word
 * @param {Map<string, number>} tells how much each word tells
 * @returns {Candidate[]}
 */
function candidates(hits, tells) {
  /** @type {Map<string, Candidate>} */
  const guides = new Map();
  for (const [word, results] of hits) {
    for (const hit of results) {
      const guide = guides.get(hit.id) ?? { hits: new Map(), score: 0, told: 0 };
      guides.set(hit.id, guide);
      guide.hits.set(word, hit);
      guide.score += hit.score;
      guide.told += tells.get(word) ?? 0;
    }
  }
  const all = [...guides.values()];
  const most = all.reduce((highest, { told }) => Math.max(highest, told), 0);
  return all
    .filter(({ told }) => told >= ENOUGH * most)
    .sort((one, other) => other.score * other.hits.size - one.score * one.hits.size);
}

/** @template Content @param {URL} address @returns {Promise<Content>} */
async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} is missing`);
  return answer.json();
}
