// A guide as the page's search has it in its index: all words in a row, and where each place begins. What search adds to
// a word follows it. kb/search/record_html.py writes the same for Pagefind; search/places.js reads both.

import { inForm } from "./words.js";

/**
 * @import { GuideData, Kind, Words } from "../data.js"
 * @import { Fragment } from "../search/places.js"
 * @typedef {{ id: string, element: string, text: string }} Said what a place says
 */

const ADDRESS_AND_WAY = / \((?:\uE000|https:|mailto:|tel:)[^)]*\)(?: \([^()]*\))?/g; // of a link, after its words
const JOINER = "\u2060 "; // where l’écran is split for search, and rejoined to be shown
const ELISION = /(?<=[\p{L}\p{N}]['’])(?=[\p{L}\p{N}])/gu;

/** @type {Record<Exclude<Kind, "guide">, string>} */
const ELEMENTS = { section: "h2", widget: "h2", question: "h3", outcome: "h4", step: "p", point: "p" };

/** @param {GuideData} guide @param {boolean} elision whether words are split at apostrophes @returns {Fragment} */
export function recordOf(guide, elision) {
  /** @type {string[]} */
  const content = [];
  const anchors = [];
  for (const { id, element, text } of saidIn(guide)) {
    anchors.push({ id, element, location: content.length });
    const pieces = (elision ? text.replace(ELISION, JOINER) : text).split(/\s+/).filter(Boolean);
    for (const [at, piece] of pieces.entries()) {
      content.push(piece);
      const added = guide.added[id]?.[at];
      if (added) content.push(...added.split(" "));
    }
  }
  const [title] = saidIn(guide);
  return {
    url: guide.address,
    content: content.join(" "),
    meta: { title: title?.text ?? "", topic: guide.topic },
    anchors,
  };
}

/** @param {GuideData} guide @returns {Said[]} */
function saidIn({ keywords, units }) {
  return units.flatMap(({ id, kind, words, more = {} }) => {
    const head = plain(words);
    const body = Object.values(more).map(plain).join(" ");
    if (kind !== "guide") return placesOf(id, ELEMENTS[kind], head, body);
    return [...placesOf("title", "p", head, body), { id: "=keywords", element: "p", text: keywords.join(", ") }];
  });
}

/** @param {string} id @param {string} element @param {string} head @param {string} body @returns {Said[]} */
function placesOf(id, element, head, body) {
  const own = { id, element, text: head };
  return body ? [own, { id: `=${id}`, element: "p", text: body }] : [own];
}

/** @param {Words} words @returns {string} */
function plain(words) {
  return inForm(words, "text").replace(ADDRESS_AND_WAY, "");
}
