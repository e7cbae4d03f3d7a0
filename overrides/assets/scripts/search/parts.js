// What is shown of a guide that matches: its title, and the steps, questions and answers that match, with their anchors.

/** @import { Fragment, Line, Said } from "./places.js" */

const JOINER = "\u2060"; // at the end of a word that no space follows
const SHOWN_WORDS = 24; // of a long text, around the first found word

/**
 * @typedef {object} Word A word as it is shown.
 * @property {string} text with the space after it
 * @property {boolean} found whether it was looked for
 */
/**
 * @typedef {object} Part A place of a guide that matches.
 * @property {string} anchor
 * @property {Word[]} title
 * @property {Word[]} excerpt
 */
/**
 * @typedef {object} Guide A guide that matches.
 * @property {string} url
 * @property {string} topic
 * @property {Word[]} title
 * @property {Word[]} summary
 * @property {Part[]} parts those that match best first
 */

/** @param {Fragment} fragment @param {Line[]} lines @returns {Guide} */
export function guideOf(fragment, lines) {
  const more = new Map(lines.filter(({ kind }) => kind === "body").map(({ place, said }) => [place, said]));
  const parts = lines
    .filter(({ kind }) => !["title", "summary", "keyword", "body"].includes(kind))
    .map(({ place, kind, said }) => ({ place, said, more: more.get(place) ?? [], heading: kind !== "step" }))
    .map((part) => ({ ...part, asked: wordsAsked([...part.said, ...part.more]) }))
    .filter(({ asked }) => asked > 0)
    .sort((one, other) => other.asked - one.asked || Number(other.heading) - Number(one.heading));
  const [title, summary] = ["title", "summary"].map((kind) => lines.find((line) => line.kind === kind)?.said ?? []);
  return {
    url: fragment.url.replace(/\.html$/, "/"), // hooks/search_index.py says why the index has another
    topic: fragment.meta.topic,
    title: withoutAddedStop(shown(title ?? [])),
    summary: shown(summary ?? []),
    parts: parts.map(({ place, said, more }) => ({
      anchor: place,
      title: shortened(withoutAddedStop(shown(said))),
      excerpt: wordsAsked(more) > 0 ? shortened(shown(more)) : [],
    })),
  };
}

/** @param {Said[]} said @returns {number} how many words of the query they answer */
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

/** Pagefind ends each place with a full stop. @param {Word[]} said @returns {Word[]} */
function withoutAddedStop(said) {
  const last = said.at(-1);
  if (!last || said.some((word) => word !== last && /[.!?] $/.test(word.text))) return said;
  return [...said.slice(0, -1), { ...last, text: last.text.replace(/\. $/, "") }];
}

/** @param {Word[]} said @returns {Word[]} the words around the first found one, with "…" for what is left out */
function shortened(said) {
  const first = Math.max(
    said.findIndex((word) => word.found),
    0,
  );
  const start = Math.max(Math.min(first - SHOWN_WORDS / 3, said.length - SHOWN_WORDS), 0);
  const shown = said.slice(start, start + SHOWN_WORDS);
  const omission = { text: "… ", found: false };
  return [...(start > 0 ? [omission] : []), ...shown, ...(start + SHOWN_WORDS < said.length ? [omission] : [])];
}
