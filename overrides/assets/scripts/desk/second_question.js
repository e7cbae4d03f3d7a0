// The second question of a mail that asks two things: some of its paragraphs ask for one guide, the rest for another.

/**
 * @import { Ranked } from "../search/index.js"
 * @typedef {object} SecondQuestion
 * @property {Ranked} guide the one that answers it
 * @property {number} start the first of its sentences
 * @property {number} end after its last sentence
 */

const SHARE = 0.35; // how much each of the two questions must say, compared with what the best guide answers of the mail
const OTHERS = 0.5; // how much of one question the guide of the other may answer, compared with its own
const CLEARLY = 1.1; // how many times more than the next a guide must answer of its question

/**
 * Returns the second question of a mail. The time grows with its sentences and the guides, each for itself.
 * @param {Ranked[]} guides best first, each with what it answers of each sentence
 * @param {number[]} paragraphs the number of sentences before each paragraph but the first
 * @param {boolean[]} isProse whether each sentence may ask something; what is in a signature does not count
 * @returns {SecondQuestion | undefined} undefined if the mail asks one thing, or if that is in doubt
 */
export function secondQuestion(guides, paragraphs, isProse) {
  const [first] = guides;
  if (!first) return undefined;
  const sentences = first.bySentence.length;
  const sums = new Map(
    guides.map((guide) => [guide, sumsOf(guide.bySentence.map((own, at) => (isProse[at] ? own : 0)))]),
  );
  const before = (/** @type {Ranked} */ guide, /** @type {number} */ at) => sums.get(guide)?.[at] ?? 0;
  const after = (/** @type {Ranked} */ guide, /** @type {number} */ at) => before(guide, sentences) - before(guide, at);
  const most = Math.max(...guides.map((guide) => before(guide, sentences)));
  /** @type {(SecondQuestion & { both: number }) | undefined} */
  let found;
  for (const at of paragraphs) {
    const above = bestOf(guides, (guide) => before(guide, at));
    const below = bestOf(guides, (guide) => after(guide, at));
    if (!above || !below || above.guide === below.guide) continue;
    const isFirst = above.guide === first;
    if (!isFirst && below.guide !== first) continue; // the first result answers neither
    const isClear = above.isClear && below.isClear && Math.min(above.most, below.most) >= SHARE * most;
    const isApart = before(below.guide, at) <= OTHERS * above.most && after(above.guide, at) <= OTHERS * below.most;
    const both = above.most + below.most;
    if (!isClear || !isApart || both <= (found?.both ?? 0)) continue;
    const [start, end] = isFirst ? [at, sentences] : [0, at];
    found = { guide: isFirst ? below.guide : above.guide, start, end, both };
  }
  return found;
}

/**
 * @param {Ranked[]} guides
 * @param {(guide: Ranked) => number} answered
 * @returns {{ guide: Ranked, most: number, isClear: boolean } | undefined} the one that answers most
 */
function bestOf(guides, answered) {
  /** @type {Ranked | undefined} */
  let best;
  let [most, next] = [0, 0];
  for (const guide of guides) {
    const own = answered(guide);
    if (own > most) [best, most, next] = [guide, own, most];
    else if (own > next) next = own;
  }
  return best && { guide: best, most, isClear: most >= CLEARLY * next };
}

/** @param {number[]} numbers @returns {number[]} the sum of those before each, and of all */
function sumsOf(numbers) {
  const sums = [0];
  for (const number of numbers) sums.push((sums.at(-1) ?? 0) + number);
  return sums;
}
