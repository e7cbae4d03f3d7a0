// What may be meant by a word that the index lacks.

import { folded } from "./words.js";

const SHORTEST_CORRECTED = 4; // letters; shorter words are close to too many others
const SHORTEST_PART = 4; // letters, of a part of a compound
const LINKS = ["", "s", "es", "n", "en"]; // letters between the parts of a compound

/** @typedef {Map<string, string>} Known the index's words by their folded form, the most frequent first */

/** @param {string[]} vocabulary the index's words, the most frequent first @returns {Known} */
export function knownByForm(vocabulary) {
  /** @type {Known} */
  const known = new Map();
  for (const word of vocabulary) {
    const form = folded(word);
    if (!known.has(form)) known.set(form, word);
  }
  return known;
}

/**
 * Returns what the word may mean: the known parts of a compound, or the nearest known word.
 * @param {string} word
 * @param {Known} known
 * @param {boolean} alone whether nothing else in the query was found either, so that even a bold guess may help
 * @returns {string[]} empty if no known word is close
 */
export function meant(word, known, alone) {
  return compound(folded(word), known) ?? nearest(folded(word), known, alone);
}

/** @param {string} typed @param {Known} words @param {boolean} alone @returns {string[]} one word at most */
function nearest(typed, words, alone) {
  if (typed.length < SHORTEST_CORRECTED) return [];
  let best;
  let fewest = typed.length < (alone ? 6 : 8) ? 1 : 2;
  for (const [other, known] of words) {
    if (Math.abs(other.length - typed.length) > fewest) continue;
    if (!alone && typed[0] !== other[0]) continue; // the first letter is seldom mistyped
    const slips = distance(typed, other, fewest);
    if (slips < fewest || (slips === fewest && !best)) [best, fewest] = [known, slips];
  }
  return best ? [best] : [];
}

/**
 * Counts the typing errors between two words: letters added, left out, replaced, or swapped with their neighbour.
 * @param {string} one
 * @param {string} other
 * @param {number} most errors that matter; a higher count is not exact
 * @returns {number}
 */
function distance(one, other, most) {
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let slips = Math.min(at(last, column) + 1, at(line, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) slips = Math.min(slips, at(before, column - 2) + 1);
      line.push(slips);
    }
    if (Math.min(...line) > most) return most + 1;
    before = last;
    last = line;
  }
  return at(last, other.length);
}

/** @param {number[]} line @param {number} column @returns {number} */
function at(line, column) {
  return line[column] ?? Infinity;
}

/**
 * Splits a compound. No ending is examined twice, whatever precedes it.
 * @param {string} typed
 * @param {Known} known
 * @returns {string[] | undefined} the known words of which it is made
 */
function compound(typed, known) {
  /** @type {Map<string, string[] | undefined>} */
  const split = new Map();

  /** @param {string} word @returns {string[] | undefined} */
  function partsOf(word) {
    if (!split.has(word)) split.set(word, firstSplit(word));
    return split.get(word);
  }

  /** @param {string} word @returns {string[] | undefined} */
  function firstSplit(word) {
    for (let end = word.length - SHORTEST_PART; end >= SHORTEST_PART; end--) {
      const [first, rest] = [word.slice(0, end), word.slice(end)];
      const head = LINKS.filter((link) => first.endsWith(link))
        .map((link) => known.get(first.slice(0, first.length - link.length)))
        .find((found) => found && found.length >= SHORTEST_PART);
      if (!head) continue;
      const last = known.get(rest);
      const tail = last ? [last] : partsOf(rest);
      if (tail) return [head, ...tail];
    }
    return undefined;
  }

  return partsOf(typed);
}
