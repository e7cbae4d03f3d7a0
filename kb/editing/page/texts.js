/** The texts of the page: a click or Enter opens the field of a text. */

import { ask, PAGE } from "./ask.js";
import { element, say } from "./elements.js";
import { Field } from "./field.js";
import { kept, reloadAt } from "./kept.js";

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
    text.title = "Click, or press Enter, to change these words";
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
  edit(text);
}

/**
 * Opens the field of a text in its place.
 * @param {HTMLElement} text
 */
export async function edit(text) {
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
  open = { field, text };
  place(text, field.form);
  field.focus();
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
