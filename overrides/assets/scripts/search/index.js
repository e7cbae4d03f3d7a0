// The search index of one language. Each word of a query is looked up for itself; the guides that have them best are
// read, and ranked by where the words stand. A word that the index does not have is taken for what it may mean.

import { meant } from "./meaning.js";
import { guideOf } from "./parts.js";
import { linesOf } from "./places.js";
import { howMuchTells, weight } from "./ranking.js";
import { closeness, respelt, wordsOfQuery } from "./words.js";

const READ = 10; // guides, those that Pagefind puts first
const TRIED = 4; // guides, in which a form of the word is looked for, before it counts as unknown
const RANKING = { pageLength: 0.1, termSaturation: 2 }; // a long guide is no worse; a word said often tells more

/** @import { Guide } from "./parts.js" */
/** @import { Fragment } from "./places.js" */

/**
 * @typedef {object} Hit
 * @property {string} id
 * @property {number} score
 * @property {number[]} words
 * @property {() => Promise<Fragment>} data
 */
/**
 * @typedef {object} Pagefind
 * @property {(options: {ranking: object, noWorker: boolean}) => Promise<void>} options
 * @property {(term: string) => Promise<{results: Hit[]}>} search
 */
/**
 * @typedef {object} Candidate
 * @property {() => Promise<Fragment>} data
 * @property {Map<number, string[]>} found where its found words stand, and the words of the query for each
 * @property {number} score
 * @property {number} words how many words of the query it has
 */
/**
 * @typedef {object} Found
 * @property {Guide[]} guides the first ones
 * @property {number} count of all
 * @property {string | undefined} meant the query for which they were found, where nothing was found for the one typed
 */
/**
 * @typedef {object} Language
 * @property {number} guides how many the index has
 * @property {string[]} ignored words that say nothing
 * @property {Record<string, string>} spellings letters that one may type in another way, by how they are typed
 */
/** @typedef {(query: string, options: {corrects: boolean}) => Promise<Found>} Find */

/** @param {URL} folder of the index @returns {Promise<Find>} */
export async function openIndex(folder) {
  const [pagefind, language] = await Promise.all([
    /** @type {Promise<Pagefind>} */ (import(new URL("pagefind.js", folder).href)),
    /** @type {Promise<Language>} */ (read(new URL("language.json", folder))),
  ]);
  await pagefind.options({ ranking: RANKING, noWorker: true }); // a worker costs 12 kB, and an answer takes no time
  const ignored = new Set(language.ignored);
  /** @type {Promise<string[]> | undefined} */
  let vocabulary;

  /** @param {string} word @returns {Promise<Hit[]>} the guides in which Pagefind finds the word */
  async function hitsFor(word) {
    return (await pagefind.search(word)).results;
  }

  /** @param {string} word @param {Hit[]} hits @returns {Promise<boolean>} whether they say it in some form */
  async function isSaid(word, hits) {
    // Mostly the best one tells. But “organizzazione” has the stem of “organizzare”, which another guide says more.
    for (const hit of hits.slice(0, TRIED)) {
      const said = (await hit.data()).content.split(/\s+/);
      if (hit.words.some((at) => closeness(word, said[at] ?? "") > 0)) return true;
    }
    return false;
  }

  /** @param {string} word @returns {Promise<string>} the word as guides have it: “Kündigung” for “Kuendigung” */
  async function asWritten(word) {
    const spelt = respelt(word, language.spellings);
    if (spelt === word || (await isSaid(word, await hitsFor(word)))) return word;
    return ignored.has(spelt) || (await isSaid(spelt, await hitsFor(spelt))) ? spelt : word;
  }

  /**
   * @param {Map<string, Hit[]>} hits for each word
   * @param {boolean} corrects
   * @returns {Promise<string[]>} the words that are meant
   */
  async function understood(hits, corrects) {
    const asked = [...hits.keys()];
    const isKnown = await Promise.all([...hits].map(([word, found]) => isSaid(word, found)));
    const said = asked.filter((_word, place) => isKnown[place]);
    if (!corrects || said.length === asked.length) return said;
    vocabulary ??= read(new URL("words.json", folder));
    vocabulary.catch(() => (vocabulary = undefined)); // so that the next query tries again
    const known = await vocabulary;
    if (asked.some((word) => known.includes(word) && hits.get(word)?.length === 0)) {
      throw new Error("a file of the index is missing"); // Pagefind tells nothing when one does not come
    }
    const isRight = (/** @type {string} */ word) => said.includes(word) || known.includes(word);
    return [...new Set(asked.flatMap((word) => (isRight(word) ? word : guessed(word, known, said.length === 0))))];
  }

  /** @param {string} word @param {string[]} known @param {boolean} alone @returns {string[]} */
  function guessed(word, known, alone) {
    const [asTyped, asWritten] = [word, respelt(word, language.spellings)].map((spelt) => meant(spelt, known, alone));
    return (asTyped?.length ? asTyped : asWritten) ?? [];
  }

  return async (query, { corrects }) => {
    const typed = await Promise.all(wordsOfQuery(query).map(asWritten));
    const telling = typed.filter((word) => word.length > 1 && !ignored.has(word));
    const asked = telling.length > 0 ? telling : typed;
    const first = await lookedUp(asked, hitsFor);
    const better = await understood(first, corrects);
    const hits = await lookedUp(better, async (word) => first.get(word) ?? hitsFor(word));
    const tells = new Map([...hits].map(([word, found]) => [word, howMuchTells(language.guides, found.length)]));
    const ranked = candidates(hits);
    const guides = await Promise.all(
      ranked.slice(0, READ).map(async ({ data, found }) => {
        const fragment = await data();
        const lines = linesOf(fragment, { typed, ignored, found });
        return { guide: guideOf(fragment, lines), worth: weight(lines, tells) };
      }),
    );
    guides.sort((one, other) => other.worth - one.worth);
    return {
      guides: guides.map(({ guide }) => guide),
      count: ranked.length,
      meant: better.every((word) => asked.includes(word)) ? undefined : better.join(" "),
    };
  };
}

/** @param {string[]} asked @param {(word: string) => Promise<Hit[]>} hitsFor @returns {Promise<Map<string, Hit[]>>} */
async function lookedUp(asked, hitsFor) {
  return new Map(await Promise.all(asked.map(async (word) => /** @type {const} */ ([word, await hitsFor(word)]))));
}

/** @param {Map<string, Hit[]>} hits for each word @returns {Candidate[]} the guides, those with the most first */
function candidates(hits) {
  /** @type {Map<string, Candidate>} */
  const guides = new Map();
  for (const [word, results] of hits) {
    for (const hit of results) {
      const guide = guides.get(hit.id) ?? { data: hit.data, found: new Map(), score: 0, words: 0 };
      guides.set(hit.id, guide);
      guide.score += hit.score;
      guide.words += 1;
      for (const at of hit.words) guide.found.set(at, [...(guide.found.get(at) ?? []), word]);
    }
  }
  return [...guides.values()].sort((one, other) => other.score * other.words - one.score * one.words);
}

/** @template Content @param {URL} address @returns {Promise<Content>} */
async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} is missing`);
  return answer.json();
}
