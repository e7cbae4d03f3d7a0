// Leaves out of a mail what says nothing about its subject: greetings, thanks and signatures. “Tag” of “Guten Tag” is
// also something to put on a product, and the name “Rossi” is close to “rosso”.

import { PARAGRAPH, words } from "../search/words.js";

/** @import { Courtesies } from "../data.js" */

const NAME = "\\p{Lu}[\\p{Ll}.]+(?:[’'-]\\p{Lu}?\\p{Ll}+)*"; // not a word in capitals: whole mails are written in these
const NAMES = new RegExp(`^[\\s,.!]*(?:${NAME}[\\s,.!]*){0,4}$`, "u");
const BEFORE = '[\\s"«„“(–-]*(?:\\p{L}{1,3}\\s+)?'; // “and”, “oh”
const NUMBERED = "(?:[2b]\\)|2\\.\\s+\\p{L})"; // not “z. B.”
const FEWEST = 2; // common words of a sentence; what has fewer may be a signature, with what a company offers

/**
 * @param {string[]} said words
 * @param {ReadonlySet<string>} common the words of their language that search ignores
 * @returns {boolean} whether they are a sentence, not a name, an address or what a company offers
 */
export function isProse(said, common) {
  return said.filter((word) => common.has(word)).length >= FEWEST;
}

/**
 * @param {Courtesies} courtesies phrases of a language
 * @returns what finds them in a mail
 */
export function patternsOf({ greetings, thanks, closings, transitions }) {
  return {
    greeting: new RegExp(
      `(?<=^|[\\n.!?:,])\\s*${anyOf(greetings)}((?:\\s+[\\p{L}.’'-]+){0,4}\\s*(?=[,!\\n]|$))?`,
      "giu",
    ),
    thank: new RegExp(anyOf(thanks), "giu"),
    closing: new RegExp(anyOf(closings), "giu"),
    transition: new RegExp(`(?<=[.!?:;\\n¶])(?=${BEFORE}(?:${anyOf(transitions)}|${NUMBERED}))`, "iu"),
  };
}

/**
 * @param {string} mail
 * @param {ReturnType<typeof patternsOf>} patterns of its language
 * @param {ReadonlySet<string>} common the words of its language that search ignores
 * @returns {string} the mail without greetings, thanks and signatures; as it is, if nothing else would be left
 */
export function withoutCourtesies(mail, { greeting, thank, closing }, common) {
  const saysSomething = (/** @type {string} */ text) => isProse(words(text), common);
  /** @type {string[]} */
  const said = [];
  let isSigned = false;
  for (const paragraph of mail.split(/\n\s*\n|¶/)) {
    if (isSigned && !saysSomething(paragraph)) continue; // a company and its address
    const greeted = paragraph.replace(greeting, (_, names = "") => (NAMES.test(names) ? " " : names));
    const unsigned = before(greeted, closing, (rest) => !saysSomething(rest));
    isSigned = unsigned !== greeted;
    said.push(before(unsigned, thank, (rest) => NAMES.test(rest)));
  }
  const subject = said.join(` ${PARAGRAPH} `);
  return words(subject).every((word) => common.has(word)) ? mail : subject;
}

/**
 * @param {string} text
 * @param {RegExp} phrase
 * @param {(rest: string) => boolean} ends whether nothing is said after the phrase
 * @returns {string} the text before the first such phrase; all of it, if there is none
 */
function before(text, phrase, ends) {
  const end = [...text.matchAll(phrase)].find(({ 0: found, index }) => ends(text.slice(index + found.length)));
  return text.slice(0, end?.index);
}

/** @param {string[]} phrases @returns {string} a pattern of any of them in whole words, the longest first */
function anyOf(phrases) {
  const patterns = phrases
    .toSorted((one, other) => other.length - one.length)
    .map((phrase) => words(phrase).join("[^\\p{L}\\p{N}]+"));
  return `(?<![\\p{L}\\p{N}])(?:${patterns.join("|") || "(?!)"})(?![\\p{L}\\p{N}])`;
}
