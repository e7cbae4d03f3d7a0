/** The parts of a page that an address can name. */

/** @import { Field, Page } from "./fragment.js" */

const LONGEST_TITLE = 80; // characters of a step's first words

/** @returns {Page} */
export function thisPage() {
  const named = [...document.querySelectorAll("main [id]:not(form *, template *)")];
  const widgets = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("kb-widget[id]"));
  return {
    places: named.map(({ id }) => id).filter((id) => !id.startsWith("kb-")), // which are for labels, not for links
    widgets: Object.fromEntries(Array.from(widgets, (widget) => [widget.id, fieldsOf(widget)])),
  };
}

/** @param {HTMLElement} widget @returns {Record<string, Field>} */
function fieldsOf(widget) {
  const fields = /** @type {NodeListOf<HTMLElement>} */ (widget.querySelectorAll("[data-field]"));
  return Object.fromEntries(Array.from(fields, (field) => [field.dataset.field ?? "", fieldOf(field)]));
}

/** @param {HTMLElement} field @returns {Field} */
function fieldOf(field) {
  const controls = [...field.querySelectorAll("input")];
  const kind = controls[0]?.type ?? "";
  return { kind, values: kind === "radio" ? controls.map(({ value }) => value) : [] };
}

/**
 * Returns the name of a place on this page: the first words in it.
 * @param {string} id
 */
export function titleOf(id) {
  const place = document.getElementById(id);
  const heading = (place?.querySelector("h1, h2, h3, h4, summary, p") ?? place)?.cloneNode(true);
  if (!(heading instanceof HTMLElement)) return id;
  for (const aside of heading.querySelectorAll("[role=tooltip], .kb-copy-link")) aside.remove();
  const words = heading.textContent.replace(/\s+/g, " ").trim() || id;
  return words.length > LONGEST_TITLE ? `${words.slice(0, LONGEST_TITLE).replace(/\s\S*$/, "")}…` : words;
}
