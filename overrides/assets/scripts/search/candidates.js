// The guides that may answer a query: those in which its words were found.

/** @import { Fragment } from "./places.js" */

/**
 * @typedef {object} Hit
 * @property {string} id
 * @property {number} score
 * @property {number[]} words where the word is in the guide
 * @property {() => Promise<Fragment>} data
 */
/**
 * @typedef {object} Candidate A guide that has words of the query.
 * @property {Map<string, Hit>} hits by these words
 * @property {number} score
 * @property {number} told how much these words tell
 */

const ENOUGH = 0.4; // how much a guide's words must tell, compared with the best guide's, for it to be shown

/** @param {string[]} asked @param {(word: string) => Promise<Hit[]>} hitsFor @returns {Promise<Map<string, Hit[]>>} */
export async function lookedUp(asked, hitsFor) {
  return new Map(await Promise.all(asked.map(async (word) => /** @type {const} */ ([word, await hitsFor(word)]))));
}

/**
 * Returns the guides that have words of the query, those with the most first. A guide that has only a common word is
 * left out if another has the others too, but not for a text, much of which has nothing to do with its question.
 * @param {Map<string, Hit[]>} hits for each word
 * @param {Map<string, number>} tells how much each word tells
 * @param {boolean} isText whether the words are those of a text, such as a mail
 * @returns {Candidate[]}
 */
export function candidates(hits, tells, isText) {
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
    .filter(({ told }) => isText || told >= ENOUGH * most)
    .sort((one, other) => other.score * other.hits.size - one.score * one.hits.size);
}
