/** What can be copied: the link of a place, its text, and a reply for the customer. */
import { isFor, namedReaders, variantInAddress, variantOf } from "./variants.js";

/**
 * @import { Below, CodeBelow, TableBelow, Unit, Words } from "../data.js"
 * @import { Content, Place } from "./content.js"
 * @import { Frame } from "./frame.js"
 * @import { Chosen } from "./variants.js"
 * @import { WidgetAnswer } from "./widget_answer.js"
 * @typedef {{ kind: "title" | "heading", words: Words }} Title
 * @typedef {{ kind: "text", words: Words, label?: string }} Paragraph with a label in front if it is a note
 * @typedef {{ kind: "steps" | "points", items: Block[][] }} List
 * @typedef {{ kind: "link", label: string, address: string }} Link
 * @typedef {{ kind: "lines", lines: string[] }} Lines plain words, such as a signature
 * @typedef {Title | Paragraph | List | CodeBelow | TableBelow | Link | Lines} Block
 */

/** @type {("result" | "note" | "tip" | "warning")[]} */
const NOTES = ["result", "note", "tip", "warning"];
const BODY = ["summary", "intro", "answer", "text"];

/**
 * @param {Content} content
 * @param {Place} place
 * @param {string} root the site's address
 * @param {Chosen} [customer] what is known of the customer's variant
 */
export function linkTo(content, place, root, customer) {
  const { guide, unit } = place;
  const variant = variantInAddress(content, place, customer);
  const address = `${content.language}/${guide.address}/${variant && `?${variant}`}${unit.id && `#${unit.id}`}`;
  return new URL(address, root).href;
}

/**
 * Returns the short link, which can be read out. The guide must have a code.
 * @param {Content} content
 * @param {Place} place
 * @param {string} root
 * @param {Chosen} [customer]
 */
