// What somebody may mean by a word that the index lacks.

import { folded } from "./words.js";

const SHORTEST_CORRECTED = 4; // letters; shorter words are close to too many others
const SHORTEST_PART = 4; // letters, of a part of a compound

/**
 * Returns what the word may mean: the known parts of a compound, or the nearest known word.
 * @param {string} word
 * @param {string[]} vocabulary the index's words, the most frequent first
 * @param {boolean} alone whether the rest of the query found nothing either, so that even a bold guess may help
 * @returns {string[]} empty if no known word is close
 */
export function meant(word, vocabulary, alone) {
  const parts = compound(folded(word), new Map(vocabulary.map((known) => [folded(known), known])));
  return parts ?? nearest(folded(word), vocabulary, alone);
}

/** @param {string} typed @param {string[]} vocabulary @param {boolean} alone @returns {string[]} one word at most */
function nearest(typed, vocabulary, alone) {
  if (typed.length < SHORTEST_CORRECTED) return [];
  let best;
  let fewest = typed.length < (alone ? 6 : 8) ? 1 : 2;
  for (const known of vocabulary) {
    if (Math.abs(known.length - typed.length) > fewest) continue;
    const other = folded(known);
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
 * @param {string} typed
 * @param {Map<string, string>} known words by their folded form
 * @returns {string[] | undefined} the known words of which it is made
 */
function compound(typed, known) {
  for (let end = typed.length - SHORTEST_PART; end >= SHORTEST_PART; end--) {
    const [first, rest] = [typed.slice(0, end), typed.slice(end)];
    const last = known.get(rest);
    const tail = last ? [last] : rest.length >= 2 * SHORTEST_PART ? compound(rest, known) : undefined;
    const head = ["", "s", "es", "n", "en"]
      .filter((link) => first.endsWith(link))
      .map((link) => known.get(first.slice(0, first.length - link.length)))
      .find((found) => found && found.length >= SHORTEST_PART);
    if (head && tail) return [head, ...tail];
  }
  return undefined;
}
