/**
 * The translator's view of a guide, or of a file that guides share: each text with its source, those to be done first.
 * Saving a text opens the next one.
 */

import { ask, PAGE } from "./ask.js";
import { button, element, say } from "./elements.js";
import { Field } from "./field.js";
import { fieldOf } from "./names.js";

/**
 * @typedef {{
 *   unit: string, state: "stale" | "both-changed" | "missing" | "untranslated" | "current", is_major: boolean,
 *   source: string, pieces: [string, string][], words: string, claim: string, insert: string[],
 *   terms: {source: string, words: string, avoid: string}[],
 * }} Unit
 */

const STATES = {
  stale: "The source has changed",
  "both-changed": "Both have changed",
  missing: "Not translated yet",
  untranslated: "Still the source's words",
  current: "Up to date",
};

const main = /** @type {HTMLElement} */ (document.querySelector("#main"));
const language = PAGE.split("/")[0] ?? "";
const given = await ask("translation");
const units = /** @type {Unit[]} */ (given.texts ?? []);
const list = element("ol", { class: "kb-units" });
const left = element("p", { class: "kb-units__left", role: "status" });
const pressed = element("p", { class: "kb-units__help" }, "Ctrl+Enter saves and opens the next; Alt+↓ leaves one out.");

const nextGuide = element("p", {});

/** @type {Map<Unit, HTMLLIElement>} */
const rows = new Map(units.map((unit) => [unit, element("li", { class: "kb-unit" })]));
/** @type {{unit: Unit, field: Field} | undefined} */
let open;

/** @param {Unit} unit */
const isToDo = (unit) => unit.state !== "current";

/** @param {Unit} unit */
function show(unit) {
  const row = rows.get(unit);
  if (!row) return;
  row.dataset.state = unit.state;
  const own = element("div", { class: "kb-unit__own", lang: language });
  row.replaceChildren(source(unit), own);
  if (open?.unit === unit) own.append(open.field.form);
  else
    own.append(
      element("p", {}, unit.words || "…"),
      ...claim(unit),
      button("Change", () => edit(unit), { title: `Change: ${unit.source}` }),
    );
}

/**
 * @param {Unit} unit
 * @returns {HTMLElement[]} what confirms the words, if they are those of the company's programs
 */
function claim(unit) {
  return unit.claim ? [element("p", { class: "kb-unit__state", lang: "en" }, unit.claim)] : [];
}

/** @param {Unit} unit */
function source(unit) {
  const words = unit.pieces.map(([kind, piece]) => {
    if (kind === "old") return element("del", {}, piece);
    return kind === "new" ? element("ins", {}, piece) : piece;
  });
  const [group = "", name = ""] = unit.unit.split("#");
  const state = element(
    "p",
    { class: "kb-unit__state", lang: "en" },
    unit.is_major ? "Misleads readers: the source has changed" : STATES[unit.state],
    ` · ${group.includes("/") || group === "glossary" ? fieldOf(name) : name}`,
  );
  const offered = element("p", { class: "kb-unit__offers", lang: "en" });
  if (open?.unit === unit) {
    const field = open.field;
    offered.append(
      ...unit.insert.map((piece) => button(piece, () => field.insert(piece), { title: `Put in ${piece}` })),
      ...unit.terms.map((term) =>
        button(`${term.source} → ${term.words}`, () => field.insert(term.words), {
          title: term.avoid ? `Put in ${term.words}; not: ${term.avoid}` : `Put in ${term.words}`,
        }),
      ),
    );
  }
  return element("div", { class: "kb-unit__source" }, state, element("p", { lang: given.source }, ...words), offered);
}

/** @param {Unit} unit */
function edit(unit) {
  const before = open?.unit;
  const field = new Field({
    unit: unit.unit,
    words: unit.words,
    language,
    extra: claim(unit),
    label: `Translation of: ${unit.source}`,
    save: (words, was) => ask("save", { unit: unit.unit, words, was, current: true }),
    saved: (answer) => {
      unit.words = answer.words; // in the typography of the language
      unit.state = "current";
      unit.is_major = false;
      unit.pieces = [["same", unit.source]];
      next(unit);
    },
    closed: () => {
      open = undefined;
      show(unit);
      rows.get(unit)?.querySelector("button")?.focus();
    },
  });
  if (unit.words && isToDo(unit)) field.form.querySelector(".kb-edit-field__actions")?.append(still(field));
  open = { unit, field };
  if (before && before !== unit) show(before);
  show(unit);
  field.focus();
  rows.get(unit)?.scrollIntoView({ block: "center" });
  count();
}

/** @param {Field} field */
function still(field) {
  return button("Still right", () => field.save(), { title: "The translation says what the source says now" });
}

/** @param {Unit} unit the one that was done or skipped */
function next(unit) {
  const number = units.indexOf(unit);
  const toDo = [...units.slice(number + 1), ...units.slice(0, number)].find(isToDo);
  open = undefined;
  show(unit);
  count();
  if (toDo && toDo !== unit) edit(toDo);
  else {
    rows.get(unit)?.querySelector("button")?.focus();
    if (!units.some(isToDo)) offerNext();
  }
}

/** Offers the next guide with something to do. */
async function offerNext() {
  const found = await ask("next-to-translate");
  if (!found.next) {
    say(found.refused ?? `All guides are up to date in ${given.name}.`);
    return;
  }
  const words = `Next: ${found.title} (${found.to_do} to do)`;
  const kind = "kb-edit-button kb-edit-button--main";
  const link = element("a", { class: kind, href: `/-/editor/translate/${found.next}`, lang: language }, words);
  nextGuide.replaceChildren(link);
  if (!open) link.focus();
}

function count() {
  const number = units.filter(isToDo).length;
  left.textContent = number ? `${number} to do, of ${units.length}.` : `All ${units.length} texts are up to date.`;
}

main.addEventListener("keydown", (event) => {
  if (!open || !event.altKey || event.key !== "ArrowDown") return;
  event.preventDefault();
  next(open.unit);
});

/** @returns {Promise<HTMLElement[]>} links to the other files that guides share */
async function others() {
  const { files = [] } = await ask("shared");
  const links = /** @type {import("./bar.js").SharedFile[]} */ (files).map((file) => {
    const words = file.to_do ? `${file.title} (${file.to_do} to do)` : file.title;
    const isHere = PAGE === `${language}/${file.name}/`;
    return element(
      "a",
      {
        class: "kb-edit-button",
        href: `/-/editor/translate/${language}/${file.name}/`,
        ...(isHere ? { "aria-current": "page" } : {}),
      },
      words,
    );
  });
  return [element("nav", { class: "kb-units__files", "aria-label": "What guides share" }, ...links)];
}

document.title = `Translate: ${given.title ?? ""}`;
main.append(
  element("p", {}, element("a", { class: "kb-edit-button", href: `/${given.back ?? PAGE}` }, "Back to the page")),
  ...(given.back ? await others() : []),
  element("h1", { lang: given.back ? "en" : language }, given.title ?? "Translate"),
  element("p", {}, given.refused ?? `${given.source_name} → ${given.name}, ${given.file}`),
);
if (!given.refused) {
  list.append(...rows.values());
  main.append(left, nextGuide, pressed, list);
  for (const unit of units) show(unit);
  const first = units.find(isToDo);
  if (first) edit(first);
  else {
    count();
    offerNext();
  }
}