export function shortLinkTo(content, place, root, customer) {
  const { guide, unit } = place;
  const variant = variantInAddress(content, place, customer);
  const query = `${content.language}${variant && `&${variant}`}`;
  return new URL(`g/${content.codes[guide.address]}/?${query}${unit.id && `#${unit.id}`}`, root).href;
}

/**
 * Returns the words of the place and what belongs to it below them: for a section, all that it says.
 * @param {Content} content
 * @param {Place} place
 * @param {Chosen} [customer]
 * @returns {Block[]}
 */
export function textOf(content, place, customer) {
  const { unit } = place;
  if (unit.kind === "step" || unit.kind === "point")
    return [{ kind: "text", words: unit.words }, ...belowOf(content, unit)];
  if (unit.kind === "section") return answerTo(content, place, variantOf(content, place, customer));
  return [{ kind: "title", words: unit.words }, ...bodyOf(unit)];
}

/**
 * Returns the reply: the answer of each place with its link, between greeting and signature. What several places have
 * in common is said once. The answer of a step is the whole section.
 * @param {Content} content
 * @param {Place[]} places
 * @param {object} with_
 * @param {string} with_.root the site's address
 * @param {Frame} [with_.frame] filled in
 * @param {Chosen} [with_.customer] what is known of the customer's variant
 * @param {(widget: string) => WidgetAnswer | undefined} [with_.answerOf] what a widget that is filled in answers
 * @returns {Block[]}
 */
export function replyTo(content, places, { root, frame, customer, answerOf }) {
  /** @type {Map<string, { place: Place, filled: WidgetAnswer | undefined }>} */
  const answers = new Map();
  for (const place of places) {
    const filled = answerOf?.(widgetOf(place));
    const section = `${answering(content, place).address}?${variantInAddress(content, place, customer)}`;
    const said = filled ? widgetOf(place) : section;
    if (!answers.has(said)) answers.set(said, { place, filled });
  }
  const blocks = [...answers.values()].flatMap(({ place, filled }) => {
    const own = linkTo(content, place, root, customer);
    const address = filled ? new URL(filled.fragment, own).href : own;
    const label = place.unit.kind === "video" ? "video-link" : "desk-reply-link";
    /** @type {Block} */
    const link = { kind: "link", label: content.labels[label] ?? "", address };
    return [...(filled?.blocks ?? answerTo(content, place, variantOf(content, place, customer))), link];
  });
  return [...lines(frame?.greeting), ...blocks, ...lines(frame?.signature)];
}

/** @param {Place} place @returns {string} the name of the widget that answers there; empty if none does */
export function widgetOf({ unit }) {
  if (unit.kind === "widget") return unit.id;
  return unit.kind === "outcome" ? (unit.within ?? "") : "";
}

/**
 * @param {Content} content
 * @param {Place} place
 * @returns {Place} the one whose words answer: for a step, its section
 */
function answering(content, place) {
  const around = place.unit.kind === "step" ? content.around(place) : undefined;
  return around ? answering(content, around) : place;
}

/** @param {string} [text] @returns {Lines[]} none for an empty text */
function lines(text = "") {
  return text.trim() ? [{ kind: "lines", lines: text.trim().split("\n") }] : [];
}

/**
 * @param {Content} content
 * @param {Place} place
 * @param {Chosen} [chosen] what is for other readers is left out
 * @returns {Block[]}
 */
export function answerTo(content, place, chosen = variantOf(content, place)) {
  const { unit } = place;
  const around = content.around(place) ?? place;
  if (unit.kind === "step") return answerTo(content, around, chosen);
  if (unit.kind === "point") {
    return [...titles(content, around), { kind: "points", items: [itemOf(content, unit, chosen)] }];
  }
  if (unit.kind === "section") return [...titles(content, place), ...inside(content, place, chosen)];
  const below = unit.kind === "guide" ? inside(content, place, chosen) : [];
  return [{ kind: "title", words: unit.words }, ...bodyOf(unit), ...videoOf(content, unit), ...below];
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
 * @param {Chosen} chosen
 * @returns {Block[]}
 */
function inside(content, { guide, unit }, chosen) {
  const all = guide.units.filter(({ within, kind }) => (within ?? "") === unit.id && kind !== "guide");
  const own = all.filter((part) => isFor(part, chosen));
  const list = (/** @type {"steps" | "points"} */ kind) => {
    const items = own.filter((part) => `${part.kind}s` === kind).map((part) => itemOf(content, part, chosen));
    return items.length ? [{ kind, items }] : [];
  };
  const sections = own
    .filter(({ kind }) => kind === "section")
    .flatMap((section) => {
      const place = { guide, unit: section, address: `${guide.address}#${section.id}` };
      /** @type {Block} */
      const heading = { kind: "heading", words: section.words };
      return [heading, ...inside(content, place, chosen)];
    });
  if (unit.kind === "guide") return sections.length ? sections : list("points");
  const { outro } = unit.more ?? {};
  /** @type {Block[]} */
  const end = outro ? [{ kind: "text", words: outro }] : [];
  return [...bodyOf(unit), ...belowOf(content, unit), ...list("points"), ...list("steps"), ...sections, ...end];
}

/** @param {Unit} unit @returns {Block[]} */
function bodyOf({ more = {} }) {
  return BODY.flatMap((name) => (more[name] ? [{ kind: "text", words: more[name] }] : []));
}

/**
 * Returns all that a step or point says: its text, what is below it, and its notes.
 * @param {Content} content
 * @param {Unit} unit
 * @param {Chosen} [chosen] what readers already know it to be for
 * @returns {Block[]}
 */
export function itemOf(content, unit, chosen = new Map()) {
  const { words, more = {} } = unit;
  /** @type {Block[]} */
  const notes = NOTES.flatMap((name) => (more[name] ? [labelled(content, { kind: name, words: more[name] })] : []));
  const text = { kind: /** @type {const} */ ("text"), words, label: namedReaders(content, unit, chosen) };
  return [text, ...belowOf(content, unit), ...notes, ...videoOf(content, unit)];
}

/** @param {Content} content @param {Unit} unit @returns {Block[]} the link to its video */
function videoOf(content, { video }) {
  return video ? [{ kind: "text", words: video, label: content.labels["video-link"] ?? "" }] : [];
}

/** @param {Content} content @param {Unit} unit @returns {Block[]} what is below its words */
function belowOf(content, { below = [] }) {
  return below.map((block) => labelled(content, block));
}

/** @param {Content} content @param {Below} block @returns {Block} the same, with the labels of its notes */
function labelled(content, block) {
  switch (block.kind) {
    case "code":
    case "table":
    case "text":
      return block;
    case "steps":
    case "points":
      return { kind: block.kind, items: block.items.map((item) => item.map((inner) => labelled(content, inner))) };
    default:
      return { kind: "text", words: block.words, label: content.labels[block.kind] ?? "" };
  }
}
