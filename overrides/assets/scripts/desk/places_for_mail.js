// Which places of a guide answer a mail: the steps, questions and sections that say most of what the mail says.

import { answersIn, raise, told } from "../search/ranking.js";

/**
 * @import { Kind, Unit } from "../data.js"
 * @import { Line } from "../search/places.js"
 * @typedef {object} Asked What a mail asks.
 * @property {Map<string, number>} words that were looked up, and how much each tells
 * @property {Set<string>[]} sentences the words of each
 * @typedef {object} Found What a place says of a mail.
 * @property {Map<string, number>} words of the mail, and how well the place matches each
 * @property {number} length how much all its own words tell
 * @property {number} phrase how much of its title, or of one of its keywords, a sentence of the mail says, from 0 to 1
 * @typedef {object} Answer
 * @property {string} id
 * @property {number} score 1 for the best
 * @property {boolean} isMeant whether the mail says some of its title or of one of its keywords, not only words of its text
 */

const FURTHER = 0.5; // how much further text counts, compared with a title or keyword
const INSIDE = 0.7; // how much a part counts for the section around it
const EVENLY = 0.75; // how much more rare words count: a power of what a word tells
const SHORT = 6; // words; a shorter place does not count more for that
const LENGTH = 0.3; // how much less a long place counts, which has words of a mail by chance: a power of its length
const SAID = 0.2; // how much of its title or of a keyword the mail must say for a place to be meant
/** @type {Record<Kind, number>} */
const KINDS = { guide: 0, section: 1, question: 1, widget: 0.6, outcome: 0.6, step: 0.8, point: 0.7, video: 0.5 };

/**
 * @param {Line[]} lines of a guide
 * @param {Unit[]} units its places
 * @param {Asked} asked
 * @returns {Answer[]} the best first; not the guide itself
 */
export function placesForMail(lines, units, asked) {
  const found = foundIn(lines, asked.sentences);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  for (const [id, { words }] of [...found]) {
    let [around, share] = [byId.get(id)?.within, INSIDE];
    for (; around; [around, share] = [byId.get(around)?.within, share * INSIDE]) {
      const whole = found.get(around);
      for (const [word, how] of whole ? words : []) raise(/** @type {Found} */ (whole).words, word, how * share);
    }
  }
  /** @type {Map<string, number>} in how many places each word is */
  const having = new Map();
  for (const { words } of found.values())
    for (const word of words.keys()) having.set(word, (having.get(word) ?? 0) + 1);
  const tells = new Map(
    [...having].map(([word, places]) => [
      word,
      (asked.words.get(word) ?? 0) ** EVENLY * Math.log(1 + found.size / places), // a word of all places tells nothing
    ]),
  );
  const scored = [...found].flatMap(([id, { words, length, phrase }]) => {
    const unit = byId.get(id);
    if (!unit || words.size === 0) return [];
    const said = [...words].reduce((sum, [word, how]) => sum + how * (tells.get(word) ?? 0), 0);
    const score = (said * (1 + phrase) * KINDS[unit.kind]) / Math.max(length, SHORT) ** LENGTH;
    return [{ id, score, isMeant: phrase >= SAID }];
  });
  const best = scored.reduce((highest, { score }) => Math.max(highest, score), 0);
  return scored
    .map((answer) => ({ ...answer, score: answer.score / best }))
    .sort((one, other) => other.score - one.score);
}

/** @param {Line} line @returns {string} the id of the place that it is about; empty for the guide as a whole */
export function placeOf({ place, kind }) {
  if (kind === "keyword") return place.split("#")[1] ?? "";
  return kind === "title" || kind === "summary" ? "" : place;
}

/** @param {Line[]} lines @param {Set<string>[]} sentences @returns {Map<string, Found>} by the id of the place */
function foundIn(lines, sentences) {
  /** @type {Map<string, Found>} */
  const found = new Map();
  for (const line of lines) {
    const { kind, said } = line;
    const id = placeOf(line);
    if (!id) continue;
    const own = found.get(id) ?? { words: new Map(), length: 0, phrase: 0 };
    found.set(id, own);
    const answers = answersIn(line);
    const share = kind === "body" ? FURTHER : 1;
    for (const [word, how] of answers) raise(own.words, word, how * share);
    if (kind !== "keyword") own.length += share * told(said);
    if (kind !== "body" && answers.size > 0) own.phrase = Math.max(own.phrase, saidTogether(line, sentences));
  }
  return found;
}

/** @param {Line} line @param {Set<string>[]} sentences @returns {number} the largest share of it that one of them says */
function saidTogether({ said }, sentences) {
  const whole = told(said);
  const shares = sentences.map(
    (sentence) => told(said.filter(({ answers }) => [...answers.keys()].some((word) => sentence.has(word)))) / whole,
  );
  return Math.max(0, ...shares);
}
