// The search index of one language. Each word of a query is looked up for itself: a guide that has most of them, and
// the rarest of them, comes first. A word that the index does not have is taken for the nearest one that it has.

import { guideOf } from "./search_parts.js";
import { folded, meant, words } from "./search_words.js";

const SHOWN = 10;
const TRIED = 4; // guides, in which a form of the word is looked for, before it counts as unknown
const SHARED = 0.6; // of a typed word, which a found one must begin with; else Pagefind found but a chance beginning
const FORM = 4; // letters that may follow what is shared: the longest endings
const COVERAGE = 2; // how much it counts that a guide has many of the words
const NEARNESS = 1; // how much it counts that one place of it has many of them
const KEYWORD = 2; // how much it counts that a keyword of it has all of them
const RANKING = { pageLength: 0.1, termSaturation: 2 }; // a long guide is no worse; a word said often tells more

/** @import { Fragment, Guide } from "./search_parts.js" */

/**
 * @typedef {object} Hit
 * @property {string} id
 * @property {number} score
 * @property {number[]} words
 * @property {() => Promise<Fragment>} data
 */
/**
 * @typedef {object} Pagefind
 * @property {(options: {ranking: object}) => Promise<void>} options
 * @property {(term: string) => Promise<{results: Hit[]}>} search
 */
/**
 * @typedef {object} Candidate
 * @property {() => Promise<Fragment>} data
 * @property {Map<number, string>} found where its found words stand, and the word of the query that each stands for
 * @property {number} score
 * @property {number} terms how many words of the query it has
 */
/**
 * @typedef {object} Found
 * @property {Guide[]} guides the first ones
 * @property {number} count of all
 * @property {string | undefined} meant the query for which they were found, where nothing was found for the one typed
 */

/** @typedef {(query: string, options: {corrects: boolean}) => Promise<Found>} Find */

/** @param {URL} folder of the index @returns {Promise<Find>} */
export async function openIndex(folder) {
  const [pagefind, ignored] = await Promise.all([
    /** @type {Promise<Pagefind>} */ (import(new URL("pagefind.js", folder).href)),
    /** @type {Promise<string[]>} */ (list(new URL("ignored.json", folder))),
  ]);
  await pagefind.options({ ranking: RANKING });
  const passedOver = new Set(ignored);
  /** @type {Promise<string[]> | undefined} */
  let vocabulary;

  /** @param {string} term @returns {Promise<Hit[]>} the guides that have the word in some form */
  async function hitsFor(term) {
    const { results } = await pagefind.search(term);
    // Mostly the best one tells. But “organizzazione” has the stem of “organizzare”, which another guide says more often.
    for (const result of results.slice(0, TRIED)) {
      const said = (await result.data()).content.split(/\s+/);
      if (result.words.some((at) => isForm(term, said[at] ?? ""))) return results;
    }
    return [];
  }

  /** @param {string} term @returns {Promise<string[]>} the words that are meant by one that the index does not have */
  async function understood(term) {
    vocabulary ??= list(new URL("words.json", folder));
    vocabulary.catch(() => (vocabulary = undefined)); // so that the next query tries again
    return meant(term, await vocabulary)?.split(" ") ?? [term];
  }

  /** Fails if the index has a word that was not found: Pagefind tells nothing when a file does not come.
   * @param {string[]} terms */
  async function mindMissingFiles(terms) {
    const known = await vocabulary;
    if (terms.some((term) => known?.includes(term))) throw new Error("a file of the index is missing");
  }

  return async (query, { corrects }) => {
    const asked = words(query);
    const telling = asked.filter((word) => !passedOver.has(word));
    const terms = telling.length > 0 ? telling : asked;
    let hits = await lookedUp(terms, hitsFor);
    const unknown = terms.filter((term) => hits.get(term)?.length === 0);
    let better = terms;
    if (corrects && unknown.length > 0) {
      const instead = await Promise.all(terms.map((term) => (unknown.includes(term) ? understood(term) : [term])));
      better = [...new Set(instead.flat())];
      if (unknown.length === terms.length) await mindMissingFiles(terms);
      hits = new Map([...hits, ...(await lookedUp(better, hitsFor))].filter(([term]) => better.includes(term)));
    }
    const ranked = candidates(hits);
    const guides = [];
    for (const candidate of ranked.slice(0, SHOWN)) {
      const guide = guideOf(await candidate.data(), candidate.found);
      guides.push({ guide, weight: weight(candidate) * closeness(guide, hits.size) });
    }
    guides.sort((one, other) => other.weight - one.weight);
    return { guides: guides.map(({ guide }) => guide), count: ranked.length, meant: better.join(" ") === terms.join(" ") ? undefined : better.join(" ") };
  };
}

/** @param {string[]} terms @param {(term: string) => Promise<Hit[]>} hitsFor @returns {Promise<Map<string, Hit[]>>} */
async function lookedUp(terms, hitsFor) {
  return new Map(await Promise.all(terms.map(async (term) => /** @type {const} */ ([term, await hitsFor(term)]))));
}

/** @param {Map<string, Hit[]>} hits for each word @returns {Candidate[]} the guides, the best first */
function candidates(hits) {
  /** @type {Map<string, Candidate>} */
  const guides = new Map();
  for (const [term, results] of hits) {
    for (const hit of results) {
      const guide = guides.get(hit.id) ?? { data: hit.data, found: new Map(), score: 0, terms: 0 };
      guides.set(hit.id, guide);
      guide.score += hit.score;
      guide.terms += 1;
      for (const at of hit.words) guide.found.set(at, term);
    }
  }
  return [...guides.values()].sort((one, other) => weight(other) - weight(one));
}

/** @param {Candidate} guide @returns {number} */
function weight(guide) {
  return guide.score * guide.terms ** COVERAGE;
}

/** @param {Guide} guide @param {number} asked how many words @returns {number} how close together they stand */
function closeness(guide, asked) {
  return 1 + (NEARNESS * guide.near) / asked + KEYWORD * Math.min(1, guide.keyword / asked);
}

/**
 * @param {string} term
 * @param {string} found as it stands in the text: “dell’organizzazione” is found for its second part
 * @returns {boolean} whether a found word is a form of the one typed
 */
function isForm(term, found) {
  const typed = folded(term);
  return words(found).map(folded).some((word) => {
    let shared = 0;
    while (shared < typed.length && typed[shared] === word[shared]) shared += 1;
    return shared === typed.length || (shared > SHARED * typed.length && typed.length - shared <= FORM);
  });
}

/** @param {URL} address @returns {Promise<string[]>} */
async function list(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} is missing`);
  return answer.json();
}
