// The second question of a mail that asks two things: one guide answers what is above some place in it, another the rest.

/**
 * @import { Ranked } from "../search/index.js"
 * @typedef {object} Text What a mail says. Each place is the number of sentences before it.
 * @property {Set<string>[]} sentences the words of each
 * @property {boolean[]} isProse whether each sentence may ask something; what is in a signature does not count
 * @property {number[]} paragraphs where each but the first begins
 * @property {number[]} transitions where each phrase such as “by the way” stands
 * @typedef {object} SecondQuestion
 * @property {Ranked} guide the one that answers it
 * @property {number} start the first of its sentences
 * @property {number} end after its last sentence
 * @typedef {object} Demands
 * @property {number} share how much each of the two questions must say, compared with what the best guide answers of the mail
 * @property {number} others how much of one question the guide of the other may answer, compared with its own
 * @property {number} clearly how many times more than the next a guide must answer of its question
 */

/** @type {Demands} */
const SAID = { share: 0.2, others: 0.8, clearly: 1 }; // after a transition
/** @type {Demands} */
const UNSAID = { share: 0.35, others: 0.5, clearly: 1.1 };

/**
 * Returns the second question of a mail. The time grows with its sentences and the guides, each for itself.
 * @param {Ranked[]} guides best first, each with what it answers
 * @param {Text} mail
 * @returns {SecondQuestion | undefined} undefined if the mail asks one thing, or if that is in doubt
 */
export function secondQuestion(guides, { sentences, isProse, paragraphs, transitions }) {
  const everything = sentences.map(() => true);
  return (
    divided(guides, sentences, everything, transitions, SAID) ?? divided(guides, sentences, isProse, paragraphs, UNSAID)
  );
}

/**
 * @param {Ranked[]} guides
 * @param {Set<string>[]} sentences
 * @param {boolean[]} counts whether each sentence does
 * @param {number[]} places that may be between the questions
 * @param {Demands} demands
 * @returns {SecondQuestion | undefined} for the place that divides the mail best
 */
function divided(guides, sentences, counts, places, { share, others, clearly }) {
  const [first] = guides;
  if (!first || places.length === 0) return undefined;
  const answers = new Map(guides.map((guide) => [guide, answersOf(guide, sentences, counts)]));
  const above = (/** @type {Ranked} */ guide, /** @type {number} */ at) => answers.get(guide)?.above[at] ?? 0;
  const below = (/** @type {Ranked} */ guide, /** @type {number} */ at) => answers.get(guide)?.below[at] ?? 0;
  const most = Math.max(...guides.map((guide) => below(guide, 0)));
  /** @type {(SecondQuestion & { both: number }) | undefined} */
  let found;
  for (const at of places) {
    const one = bestOf(guides, (guide) => above(guide, at));
    const other = bestOf(guides, (guide) => below(guide, at));
    if (!one || !other || one.guide === other.guide) continue;
    const isFirst = one.guide === first;
    if (!isFirst && other.guide !== first) continue; // the first result answers neither
    const isClear = Math.min(one.lead, other.lead) >= clearly && Math.min(one.most, other.most) >= share * most;
    const isApart = above(other.guide, at) <= others * one.most && below(one.guide, at) <= others * other.most;
    const both = one.most + other.most;
    if (!isClear || !isApart || both <= (found?.both ?? 0)) continue;
    const [start, end] = isFirst ? [at, sentences.length] : [0, at];
    found = { guide: isFirst ? other.guide : one.guide, start, end, both };
  }
  return found;
}

/**
 * @param {Ranked} guide
 * @param {Set<string>[]} sentences
 * @param {boolean[]} counts
 * @returns what it answers of the sentences above each place, and of those below
 */
function answersOf({ bySentence, byWord }, sentences, counts) {
  /** @param {number[]} order @returns {number[]} the sums before each in this order; a word counts once */
  const sums = (order) => {
    /** @type {Set<string>} */
    const said = new Set();
    const all = [0];
    for (const at of order) {
      let sum = all.at(-1) ?? 0;
      if (counts[at]) {
        sum += bySentence[at] ?? 0;
        for (const word of sentences[at] ?? []) if (!said.has(word)) sum += byWord.get(word) ?? 0;
        for (const word of sentences[at] ?? []) said.add(word);
      }
      all.push(sum);
    }
    return all;
  };
  const places = [...sentences.keys()];
  return { above: sums(places), below: sums(places.toReversed()).toReversed() };
}

/**
 * @param {Ranked[]} guides
 * @param {(guide: Ranked) => number} answered
 * @returns {{ guide: Ranked, most: number, lead: number } | undefined} the one that answers most, and how many times more than the next
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
  return best && { guide: best, most, lead: most / next };
}
