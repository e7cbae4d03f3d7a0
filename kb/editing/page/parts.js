/** Adds, moves, copies and deletes parts of the page that have an id: steps, points, sections, questions, notes. */

import { ask } from "./ask.js";
import { openDialog, whyNot } from "./dialogs.js";
import { button, element, say } from "./elements.js";
import { Field } from "./field.js";
import { reloadAt } from "./kept.js";
import { nameOf } from "./names.js";
import { choosePicture } from "./pictures.js";
import { edit, isBusy, partOf, texts, wordsOf } from "./texts.js";

/** @typedef {import("./ask.js").Answer} Answer */

const OPTIONAL = /[.](result|note|tip|warning|intro|outro)$/; // texts that a part can do without

/**
 * @param {HTMLElement} text
 * @returns {boolean} whether it is a further text of its part, such as the note of a step
 */
const isFurther = (text) =>
  OPTIONAL.test(text.dataset.unit ?? "") && texts().find((other) => partOf(other) === partOf(text)) !== text;

/** @type {HTMLElement | undefined} */
let shownFor;
let isChanging = false; // until the page is reloaded, so that a double click does not change it twice
const tools = element("span", {
  class: "kb-part-tools",
  role: "toolbar",
  "aria-label": "This part of the page",
  lang: "en",
});

/** Shows the tools of a part beside the text that has the pointer or the focus. */
export function offerParts() {
  document.addEventListener("focusin", (event) => showFor(event.target));
  document.addEventListener("pointerover", (event) => {
    if (!tools.contains(document.activeElement)) showFor(event.target);
  });
  document.addEventListener("keydown", (event) => {
    const text = event.target instanceof Element ? event.target.closest("[data-unit]") : null;
    if (!(text instanceof HTMLElement) || !event.altKey || isBusy()) return;
    if (event.key === "ArrowUp") move(text, -1);
    else if (event.key === "ArrowDown") move(text, 1);
    else if (event.key === "Enter") add(text);
    else return;
    event.preventDefault();
  });
}

/** @param {EventTarget | null} target */
function showFor(target) {
  if (!(target instanceof Element) || tools.contains(target) || isBusy()) return;
  const block = target.closest("p, h1, h2, h3, h4, dd, td, th");
  const text = target.closest("[data-unit]") ?? block?.querySelector("[data-unit]");
  if (!(text instanceof HTMLElement) || text === shownFor) return;
  shownFor = text;
  const holder = text.closest("p, h1, h2, h3, h4, dd, td, th, dt");
  const part = partOf(text);
  tools.replaceChildren(button("Edit", () => edit(text), { title: "Edit these words (Enter)" }));
  const all = button("More", () => more(part), { title: "More: its other texts, its picture, its id" });
  if (part && document.body.dataset.translation !== undefined) tools.append(all);
  else if (part && isFurther(text))
    tools.append(
      all,
      button("Delete", () => remove(text), { title: "Delete these words" }),
    );
  else if (part) {
    tools.append(
      button("Add", () => add(text), { title: "Add a part like this below it (Alt+Enter)" }),
      button("↑", () => move(text, -1), { title: "Move it up (Alt+↑)" }),
      button("↓", () => move(text, 1), { title: "Move it down (Alt+↓)" }),
      button("Duplicate", () => change("copy", { id: part }), { title: "Duplicate it, below this one" }),
      all,
      button("Delete", () => removePart(part), { title: "Delete it" }),
    );
  }
  holder?.classList.add("kb-has-tools");
  holder?.append(tools);
}

/**
 * Changes a part, and reloads the page.
 * @param {string} what
 * @param {Record<string, unknown>} details
 * @param {string} [told]
 * @param {string} [part] where to go on, if the answer does not say it
 */
async function change(what, details, told = "Done. Ctrl+Z undoes it.", part = "") {
  if (isChanging) return;
  isChanging = true;
  const answer = await ask(what, details);
  if (answer.saved) return reloadAt(`#${answer.id ?? answer.successor ?? part}`, told);
  isChanging = false;
  say(whyNot(answer));
}

/** @param {HTMLElement} text @param {number} by */
function move(text, by) {
  const part = partOf(text);
  if (part) change("move", { id: part, by }, `Moved ${by < 0 ? "up" : "down"}. Ctrl+Z undoes it.`);
}

/** @param {HTMLElement} text */
function add(text) {
  const after = partOf(text);
  if (!after) return;
  const id = element("input", { placeholder: "proposed from the words", pattern: "[a-z0-9]+(-[a-z0-9]+)*" });
  const field = new Field({
    unit: `new after ${after}`,
    words: "",
    language: document.documentElement.lang,
    label: "Its words",
    checks: false,
    save: (words) => ask("add", { after, words, id: id.value }),
    saved: (answer) => {
      const isSound = id.value || document.documentElement.lang === "en";
      const proposed = isSound ? "" : ` Its id is “${answer.id}”: if that is not English, rename it under “More”.`;
      reloadAt(`#${answer.id}`, `Added. Ctrl+Z undoes it.${proposed}`);
    },
    closed: () => dialog.close(),
    extra: [
      element("label", { class: "kb-edit-label" }, "Its id, in English: links to it will always use this name", id),
    ],
  });
  const dialog = openDialog("A new part", `New, below “${wordsOf(after)}”`, field.form);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    field.discard();
  });
  field.focus();
}

