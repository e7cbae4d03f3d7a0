// Where in a guide the found words stand: its title, and its steps, questions and answers, each with its anchor.
// The index has each at its id, what more it says at "=" and the id, and words that are never shown at "~" and the id;
// kb/search/record_html.py writes them.

const SHOWN_WORDS = 24; // of a long text, around the first found word

/**
 * @typedef {object} Fragment What Pagefind's index has of a guide.
 * @property {string} url
 * @property {string} content
 * @property {{title: string, topic: string}} meta
 * @property {{id: string, element: string, location: number}[]} anchors
 */
/**
 * @typedef {object} Word A word as it is shown, and whether it was looked for.
 * @property {string} text
 * @property {boolean} found
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
 * @property {number} near how many words of the query one of its places has at most
 * @property {number} keyword how many words of the query the longest of its keywords has that was found as a whole
 * @property {Part[]} parts those that match best first
 */

/**
 * @param {Fragment} fragment
 * @param {Map<number, string>} found where the found words stand, and the word of the query that each stands for
 * @returns {Guide}
 */
export function guideOf(fragment, found) {
  const all = fragment.content.split(/\s+/);
  const starts = [...fragment.anchors].sort((one, other) => one.location - other.location);
  /** @type {Map<string, {words: Word[], more: Word[], asked: Set<string>, heading: boolean}>} */
  const places = new Map();
  for (const [order, { id, element, location }] of starts.entries()) {
    const name = id.replace(/^[=~]/, "");
    const place = places.get(name) ?? { words: [], more: [], asked: new Set(), heading: element !== "p" };
    places.set(name, place);
    const end = starts[order + 1]?.location ?? all.length;
    /** @type {Word[]} */
    const said = [];
    for (let at = location; at < end; at++) {
      const asked = found.get(at);
      if (asked) place.asked.add(asked);
      said.push({ text: all[at] ?? "", found: asked !== undefined });
    }
    if (id.startsWith("=")) place.more = said;
    else if (!id.startsWith("~")) place.words = withoutAddedStop(said);
  }
  const guide = places.get("title");
  const parts = [...places]
    .filter(([name, place]) => name !== "title" && place.words.length > 0 && place.asked.size > 0)
    .sort(([, one], [, other]) => other.asked.size - one.asked.size || Number(other.heading) - Number(one.heading))
    .map(([anchor, place]) => ({ anchor, title: shortened(place.words), excerpt: excerptOf(place.more) }));
  return {
    url: fragment.url,
    topic: fragment.meta.topic,
    title: guide?.words ?? [{ text: fragment.meta.title, found: false }],
    summary: guide?.more ?? [],
    near: Math.max(0, ...[...places.values()].map((place) => place.asked.size)),
    keyword: longestKeyword(places.get("keywords")?.more ?? []),
    parts,
  };
}

/** Pagefind ends each place with a full stop. @param {Word[]} said @returns {Word[]} */
function withoutAddedStop(said) {
  const last = said.at(-1);
  if (!last || said.some((word) => word !== last && /[.!?]$/.test(word.text))) return said;
  return [...said.slice(0, -1), { ...last, text: last.text.replace(/\.$/, "") }];
}

/** @param {Word[]} keywords with a comma after each @returns {number} the words of the longest that was found whole */
function longestKeyword(keywords) {
  let longest = 0;
  let run = 0;
  let whole = true;
  for (const { text, found } of keywords) {
    run += 1;
    whole &&= found;
    if (!/[,.]$/.test(text)) continue;
    if (whole) longest = Math.max(longest, run);
    [run, whole] = [0, true];
  }
  return longest;
}

/** @param {Word[]} more @returns {Word[]} what more a place says, if a found word stands in it */
function excerptOf(more) {
  return more.some((word) => word.found) ? shortened(more) : [];
}

/** @param {Word[]} said @returns {Word[]} the words around the first found one, with "…" for what is left out */
function shortened(said) {
  const first = Math.max(said.findIndex((word) => word.found), 0);
  const start = Math.max(Math.min(first - SHOWN_WORDS / 3, said.length - SHOWN_WORDS), 0);
  const shown = said.slice(start, start + SHOWN_WORDS);
  const omission = { text: "…", found: false };
  return [...(start > 0 ? [omission] : []), ...shown, ...(start + SHOWN_WORDS < said.length ? [omission] : [])];
}
