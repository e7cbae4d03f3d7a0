// The words of a query, and what somebody may have meant who typed a word that the index does not have.

const SHORTEST_CORRECTED = 4; // letters; of shorter words, too many are near
const SHORTEST_PART = 4; // letters of a part of a compound

/** @param {string} query @returns {string[]} its words in small letters, each once */
export function words(query) {
  return [...new Set(query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];
}

/** @param {string} word @returns {string} the word without accents, and with "ss" for "ß" */
export function folded(word) {
  return word.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
}

/**
 * What may be meant by a word that the index does not have: a known word, or the known parts of a compound.
 * @param {string} word
 * @param {string[]} vocabulary the index's words, the most frequent first
 * @returns {string | undefined}
 */
export function meant(word, vocabulary) {
  return compound(word, new Map(vocabulary.map((known) => [folded(known), known]))) ?? nearest(word, vocabulary);
}

/** @param {string} word @param {string[]} vocabulary @returns {string | undefined} the known word with the fewest slips */
function nearest(word, vocabulary) {
  const typed = folded(word);
  if (typed.length < SHORTEST_CORRECTED) return undefined;
  let best;
  let fewest = typed.length < 6 ? 1 : 2;
  for (const known of vocabulary) {
    if (Math.abs(known.length - typed.length) > fewest) continue;
    const slips = distance(typed, folded(known), fewest);
    if (slips < fewest || (slips === fewest && !best)) {
      best = known;
      fewest = slips;
    }
  }
  return best;
}

/**
 * Counts the letters to add, leave out, replace or swap with their neighbour to make one word of the other.
 * @param {string} one
 * @param {string} other
 * @param {number} most beyond which it does not matter how many
 * @returns {number}
 */
export function distance(one, other, most) {
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
 * @param {string} word
 * @param {Map<string, string>} known words by their folded form
 * @returns {string | undefined} the known words of which it is made, with spaces between them
 */
function compound(word, known) {
  const typed = folded(word);
  for (let end = typed.length - SHORTEST_PART; end >= SHORTEST_PART; end--) {
    const rest = typed.slice(end);
    const tail = known.get(rest) ?? (rest.length >= 2 * SHORTEST_PART ? compound(rest, known) : undefined);
    const first = typed.slice(0, end);
    const head = ["", "s", "es", "n", "en"]
      .filter((link) => first.endsWith(link))
      .map((link) => known.get(first.slice(0, first.length - link.length)))
      .find((found) => found && found.length >= SHORTEST_PART);
    if (head && tail) return `${head} ${tail}`;
  }
  return undefined;
}