/**
 * Deletes a further text of a part, and leaves the part.
 * @param {HTMLElement} text
 */
async function remove(text) {
  const unit = text.dataset.unit ?? "";
  const { words } = await ask("read", { unit });
  const told = "It is deleted in all languages. The rest of this part stays. Ctrl+Z undoes it.";
  askToDelete(text.textContent.trim(), told, () =>
    change("save", { unit, words: "", was: words }, "Deleted. Ctrl+Z undoes it.", partOf(text)),
  );
}

/** @param {string} part */
function removePart(part) {
  const told =
    "It is deleted in all languages, with all that belongs to it. Links to it will lead to the part beside it.";
  askToDelete(wordsOf(part), `${told} Ctrl+Z undoes it.`, () =>
    change("remove", { id: part }, "Deleted. Ctrl+Z undoes it."),
  );
}

/** @param {string} words @param {string} told @param {() => void} act */
function askToDelete(words, told, act) {
  const dialog = openDialog(
    "Delete",
    `Delete “${words}”?`,
    element("p", {}, told),
    element(
      "div",
      { class: "kb-edit-field__actions" },
      button("Delete", act, { kind: "kb-edit-button kb-edit-button--main" }),
      button("Keep it", () => dialog.close()),
    ),
  );
}

/**
 * Shows all texts of a part, and those that could be added to it.
 * @param {string} part
 */
async function more(part) {
  const given = await ask("entry", { id: part });
  if (given.refused) {
    say(given.refused);
    return;
  }
  const name = element("input", { value: given.id, "aria-label": "Its id" });
  const fields = /** @type {{unit: string, name: string, source: string, words: string}[]} */ (given.fields);
  const place = element("div", {});
  /** @param {string} unit @param {string} words @param {string} label */
  const open = (unit, words, label) => {
    const field = new Field({
      unit,
      words,
      language: document.documentElement.lang,
      label,
      save: (own, was) => ask("save", { unit, words: own, was }),
      saved: () => reloadAt(`#${part}`, "Saved. Ctrl+Z undoes it."),
      closed: () => place.replaceChildren(),
    });
    place.replaceChildren(element("h3", {}, label), field.form);
    field.focus();
  };
  const group = (document.querySelector("[data-unit]")?.getAttribute("data-unit") ?? "").split("#")[0];
  const dialog = openDialog(
    "All of this part",
    `All of “${wordsOf(part)}”`,
    element(
      "ul",
      { class: "kb-part-fields" },
      ...fields.map((own) => {
        const label = nameOf(own.name);
        const words = own.words || (given.is_source ? own.source : "");
        return element(
          "li",
          {},
          button(label, () => open(own.unit, words, label)),
          element("span", { lang: document.documentElement.lang }, words || `(not translated: ${own.source})`),
        );
      }),
    ),
  );
  if (given.is_shared)
    dialog.append(element("p", {}, "Its words are shared with other guides. To change them, click them on the page."));
  if (given.is_source) {
    if (fields.some((own) => own.name === "image.alt")) {
      const told = "Picture deleted. Ctrl+Z undoes it.";
      dialog.append(button("Delete the picture", () => change("remove-picture", { id: part }, told)));
    }
    const toAdd = /** @type {string[]} */ (given.texts);
    dialog.append(
      element(
        "p",
        { class: "kb-edit-field__actions" },
        "Add: ",
        ...toAdd.map((own) => button(nameOf(own), () => open(`${groupOf(group)}#${part}.${own}`, "", nameOf(own)))),
        ...(given.takes_picture
          ? [button("Picture", () => choosePicture(part).then((isChosen) => isChosen && dialog.close()))]
          : []),
      ),
      element(
        "form",
        {
          class: "kb-edit-label",
          submit: (event) => {
            event.preventDefault();
            change("rename", { id: part, new: name.value }, "Renamed. Links that readers have keep working.");
          },
        },
        "Its id, which is in the links that lead to it",
        name,
        element("button", { class: "kb-edit-button" }, "Rename"),
      ),
    );
  }
  dialog.append(
    place,
    button("Close", () => dialog.close(), { keys: "Esc" }),
  );
}

/**
 * Returns the group of the page's own texts: a page may begin with a text of a snippet, which has another.
 * @param {string | undefined} group
 */
function groupOf(group) {
  if (group && group !== "snippets") return group;
  const own = [...document.querySelectorAll("[data-unit]")].map((text) => text.getAttribute("data-unit") ?? "");
  return own.find((unit) => !unit.startsWith("snippets#"))?.split("#")[0] ?? "";
}
