// A guide as it is in the site's search index: all words in a row, and where each place begins. What search adds to a
// word follows it. kb/search/record_html.py writes the same for Pagefind; search/places.js reads both.

import { KEYWORDS } from "../search/places.js";
import { words as wordsOf } from "../search/words.js";
import { withoutAddresses } from "./words.js";

/**
 * @import { GuideData, Kind } from "../data.js"
 * @import { Fragment } from "../search/places.js"
 * @typedef {{ id: string, element: string, text: string }} Said what a place says
 */

const JOINER = "\u2060 "; // where l’écran is split for search, and rejoined for display
const ELISION = /(?<=[\p{L}\p{N}]['’])(?=[\p{L}\p{N}])/gu;

/** @type {Record<Exclude<Kind, "guide">, string>} */
const ELEMENTS = { section: "h2", widget: "h2", question: "h3", outcome: "h4", step: "p", point: "p", video: "p" };

/** @param {GuideData} guide @param {boolean} elision whether words are split at apostrophes @returns {Fragment} */
export function recordOf(guide, elision) {
  /** @type {string[]} */
  const content = [];
  const anchors = [];
  for (const { id, element, text } of saidIn(guide)) {
    anchors.push({ id, element, location: content.length });
    const added = new Map(Object.entries(guide.added[id.startsWith(KEYWORDS) ? KEYWORDS : id] ?? {}));
    for (const piece of (elision ? text.replace(ELISION, JOINER) : text).split(/\s+/).filter(Boolean)) {
      content.push(piece);
      if (!added.size) continue;
      const words = wordsOf(piece).join(" ");
      content.push(...(added.get(words)?.split(" ") ?? []));
      added.delete(words); // nothing is added twice
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
function saidIn({ keywords, leading = {}, units }) {
  const ofPlaces = Object.entries(leading).map(([id, words]) => keywordsOf(`${KEYWORDS}#${id}`, words));
  return units.flatMap(({ id, kind, words, said = "", more = {} }) => {
    const head = withoutAddresses(words);
    const body = [said, ...Object.values(more).map(withoutAddresses)].filter(Boolean).join(" ");
    if (kind !== "guide") return placesOf(id, ELEMENTS[kind], head, body);
    return [...placesOf("title", "p", head, body), keywordsOf(KEYWORDS, keywords), ...ofPlaces];
  });
}

/** @param {string} id @param {string[]} keywords @returns {Said} */
function keywordsOf(id, keywords) {
  return { id, element: "p", text: keywords.join(", ") };
}

/** @param {string} id @param {string} element @param {string} head @param {string} body @returns {Said[]} */
function placesOf(id, element, head, body) {
  const own = { id, element, text: head };
  return body ? [own, { id: `=${id}`, element: "p", text: body }] : [own];
}
