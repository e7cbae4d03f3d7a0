// What search shows of a guide: its title, and the steps, questions and answers that match the query.

/** @import { Fragment, Line, Said } from "./places.js" */

const JOINER = "\u2060"; // ends a word that is not followed by a space
const SHOWN_WORDS = 24; // words of a long text that are shown around the first match

/**
 * @typedef {object} Word A word as it is shown.
 * @property {string} text with the space after it
 * @property {boolean} found whether it matches the query
 */
/**
 * @typedef {object} Part A matching place of a guide.
 * @property {string} anchor
 * @property {Word[]} title
 * @property {Word[]} excerpt
 */
/**
 * @typedef {object} Guide A matching guide.
 * @property {string} url
 * @property {string} topic
 * @property {Word[]} title
 * @property {Word[]} summary
 * @property {Part[]} parts the best matches first
 */

/** @param {Fragment} fragment @param {Line[]} lines @returns {Guide} */
export function guideOf(fragment, lines) {
  const bodies = new Map(lines.filter(({ kind }) => kind === "body").map(({ place, said }) => [place, said]));
  const parts = lines
    .filter(({ kind }) => !["title", "summary", "keyword", "body"].includes(kind))
    .map(({ place, kind, said }) => ({ place, said, more: bodies.get(place) ?? [], heading: kind !== "step" }))
    .map((part) => ({ ...part, asked: wordsAsked([...part.said, ...part.more]) }))
    .filter(({ asked }) => asked > 0)
    .sort((one, other) => other.asked - one.asked || Number(other.heading) - Number(one.heading));
  const [title = [], summary = []] = ["title", "summary"].map((name) => lines.find(({ kind }) => kind === name)?.said);
  return {
    url: fragment.url.replace(/\.html$/, "/"), // Pagefind reads one file for each guide faster than a folder of them
    topic: fragment.meta.topic,
    title: withoutAddedStop(shown(title)),
    summary: shown(summary),
    parts: parts.map(({ place, said, more }) => ({
      anchor: place,
      title: shortened(withoutAddedStop(shown(said))),
      excerpt: wordsAsked(more) > 0 ? shortened(shown(more)) : [],
    })),
  };
}

/** @param {Said[]} said @returns {number} how many words of the query they match */
function wordsAsked(said) {
  return new Set(said.flatMap(({ answers }) => [...answers.keys()])).size;
}

/** @param {Said[]} said @returns {Word[]} */
function shown(said) {
  return said.map(({ text, answers }) => ({
    text: text.endsWith(JOINER) ? text.slice(0, -1) : `${text} `,
    found: answers.size > 0,
  }));
}

/** Pagefind adds a full stop to each place. @param {Word[]} said @returns {Word[]} */
function withoutAddedStop(said) {
  const last = said.at(-1);
  if (!last || said.some((word) => word !== last && /[.!?] $/.test(word.text))) return said;
  return [...said.slice(0, -1), { ...last, text: last.text.replace(/\. $/, "") }];
}

/** @param {Word[]} said @returns {Word[]} the words around the first match, with "…" for what is left out */
function shortened(said) {
  const first = said.findIndex(({ found }) => found);
  const start = Math.max(Math.min(first - SHOWN_WORDS / 3, said.length - SHOWN_WORDS), 0);
  const end = start + SHOWN_WORDS;
  const omission = { text: "… ", found: false };
  return [...(start > 0 ? [omission] : []), ...said.slice(start, end), ...(end < said.length ? [omission] : [])];
}
