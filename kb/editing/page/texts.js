/** The texts of the page: a click or Enter opens the field of a text. */

import { ask, PAGE } from "./ask.js";
import { whyNot } from "./dialogs.js";
import { button, element, say } from "./elements.js";
import { Field } from "./field.js";
import { forget, kept, reloadAt } from "./kept.js";

/** @type {{field: Field, text: HTMLElement} | undefined} */
let open;
let isOpening = false;

/** Whether something is being edited, so that the page must not be reloaded. */
export const isBusy = () => open !== undefined || isOpening || document.querySelector("dialog[open]") !== null;

/** @returns {HTMLElement[]} */
export const texts = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-unit]")]);

/** Makes the texts of the page editable, and reachable by keyboard. */
export function editTexts() {
  for (const text of texts()) {
    text.tabIndex = 0;
    text.ariaKeyShortcuts = "Enter";
    const follows = text.closest("a") || text.querySelector("a") ? "; Ctrl+click follows the link" : "";
    text.title = `Click, or press Enter, to change these words${follows}`;
    if (kept(text.dataset.unit ?? "")) text.classList.add("kb-unsaved");
  }
  document.addEventListener("click", clicked, { capture: true });
  document.addEventListener("keydown", (event) => {
    const text = event.target;
    if (event.key !== "Enter" || event.ctrlKey || event.altKey || !(text instanceof HTMLElement) || !text.dataset.unit)
      return;
    event.preventDefault();
    edit(text);
  });
}

/**
 * Follows links in texts only with Ctrl, as in other editors.
 * @param {MouseEvent} event
 */
function clicked(event) {
  const target = event.target instanceof Element ? event.target : null;
  const text = target?.closest("[data-unit]");
  if (!(text instanceof HTMLElement) || event.ctrlKey || event.metaKey || getSelection()?.toString()) return;
  event.preventDefault();
  event.stopPropagation();
  edit(text, wordsBefore(text, event));
}

/** @param {HTMLElement} text @param {MouseEvent} event @returns {string} the words of the text before the click */
function wordsBefore(text, event) {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  if (!caret || !text.contains(caret.offsetNode)) return "";
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(caret.offsetNode, caret.offset);
  return range.toString();
}

/**
 * Opens the field of a text in its place.
 * @param {HTMLElement} text
 * @param {string} [before] its words before the place that was clicked
 */
export async function edit(text, before = "") {
  const unit = text.dataset.unit ?? "";
  if (open) {
    if (open.text === text) return;
    open.field.focus();
    say("Save or cancel this text first.");
    return;
  }
  if (isOpening) return;
  isOpening = true;
  const given = await ask("read", { unit });
  isOpening = false;
  if (given.refused !== undefined) {
    say(given.refused);
    return;
  }
  const guides = /** @type {string[]} */ (given.guides);
  const lacks = !given.words && given.source;
  const extra = [];
  const others = guides.filter((guide) => !PAGE.endsWith(`/${guide}/`));
  if (others.length > 0) extra.push(element("p", {}, `These words are shared. Also shown in: ${others.join(", ")}.`));
  if (lacks) extra.push(element("p", {}, `Not translated yet. The source says: ${given.source}`));
  const to = text.closest("a")?.getAttribute("href");
  if (to) extra.push(element("p", {}, element("a", { class: "kb-edit-button", href: to }, "Open this page")));
  const field = new Field({
    unit,
    words: given.words,
    language: document.documentElement.lang,
    label: `Words of ${unit}`,
    place: given.line ? `${given.file}, line ${given.line}` : given.file,
    save: (words, was) => ask("save", { unit, words, was }),
    saved: () => reloadAt(unit, "Saved. Ctrl+Z undoes it."),
    closed: () => close(text),
    extra,
  });
  if (given.kinds.length > 0) field.form.querySelector(".kb-edit-field__actions")?.before(kindsOf(field, unit, given));
  open = { field, text };
  place(text, field.form);
  field.focus(before);
  if (given.words) field.check();
}

/**
 * Offers to make the selected words, or a whole note, a note of another kind.
 * @param {Field} field
 * @param {string} unit
 * @param {import("./ask.js").Answer} given
 */
function kindsOf(field, unit, given) {
  const isNote = !unit.endsWith(".text");
  /** @param {string} kind */
  const make = async (kind) => {
    const { selected, rest } = field.parted;
    const isWhole = isNote && !selected.trim();
    const moved = isWhole ? { words: field.words, rest: "" } : { words: selected, rest };
    const answer = await ask("make", { unit, kind, was: given.words, ...moved });
    if (!answer.saved) {
      say(whyNot(answer));
      return;
    }
    forget(unit);
    reloadAt(unit.replace(/[^.]+$/, kind), `It is a ${kind} now. Ctrl+Z undoes it.`);
  };
  return element(
    "p",
    { class: "kb-edit-field__kinds" },
    isNote ? "Make it a: " : "Make the selected words a: ",
    ...given.kinds.map((/** @type {string} */ kind) => button(kind, () => make(kind))),
  );
}

/**
 * @param {HTMLElement} text
 * @returns {string} the id of the part that the text belongs to; empty for the title and summary of the page, and for
 *   what guides share
 */
export function partOf(text) {
  const [group, unit] = (text.dataset.unit ?? "").split("#");
  if (group === "snippets") return text.closest("li[id]")?.id ?? "";
  if (!group?.includes("/")) return ""; // of a file that guides share, whose entries are added and deleted there
  return unit?.includes(".") ? (unit.split(".")[0] ?? "") : "";
}

/**
 * @param {string} part
 * @returns {string} its first words on the page, by which writers know it, rather than by its id
 */
export function wordsOf(part) {
  return (
    texts()
      .find((text) => partOf(text) === part)
      ?.textContent.trim() || part
  );
}

/**
 * Puts a form below the block of a text, and dims the block.
 * @param {HTMLElement} text
 * @param {HTMLElement} form
 */
function place(text, form) {
  text.classList.add("kb-is-edited");
  const block = text.closest("p, h1, h2, h3, h4, dt, dd, td, th, li") ?? text;
  const heading = block.closest(".kb-heading");
  const cell = block.closest(".kb-table-scroll, .kb-settings");
  (cell ?? heading ?? block).after(form);
}

/** @param {HTMLElement} text */
function close(text) {
  open?.field.form.remove();
  open = undefined;
  text.classList.remove("kb-is-edited", "kb-unsaved");
  text.focus();
}
