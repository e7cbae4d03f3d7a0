/** What can be copied: the link of a place, its text, and a reply for the customer. */

/**
 * @import { Unit, Words } from "../data.js"
 * @import { Content, Place } from "./content.js"
 * @import { Frame } from "./frame.js"
 * @import { WidgetAnswer } from "./widget_answer.js"
 * @typedef {{ words: Words, label?: string }} Line words, with a label in front if they are a note
 * @typedef {Line & { kind: "title" | "heading" | "text" }} Paragraph
 * @typedef {{ kind: "steps" | "points", items: Line[][] }} List
 * @typedef {{ kind: "link", label: string, address: string }} Link
 * @typedef {{ kind: "lines", lines: string[] }} Lines plain words, such as a signature
 * @typedef {Paragraph | List | Link | Lines} Block
 */

const NOTES = ["result", "note", "tip", "warning"];
const BODY = ["summary", "intro", "answer", "text"];

/**
 * @param {Content} content
 * @param {Place} place
 * @param {string} root the site's address
 */
export function linkTo(content, { guide, unit }, root) {
  return new URL(`${content.language}/${guide.address}/${unit.id && `#${unit.id}`}`, root).href;
}

/**
 * Returns the short link, which can be read out. The guide must have a code.
 * @param {Content} content
 * @param {Place} place
 * @param {string} root
 */
export function shortLinkTo(content, { guide, unit }, root) {
  return new URL(`g/${content.codes[guide.address]}/?${content.language}${unit.id && `#${unit.id}`}`, root).href;
}

/**
 * Returns the words of the place, and below them what belongs to it: of a section, all that it says.
 * @param {Content} content
 * @param {Place} place
 * @returns {Block[]}
 */
export function textOf(content, place) {
  const { unit } = place;
  if (unit.kind === "step" || unit.kind === "point") return [{ kind: "text", words: unit.words }];
  if (unit.kind === "section") return answerTo(content, place);
  return [{ kind: "title", words: unit.words }, ...bodyOf(unit)];
}

/**
 * Returns the reply: the answer of each place with its link, between greeting and signature. What several places have
 * in common is said once: the answer of a step is the whole section.
 * @param {Content} content
 * @param {Place[]} places
 * @param {object} with_
 * @param {string} with_.root the site's address
 * @param {Frame} [with_.frame] filled in
 * @param {(widget: string) => WidgetAnswer | undefined} [with_.answerOf] what a widget that is filled in answers
 * @returns {Block[]}
 */
export function replyTo(content, places, { root, frame, answerOf }) {
  /** @type {Map<string, Place>} */
  const answers = new Map();
  for (const place of places) {
    const said = answerOf?.(widgetOf(place)) ? widgetOf(place) : answering(content, place).address;
    if (!answers.has(said)) answers.set(said, place);
  }
  const blocks = [...answers.values()].flatMap((place) => {
    const filled = answerOf?.(widgetOf(place));
    const address = filled ? new URL(filled.fragment, linkTo(content, place, root)).href : linkTo(content, place, root);
    /** @type {Block} */
    const link = { kind: "link", label: content.labels["desk-reply-link"] ?? "", address };
    return [...(filled?.blocks ?? answerTo(content, place)), link];
  });
  return [...lines(frame?.greeting), ...blocks, ...lines(frame?.signature)];
}

/** @param {Place} place @returns {string} the name of the widget that answers there; empty if none does */
export function widgetOf({ unit }) {
  if (unit.kind === "widget") return unit.id;
  return unit.kind === "outcome" ? (unit.within ?? "") : "";
}

/** @param {Content} content @param {Place} place @returns {Place} the one whose words answer: of a step, its section */
function answering(content, place) {
  return place.unit.kind === "step" ? (content.around(place) ?? place) : place;
}

/** @param {string} [text] @returns {Lines[]} none for an empty text */
function lines(text = "") {
  return text.trim() ? [{ kind: "lines", lines: text.trim().split("\n") }] : [];
}

/**
 * @param {Content} content
 * @param {Place} place
 * @returns {Block[]}
 */
export function answerTo(content, place) {
  const { unit } = place;
  const around = content.around(place) ?? place;
  if (unit.kind === "step") return answerTo(content, around);
  if (unit.kind === "point") {
    return [...titles(content, around), { kind: "points", items: [linesOf(content, unit)] }];
  }
  if (unit.kind === "section") return [...titles(content, place), ...inside(content, place)];
  const below = unit.kind === "guide" ? inside(content, place) : [];
  return [{ kind: "title", words: unit.words }, ...bodyOf(unit), ...below];
}

/**
 * Returns the titles of the sections around a place, and its own. The guide's is left out if there are others.
 * @param {Content} content
 * @param {Place} place
 * @returns {Block[]}
 */
function titles(content, place) {
  const [, ...sections] = [...content.path(place), place];
  const [first = place, ...others] = sections;
  /** @type {Block[]} */
  const headings = others.map(({ unit }) => ({ kind: "heading", words: unit.words }));
  return [{ kind: "title", words: first.unit.words }, ...headings];
}

/**
 * Returns everything in a section, or all sections of a guide.
 * @param {Content} content
 * @param {Place} place
 * @returns {Block[]}
 */
function inside(content, { guide, unit }) {
  const own = guide.units.filter(({ within, kind }) => (within ?? "") === unit.id && kind !== "guide");
  const list = (/** @type {"steps" | "points"} */ kind) => {
    const items = own.filter((part) => `${part.kind}s` === kind).map((part) => linesOf(content, part));
    return items.length ? [{ kind, items }] : [];
  };
  const sections = own
    .filter(({ kind }) => kind === "section")
    .flatMap((section) => {
      const place = { guide, unit: section, address: `${guide.address}#${section.id}` };
      /** @type {Block} */
      const heading = { kind: "heading", words: section.words };
      return [heading, ...inside(content, place)];
    });
  if (unit.kind === "guide") return sections;
  return [...bodyOf(unit), ...list("points"), ...list("steps"), ...sections];
}

/** @param {Unit} unit @returns {Block[]} */
function bodyOf({ more = {} }) {
  return BODY.flatMap((name) => (more[name] ? [{ kind: "text", words: more[name] }] : []));
}

/**
 * Returns the text of a step or point, and a line for each of its notes.
 * @param {Content} content
 * @param {Unit} unit
 * @returns {Line[]}
 */
export function linesOf({ labels }, { words, more = {} }) {
  return [
    { words },
    ...NOTES.flatMap((name) => (more[name] ? [{ words: more[name], label: labels[name] ?? "" }] : [])),
  ];
}
