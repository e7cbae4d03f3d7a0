// The search index of one language. Each word of a query is looked up separately. The guides that match best are read,
// and ranked by where the words appear in them. A word that the index lacks is replaced by what it may mean.

import { candidates, lookedUp } from "./candidates.js";
import { knownByForm, meant } from "./meaning.js";
import { guideOf } from "./parts.js";
import { linesOf } from "./places.js";
import { howMuchTells, weight, weightOfText } from "./ranking.js";
import { closeness, folded, respelt, sentencesOf, wordsOfQuery } from "./words.js";

const ASKED = 60; // words that are looked up; of a longer text, the rarest in the index
const LONG = 6; // words; anything longer is a text, such as a mail, and ranked by its sentences
const GUESSED = 8; // words of a query that the index lacks and for which a known one is looked for
const READ = 10; // guides that are ranked, the first in Pagefind's order
const READ_FOR_TEXT = 20; // the same for a text, many words of which are found by chance
const TRIED = 4; // guides in which a form of a word is looked for before the word counts as unknown
const RANKING = { pageLength: 0.1, termSaturation: 2 }; // a long guide is as good as a short one, and repetition counts

/** @import { SearchLanguage, Vocabulary } from "../data.js" */
/** @import { Candidate, Hit } from "./candidates.js" */
/** @import { Known } from "./meaning.js" */
/** @import { Guide } from "./parts.js" */
/** @import { Fragment, Line } from "./places.js" */

/**
 * @typedef {object} Pagefind
 * @property {(term: string) => Promise<{results: Hit[]}>} search
 */
/**
 * @typedef {object} Ranked
 * @property {Fragment} fragment
 * @property {Line[]} lines
 * @property {number} worth
 * @property {number[]} bySentence what each sentence of a text adds to its worth; empty for any other query
 * @property {Map<string, number>} byWord what each word of a text adds, wherever the guide says it best
 */
/**
 * @typedef {object} Ranking
 * @property {Ranked[]} guides the first ones, best first
 * @property {Map<string, number>} asked the words that were looked up, and how much each tells
 * @property {Set<string>[]} sentences these words, by sentence; empty unless the query is a text, such as a mail
 * @property {number} count of all guides that were found
 * @property {string | undefined} meant the query that was answered instead, if the typed one found nothing
 */
/** @typedef {Omit<Ranking, "guides"> & {guides: Guide[]}} Found */

/** @param {URL} folder of the index @returns {Promise<Index>} */
export async function openIndex(folder) {
  const [{ createInstance }, language] = await Promise.all([
    /** @type {Promise<{createInstance: (options: object) => Pagefind}>} */ (
      import(new URL("pagefind.js", folder).href)
    ),
    /** @type {Promise<SearchLanguage>} */ (read(new URL("language.json", folder))),
  ]);
  // A worker would be 12 kB more, and save no time.
  const pagefind = createInstance({ ranking: RANKING, noWorker: true });
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
   * @param {Pagefind} pagefind
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
    const understood = await this.#understood(hitsOfAsked, corrects);
    const better = [...new Set([...understood.values()].flat())];
    const hits = await lookedUp(better, async (word) => hitsOfAsked.get(word) ?? this.#hitsFor(word));
    const tells = new Map([...hits].map(([word, { length }]) => [word, howMuchTells(this.#language.guides, length)]));
    const writtenAs = new Map(words.map((word, place) => [word, typed[place] ?? word]));
    const sentences = sentencesOf(query).map(
      (sentence) => new Set(sentence.flatMap((word) => understood.get(writtenAs.get(word) ?? word) ?? [])),
    );
    const isText = asked.length > LONG;
    const found = candidates(hits, tells, isText);
    const guides = await Promise.all(
      found.slice(0, isText ? READ_FOR_TEXT : READ).map(async (candidate) => {
        const { fragment, lines } = await this.#read(candidate, typed);
        if (!isText) return { fragment, lines, worth: weight(lines, tells), bySentence: [], byWord: new Map() };
        const { whole, ...parts } = weightOfText(lines, tells, sentences);
        return { fragment, lines, worth: whole, ...parts };
      }),
    );
    return {
      guides: guides.sort((one, other) => other.worth - one.worth),
      asked: tells,
      sentences: isText ? sentences : [],
      count: found.length,
      meant: better.every((word) => asked.includes(word)) ? undefined : better.join(" "),
    };
  }

  /** @param {Candidate} candidate @param {string[]} typed @returns {Promise<Pick<Ranked, "fragment" | "lines">>} */
  async #read({ hits }, typed) {
    /** @type {Map<number, string[]>} */
    const found = new Map();
    for (const [word, hit] of hits) for (const at of hit.words) found.set(at, [...(found.get(at) ?? []), word]);
    const [hit] = hits.values();
    const fragment = await this.#fragmentOf(/** @type {Hit} */ (hit));
    return { fragment, lines: linesOf(fragment, { typed, ignored: this.#ignored, found }) };
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

  /** @param {Hit} hit @returns {Promise<Fragment>} read only once, as Pagefind would also make an excerpt each time */
  #fragmentOf({ id, data }) {
    const fragment = this.#fragments.get(id) ?? data();
    this.#fragments.set(id, fragment);
    fragment.catch(() => this.#fragments.delete(id));
    return fragment;
  }

  /** @param {string} word @param {Hit[]} hits @returns {Promise<boolean>} whether they have the word in some form */
  async #isSaid(word, hits) {
    // Usually the first guide has one. But “organizzazione” has the stem of “organizzare”, which others may use more.
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
   * @returns {Promise<Map<string, string[]>>} what is meant by each word
   */
  async #understood(hits, corrects) {
    const asked = [...hits.keys()];
    const isSaid = await Promise.all([...hits].map(([word, found]) => this.#isSaid(word, found)));
    const said = asked.filter((_word, place) => isSaid[place]);
    if (!corrects || said.length === asked.length) return new Map(said.map((word) => [word, [word]]));
    const known = await this.#knownWords();
    const isKnown = (/** @type {string} */ word) => known.get(folded(word)) === word;
    if (asked.some((word) => isKnown(word) && hits.get(word)?.length === 0)) {
      throw new Error("a file of the index is missing"); // Pagefind says nothing when it cannot load one
    }
    const lacking = asked.filter((word) => !said.includes(word) && !isKnown(word));
    const guesses = new Map(
      lacking.map((word, place) => [word, place < GUESSED ? this.#guessed(word, known, said.length === 0) : []]),
    );
    return new Map(asked.map((word) => [word, guesses.get(word) ?? [word]]));
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
    const guessed = fromTyped.length > 0 ? fromTyped : meant(respelt(word, this.#language.spellings), known, alone);
    return guessed.filter((guess) => !this.#ignored.has(guess)); // “meiner” for the name “Meier” would tell nothing
  }
}

/** @template Content @param {URL} address @returns {Promise<Content>} */
async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} is missing`);
  return answer.json();
}
