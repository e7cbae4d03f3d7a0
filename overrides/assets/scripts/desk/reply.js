/** What can be copied from a place: its link, its text, and a reply for the customer in three forms. */
import { atRoot, escaped, inForm, withoutAddresses } from "./words.js";

/**
 * @import { Forms, Unit, Words } from "../data.js"
 * @import { Content, Place } from "./content.js"
 * @typedef {{ words: Words, label?: string }} Line words, with a label in front if they are a note
 * @typedef {Line & { kind: "title" | "heading" | "text" }} Paragraph
 * @typedef {{ kind: "steps" | "points", items: Line[][] }} List
 * @typedef {{ kind: "link", label: string, address: string }} Link
 * @typedef {Paragraph | List | Link} Block
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
 * Returns the words of the place, and below them what belongs to it.
 * @param {Place} place
 * @returns {Block[]}
 */
export function textOf({ unit }) {
  if (unit.kind === "step" || unit.kind === "point") return [{ kind: "text", words: unit.words }];
  return [{ kind: "title", words: unit.words }, ...bodyOf(unit)];
}

/**
 * Returns the reply: a title, what to do, and the link. For a step, it has all steps of the section.
 * @param {Content} content
 * @param {Place} place
 * @param {string} root
 * @returns {Block[]}
 */
export function replyTo(content, place, root) {
  /** @type {Block} */
  const link = { kind: "link", label: content.labels["desk-reply-link"] ?? "", address: linkTo(content, place, root) };
  return [...answerTo(content, place), link];
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

/** @param {Block[]} blocks @param {string} root */
export function asPlain(blocks, root) {
  const marks = { title: "", heading: "", text: "", point: "–" };
  return atRoot(written(blocks, { form: "text", marks, newline: "\n", link: (address) => address }), root);
}

/** @param {Block[]} blocks @param {string} root */
export function asMarkdown(blocks, root) {
  const marks = { title: "## ", heading: "### ", text: "", point: "-" };
  return atRoot(written(blocks, { form: "markdown", marks, newline: "  \n", link: (address) => `<${address}>` }), root);
}

/** @param {Block[]} blocks @param {string} root */
export function asHtml(blocks, root) {
  const html = blocks.map((block) => {
    if (block.kind === "text") return `<p>${said(block, "html")}</p>`;
    if ("words" in block) return `<p><strong>${escaped(withoutAddresses(block.words))}</strong></p>`; // without marks
    if (block.kind === "link") {
      const address = escaped(block.address);
      return `<p>${escaped(block.label)} <a href="${address}">${address}</a></p>`;
    }
    const tag = block.kind === "steps" ? "ol" : "ul";
    const items = block.items.map((lines) => `<li>${lines.map((line) => said(line, "html")).join("<br>")}</li>`);
    return `<${tag}>\n${items.join("\n")}\n</${tag}>`;
  });
  return atRoot(html.join("\n"), escaped(root));
}

/**
 * @param {Block[]} blocks
 * @param {object} style
 * @param {keyof Forms} style.form
 * @param {Record<Paragraph["kind"] | "point", string>} style.marks at the beginning of a paragraph or point
 * @param {string} style.newline within a point or step
 * @param {(address: string) => string} style.link
 */
function written(blocks, { form, marks, newline, link }) {
  const parts = blocks.map((block) => {
    if (block.kind === "link") return `${block.label} ${link(block.address)}`;
    if ("words" in block) return marks[block.kind] + said(block, form);
    const items = block.items.map((lines, index) => {
      const mark = block.kind === "steps" ? `${index + 1}.` : marks.point;
      const indent = " ".repeat(mark.length + 1);
      return `${mark} ${lines.map((line) => said(line, form)).join(newline + indent)}`;
    });
    return items.join("\n");
  });
  return parts.join("\n\n");
}

/** @param {Line} line @param {keyof Forms} form */
function said({ words, label }, form) {
  const text = inForm(words, form);
  return label ? `${form === "html" ? escaped(label) : label} ${text}` : text;
}
