// The places of a guide in Pagefind's index, and how well their words match those of a query. The anchor of a place's
// title is its id; that of its other text is "=" and the id. Added words, which are never shown, follow those that they
// stand for, after a mark: a "~" for each word that they stand for, then a ":" for each added word. A word after an
// apostrophe is split off; a word joiner (U+2060) shows where to rejoin it. kb/search/record_html.py writes this.

import { closeness, words } from "./words.js";

const MARK = /^(~+)(:+)$/;
const ADDED = 0.5; // how well an added word matches, compared with one of the text
const HALF_A_PHRASE = 0.1; // the same for a word of an added phrase that was only partly found
const LITTLE = 0.4; // how much an ignored word tells, compared with any other

/**
 * @typedef {object} Fragment What the index holds of a guide.
 * @property {string} url
 * @property {string} content
 * @property {{title: string, topic: string}} meta
 * @property {{id: string, element: string, location: number}[]} anchors
 */
/** @typedef {"title" | "summary" | "keyword" | "section" | "question" | "outcome" | "step" | "body"} Kind */
/**
 * @typedef {object} Said A word of a place.
 * @property {string} text
 * @property {Map<string, number>} answers the words of the query that it matches, and how well: 1 if it is the same
 * @property {number} tells how much it tells
 * @property {boolean} passed whether the query has it although search ignores it
 */
/**
 * @typedef {object} Query
 * @property {string[]} typed its words
 * @property {ReadonlySet<string>} ignored the words that search ignores
 * @property {Map<number, string[]>} found where in a guide's content its words were found, and which of them
 */
/**
 * @typedef {object} Line The title of a place, its further text, or one keyword.
 * @property {string} place
 * @property {Kind} kind
 * @property {Said[]} said
 */

/** @type {Record<string, Kind>} */
const KINDS = { h2: "section", h3: "question", h4: "outcome", p: "step" };

/** The id of the guide's keywords. Those of one of its places are at this, "#", and the id of the place. */
export const KEYWORDS = "=keywords";

/** @param {Fragment} fragment @param {Query} query @returns {Line[]} */
export function linesOf(fragment, query) {
  const all = fragment.content.split(/\s+/);
  const starts = [...fragment.anchors].sort((one, other) => one.location - other.location);
  return starts.flatMap(({ id, element, location }, order) => {
    const [place, kind] = [id.replace(/^=/, ""), kindOf(id, element)];
    const said = saidAt(all, location, starts[order + 1]?.location ?? all.length, query);
    return (kind === "keyword" ? keywordsIn(said) : [said]).map((line) => ({ place, kind, said: line }));
  });
}

/** @param {string} id of an anchor @param {string} element that has it @returns {Kind} of what is there */
export function kindOf(id, element) {
  if (id.startsWith(KEYWORDS)) return "keyword";
  if (id === "title") return "title";
  if (id === "=title") return "summary";
  return id.startsWith("=") ? "body" : (KINDS[element] ?? "step");
}

/** @param {string[]} all @param {number} start @param {number} end @param {Query} query @returns {Said[]} */
function saidAt(all, start, end, { typed, ignored, found }) {
  /** @type {Said[]} */
  const said = [];
  let [added, standFor] = [0, 0]; // how many of the next words are added, and how many words they stand for
  for (let at = start; at < end; at++) {
    const [text, asked] = [all[at] ?? "", found.get(at) ?? []];
    const mark = MARK.exec(text);
    if (mark) {
      [standFor, added] = [mark[1]?.length ?? 0, mark[2]?.length ?? 0];
      continue;
    }
    const telling = words(text).filter((word) => !ignored.has(word));
    const isAdded = added-- > 0;
    if (!isAdded) {
      const passed = telling.length === 0 && words(text).some((word) => typed.includes(word));
      said.push({ text, answers: new Map(), tells: telling.length > 0 ? 1 : LITTLE, passed });
    }
    const share = isAdded ? (telling.length <= asked.length ? ADDED : HALF_A_PHRASE) : 1;
    for (const word of asked) {
      const answered = share * closeness(word, text);
      if (answered === 0) continue; // Pagefind found a word that only happens to begin with the same letters
      for (const { answers } of said.slice(isAdded ? -standFor : -1)) {
        answers.set(word, Math.max(answered, answers.get(word) ?? 0));
      }
    }
  }
  return said;
}

/** @param {Said[]} said keywords with commas between them @returns {Said[][]} the words of each */
function keywordsIn(said) {
  /** @type {Said[][]} */
  const keywords = [[]];
  for (const word of said) {
    keywords.at(-1)?.push(word);
    if (/[,.]$/.test(word.text)) keywords.push([]);
  }
  return keywords.filter((keyword) => keyword.length > 0);
}
