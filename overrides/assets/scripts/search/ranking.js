// How well a guide answers a query, judged by where the words of the query appear. Rare words count more.

/** @import { Kind, Line, Said } from "./places.js" */

/** The worth of a line that has all words of the query and no others. @type {Record<Kind, number>} */
export const WORTH = {
  title: 1.5,
  summary: 0.4,
  keyword: 2.5,
  section: 1,
  question: 0.7,
  outcome: 0.3,
  step: 0.4,
  body: 0.3,
};
const ANYWHERE = 3; // how much the best place of each single word counts, compared with the best line of each kind
const OTHERS = 0.5; // how much other words reduce a line's worth: a power of the share that matches

const IN_TEXT = 2; // the same for each single word of a mail, compared with its sentences
const LENGTH = 0.3; // how much less a long guide counts, which has words of a mail by chance: a power of its lines
const USUAL = 40; // lines of a guide; a shorter one, such as a question without a guide, does not count more for that
const EVENLY = 0.75; // how much more rare words of a mail count, which may be rare by chance: a power of what it tells

/**
 * @param {number} guides in the index
 * @param {number} having the word, of these guides
 * @returns {number} how much the word tells: the fewer guides have it, the more it tells
 */
export function howMuchTells(guides, having) {
  return having > 0 ? Math.log(1 + (2 * guides) / having) : 0;
}

/**
 * @param {Line[]} lines of a guide
 * @param {Map<string, number>} asked the words of the query, and how much each tells
 * @returns {number}
 */
export function weight(lines, asked) {
  /** @type {Map<string, number>} */
  const words = new Map();
  /** @type {Map<Kind, number>} */
  const kinds = new Map();
  for (const line of lines) {
    const answers = answersIn(line);
    for (const [word, how] of answers) raise(words, word, how * WORTH[line.kind]);
    raise(kinds, line.kind, lineWeight(line, asked));
  }
  const inLines = [...kinds].reduce((sum, [kind, how]) => sum + how * WORTH[kind], 0);
  return inLines + ANYWHERE * share(words, asked);
}

/**
 * @typedef {object} TextWeight
 * @property {number} whole how well a guide answers a text
 * @property {number[]} bySentence what each of its sentences adds to that
 * @property {Map<string, number>} byWord what each of its words adds, wherever the guide says it best
 */

/**
 * Weighs a guide for a text that says much besides its question, such as a mail. Each sentence counts by its best
 * lines, since words that are together in both a sentence and a line tell most.
 * @param {Line[]} lines of a guide
 * @param {Map<string, number>} asked the words of the text, and how much each tells
 * @param {Set<string>[]} sentences the words of each
 * @returns {TextWeight}
 */
export function weightOfText(lines, asked, sentences) {
  const evenly = new Map([...asked].map(([word, tells]) => [word, tells ** EVENLY]));
  /** @type {Map<string, number>} */
  const words = new Map();
  const answered = lines.map((line) => ({ line, answers: answersIn(line) })).filter(({ answers }) => answers.size > 0);
  for (const { line, answers } of answered) {
    for (const [word, how] of answers) raise(words, word, how * WORTH[line.kind]);
  }
  const length = Math.max(lines.length, USUAL) ** LENGTH;
  const bySentence = sentences.map((sentence) => {
    /** @type {Map<Kind, number>} */
    const kinds = new Map();
    for (const { line, answers } of answered) {
      const own = [...answers].filter(([word]) => sentence.has(word));
      if (own.length === 0) continue;
      const found = line.said.filter(
        (word) => word.passed || [...word.answers.keys()].some((one) => sentence.has(one)),
      );
      raise(kinds, line.kind, answeredBy(own, evenly) * (told(found) / told(line.said)));
    }
    return [...kinds].reduce((whole, [kind, how]) => whole + how * WORTH[kind], 0) / length;
  });
  const inSentences = bySentence.reduce((sum, weighed) => sum + weighed, 0);
  const byWord = new Map([...words].map(([word, how]) => [word, (IN_TEXT * how * (evenly.get(word) ?? 0)) / length]));
  const inWords = [...byWord.values()].reduce((sum, weighed) => sum + weighed, 0);
  return { whole: inSentences + inWords, bySentence, byWord };
}

/**
 * @param {Line} line
 * @param {Map<string, number>} asked the words of the query, and how much each tells
 * @returns {number} how well the line answers, whatever its kind: 1 if it has all words of the query and no others
 */
export function lineWeight(line, asked) {
  const answers = answersIn(line);
  if (answers.size === 0) return 0;
  const found = told(line.said.filter((word) => word.answers.size > 0 || word.passed));
  return share(answers, asked) * (found / told(line.said)) ** OTHERS;
}

/** @param {Said[]} said @returns {number} how much these words tell */
export function told(said) {
  return said.reduce((sum, { tells }) => sum + tells, 0);
}

/** @param {Map<string, number>} answers @param {Map<string, number>} asked @returns {number} */
function share(answers, asked) {
  const all = [...asked.values()].reduce((sum, tells) => sum + tells, 0);
  return all > 0 ? answeredBy(answers, asked) / all : 0;
}

/** @param {Iterable<[string, number]>} answers @param {Map<string, number>} asked @returns {number} how much they tell */
function answeredBy(answers, asked) {
  let answered = 0;
  for (const [word, how] of answers) answered += how * (asked.get(word) ?? 0);
  return answered;
}

/** @param {Line} line @returns {Map<string, number>} the best match of each word */
export function answersIn({ said }) {
  /** @type {Map<string, number>} */
  const together = new Map();
  for (const { answers } of said) for (const [word, how] of answers) raise(together, word, how);
  return together;
}

/**
 * Raises the number of a key to this one, if it is lower.
 * @template Key
 * @param {Map<Key, number>} numbers
 * @param {Key} key
 * @param {number} number
 */
export function raise(numbers, key, number) {
  numbers.set(key, Math.max(number, numbers.get(key) ?? 0));
}
