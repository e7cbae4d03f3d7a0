// The words of a query, and how well a word of a text matches one of them.

export const LONGEST_QUERY = 10_000; // letters; of a longer text, only the beginning is used
const LONGEST_WORD = 60; // letters; no text has a longer one, and comparing it with all others would take long

const FORM = 0.9; // how close another form is: “Rechnung” for “Rechnungen”
const BEGINNING = 0.4; // how close a longer word with the same beginning is: “Rechnungsadresse” for “Rechnung”
const CHANCE = 0.35; // how close a word is that Pagefind takes for a form although it differs a lot
const ENDING = 4; // letters in which the endings of two forms may differ, at most
const FORM_SHARES = 0.7; // the share of the longer of two forms that both begin with: not “Konto” and “Kontakt”
const SHARED = 0.6; // the share of a typed word that a form begins with; a word that shares less is found by chance

/** @param {string} text @returns {string[]} its words in lower case, each once */
export function words(text) {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];
}

/**
 * Returns a text as people type it. Other programs leave soft hyphens and spaces of no width in it, an “ö” of two
 * characters, and an “fi” of one.
 * @param {string} text
 */
export function asTyped(text) {
  return text.normalize("NFKC").replace(/\p{Cf}/gu, "");
}

/** @param {string} query @returns {string[]} its words; “e-mail” and “k-check” are one */
export function wordsOfQuery(query) {
  const typed = asTyped(query.slice(0, LONGEST_QUERY));
  const used = typed.replace(/(?<![\p{L}\p{N}])(\p{L})-(?=\p{L})/gu, "$1");
  return words(used).filter((word) => word.length <= LONGEST_WORD);
}

/** Stands between the paragraphs of a mail that is on one line. */
export const PARAGRAPH = "¶";

/** @param {string} text @returns {string[][]} the words of each sentence */
export function sentencesOf(text) {
  return text
    .slice(0, LONGEST_QUERY)
    .split(/[.!?:;\n¶]+/)
    .map(wordsOfQuery)
    .filter((sentence) => sentence.length > 0);
}

/** Is between the paragraphs of a mail. */
export const BETWEEN_PARAGRAPHS = /\n\s*\n|(?<=[.?!])[ \t]*\n|¶/;

/**
 * @param {string} text
 * @param {RegExp} between its parts
 * @returns {number[]} the number of sentences before each of its parts but the first
 */
export function startsOf(text, between) {
  /** @type {number[]} */
  const starts = [];
  let before = 0;
  for (const part of text.slice(0, LONGEST_QUERY).split(between)) {
    if (before > 0) starts.push(before);
    before += sentencesOf(part).length;
  }
  return starts;
}

/** @param {string} word @param {Record<string, string>} spellings @returns {string} the word as guides write it: ü for ue */
export function respelt(word, spellings) {
  return Object.entries(spellings).reduce((spelt, [typed, letter]) => spelt.replaceAll(typed, letter), word);
}

/** @param {string} word @returns {string} the word without accents, and with "ss" for "ß" */
export function folded(word) {
  return word.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
}

/**
 * @param {string} typed
 * @param {string} found a piece of a text: “dell’organizzazione” is found for its second part, “E-Mail” as one word
 * @returns {number} how close they are, from 0 to 1
 */
export function closeness(typed, found) {
  const wanted = folded(typed);
  const own = words(found);
  const forms = own.length > 1 ? [...own, own.join("")] : own;
  return Math.max(0, ...forms.map((word) => likeness(wanted, folded(word))));
}

/**
 * Returns whether a word is a form of the typed one, or begins with it, if no stemmer of the language is available.
 * @param {string} wanted what is typed, folded
 * @param {string} word folded
 */
export function isForm(wanted, word) {
  const shared = sharedBeginning(wanted, word);
  return shared === wanted.length || shared >= FORM_SHARES * Math.max(wanted.length, word.length);
}

/** @param {string} wanted @param {string} word @returns {number} */
function likeness(wanted, word) {
  if (wanted === word) return 1;
  const shared = sharedBeginning(wanted, word);
  const [missing, rest] = [wanted.length - shared, word.length - shared];
  if (missing === 0) return rest < ENDING ? FORM : BEGINNING;
  if (shared <= SHARED * wanted.length || missing > ENDING) return 0;
  return rest <= ENDING ? FORM : CHANCE;
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} the number of letters that they have in common at the beginning
 */
function sharedBeginning(one, other) {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  return shared;
}
