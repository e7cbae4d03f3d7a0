/** What can be copied of a place: its link, its text, and a reply for the customer in three forms. */
import { absolute, escaped, markdown, plain, words } from "./inline.js";

/**
 * @import { Content, Place, Unit } from "./content.js"
 * @typedef {{ kind: "title" | "heading" | "text", html: string }} Words
 * @typedef {{ kind: "steps" | "points", items: string[][] }} List each item with its lines, as HTML
 * @typedef {{ kind: "link", label: string, address: string }} Link
 * @typedef {Words | List | Link} Block
 */

const SIDE_NOTES = ["result", "note", "tip", "warning"];
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
 * Returns the link that can be read out; it is of use where the guide has a code.
 * @param {Content} content
 * @param {Place} place
 * @param {string} root
 */
export function shortLinkTo(content, { guide, unit }, root) {
  return new URL(`g/${content.codes[guide.address]}/?${content.language}${unit.id && `#${unit.id}`}`, root).href;
}

/**
 * Returns the words of the place itself, and below them what belongs to it.
 * @param {Content} content
 * @param {Place} place
 * @returns {Block[]}
 */
export function textOf(content, place) {
  const { unit } = place;
  if (unit.kind === "step" || unit.kind === "point") return [{ kind: "text", html: unit.words }];
  return [{ kind: "title", html: unit.words }, ...bodyOf(unit)];
}

/**
 * Returns the reply: title, what to do, and the link. A step comes with all steps of its way.
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
  return [{ kind: "title", html: unit.words }, ...bodyOf(unit), ...below];
}

/**
 * A way is named below the section in which it stands.
 * @param {Content} content
 * @param {Place} place
 * @returns {Block[]}
 */
function titles(content, place) {
  const [, ...sections] = [...content.path(place), place];
  const [first = place, ...others] = sections;
  /** @type {Block[]} */
  const headings = others.map(({ unit }) => ({ kind: "heading", html: unit.words }));
  return [{ kind: "title", html: first.unit.words }, ...headings];
}

/**
 * What stands in a section or guide, sections in sections included; of a guide only what is done.
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
  const ways = own
    .filter(({ kind }) => kind === "section")
    .flatMap((section) => {
      const place = { guide, unit: section, address: `${guide.address}#${section.id}` };
      /** @type {Block} */
      const heading = { kind: "heading", html: section.words };
      return [heading, ...inside(content, place)];
    });
  if (unit.kind === "guide") return ways;
  return [...bodyOf(unit), ...list("points"), ...list("steps"), ...ways];
}

/** @param {Unit} unit @returns {Block[]} */
function bodyOf({ more = {} }) {
  return BODY.flatMap((name) => (more[name] ? [{ kind: "text", html: more[name] }] : []));
}

/**
 * Returns the text of a step, and in lines of their own what else it says.
 * @param {Content} content
 * @param {Unit} unit
 */
export function linesOf({ labels }, { words, more = {} }) {
  const notes = SIDE_NOTES.filter((name) => more[name]).map((name) => `${escaped(labels[name] ?? "")} ${more[name]}`);
  return [words, ...notes];
}

/**
 * @param {Block[]} blocks
 * @param {string} root
 */
export function asPlain(blocks, root) {
  return written(blocks, {
    words: ({ html }) => plain(absolute(html, root)),
    lines: (lines, mark) =>
      hanging(
        lines.map((line) => plain(absolute(line, root))),
        mark,
      ),
    point: "–",
    link: ({ label, address }) => `${label} ${address}`,
  });
}

/**
 * @param {Block[]} blocks
 * @param {string} root
 */
export function asMarkdown(blocks, root) {
  const marks = { title: "## ", heading: "### ", text: "" };
  return written(blocks, {
    words: ({ kind, html }) => marks[kind] + markdown(absolute(html, root)),
    lines: (lines, mark) =>
      hanging(
        lines.map((line) => markdown(absolute(line, root))),
        mark,
        "  \n",
      ),
    point: "-",
    link: ({ label, address }) => `${label} <${address}>`,
  });
}

/**
 * @param {Block[]} blocks
 * @param {string} root
 */
export function asHtml(blocks, root) {
  const html = blocks.map((block) => {
    if (block.kind === "text") return `<p>${block.html}</p>`;
    if ("html" in block) return `<p><strong>${escaped(words(block.html))}</strong></p>`; // no marks inside of bold
    if (block.kind === "link") {
      const address = escaped(block.address);
      return `<p>${escaped(block.label)} <a href="${address}">${address}</a></p>`;
    }
    const tag = block.kind === "steps" ? "ol" : "ul";
    return `<${tag}>\n${block.items.map((lines) => `<li>${lines.join("<br>")}</li>`).join("\n")}\n</${tag}>`;
  });
  return absolute(html.join("\n"), root);
}

/**
 * @param {Block[]} blocks
 * @param {object} form
 * @param {(block: Words) => string} form.words
 * @param {(lines: string[], mark: string) => string} form.lines
 * @param {string} form.point
 * @param {(link: Link) => string} form.link
 */
function written(blocks, form) {
  const parts = blocks.map((block) => {
    if (block.kind === "link") return form.link(block);
    if ("html" in block) return form.words(block);
    const mark = (/** @type {number} */ index) => (block.kind === "steps" ? `${index + 1}.` : form.point);
    return block.items.map((lines, index) => form.lines(lines, mark(index))).join("\n");
  });
  return parts.join("\n\n");
}

/** @param {string[]} lines @param {string} mark @param {string} end of a line */
function hanging(lines, mark, end = "\n") {
  return `${mark} ${lines.join(`${end}${" ".repeat(mark.length + 1)}`)}`;
}
