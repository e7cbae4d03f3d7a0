/** The bar at the bottom: undo, the details of the page, its translation, and the list of changes. */

import { ask, PAGE } from "./ask.js";
import { addSave, openDialog } from "./dialogs.js";
import { button, element, say } from "./elements.js";
import { reloadAt } from "./kept.js";
import { isBusy } from "./texts.js";

/** @typedef {import("./ask.js").Answer} Answer */

/** @typedef {{name: string, title: string, to_do: number, stale: number}} SharedFile a file that guides share */

/** Shows the bar. */
export async function showBar() {
  const [given, shared] = await Promise.all([
    document.querySelector("[data-unit]") ? ask("page") : undefined,
    ask("shared"),
  ]);
  if (given?.refused) say(given.refused);
  const isKnown = given && !given.refused;
  const isPage = isKnown && !given.is_shared;
  if (isPage && !given.is_source) document.body.dataset.translation = ""; // its parts change in the source
  document.body.append(
    element(
      "aside",
      { class: "kb-edit-bar", lang: "en", "aria-label": "Editor" },
      element("span", { class: "kb-edit-bar__file" }, isKnown ? given.file : "Nothing to edit on this page"),
      button("Undo", undo, { keys: "Ctrl+Z" }),
      ...(isPage ? [button("Page", () => details(given), { title: "Page: keywords, review, owner" })] : []),
      ...(isPage && !given.is_source ? [link("Translate", `/-/editor/translate/${PAGE}`)] : []),
      ...linkToShared(shared.files ?? []),
      link("My changes", `/-/editor/changes/${PAGE}`),
    ),
  );
  document.addEventListener("keydown", (event) => {
    const isText = event.target instanceof HTMLElement && event.target.matches("input, textarea");
    if (
      (event.ctrlKey || event.metaKey) &&
      event.key.toLowerCase() === "z" &&
      !event.shiftKey &&
      !isText &&
      !isBusy()
    ) {
      event.preventDefault();
      undo();
    }
  });
}

/** @param {string} words @param {string} address */
const link = (words, address) => element("a", { class: "kb-edit-button", href: address }, words);

/**
 * @param {SharedFile[]} files
 * @returns {HTMLElement[]} a link to the file that has most stale texts; none in the language that is translated
 */
function linkToShared(files) {
  const [first] = files.toSorted((one, other) => other.stale - one.stale || other.to_do - one.to_do);
  if (!first) return [];
  const stale = files.reduce((sum, file) => sum + file.stale, 0);
  const words = `Translate what guides share${stale ? ` (${stale} stale)` : ""}`;
  return [link(words, `/-/editor/translate/${PAGE.split("/")[0]}/${first.name}/`)];
}

async function undo() {
  const answer = await ask("undo");
  if (answer.refused) {
    say(answer.refused);
    return;
  }
  const told = `Undone: ${answer.undone}.`;
  if (answer.page === PAGE) reloadAt("", told);
  else say(answer.where ? `${told} It was on the page ${answer.where}.` : told); // addresses that were recorded are on no page
}

/** @returns {string} the day in this time zone: 2026-11-20 */
const dayHere = () => new Date().toLocaleDateString("sv");

/**
 * Shows the keywords, review date and owner in a side panel.
 * @param {Answer} given
 */
function details(given) {
  const owners = /** @type {Record<string, string>} */ (given.owners);
  const keywords = element("textarea", { rows: "10", lang: document.documentElement.lang, spellcheck: "false" });
  keywords.value = given.keywords.join("\n");
  const reviewed = element("input", { type: "date", value: given.reviewed, max: dayHere() });
  const owner = element("select", {});
  for (const [name, words] of Object.entries(owners)) {
    owner.append(element("option", { value: name, selected: name === given.owner }, words));
  }
  owner.disabled = !given.is_source;
  const changed = element("textarea", { rows: "3", lang: document.documentElement.lang });
  const major = element("input", { type: "checkbox" });
  const today = () => {
    reviewed.value = dayHere();
  };
  const dialog = openDialog(
    "The page",
    "The page",
    element(
      "label",
      { class: "kb-edit-label" },
      "What customers type to find it, one per line; “> id” leads to that part",
      keywords,
    ),
    element("label", { class: "kb-edit-label" }, "Last compared with the product", reviewed),
    button("Today", today),
    element("label", { class: "kb-edit-label" }, "Owner", owner),
    ...(given.is_source
      ? [
          element("label", { class: "kb-edit-label" }, "What has changed, in words for readers", changed),
          element("label", { class: "kb-edit-check" }, major, "Readers who know the guide must be told"),
        ]
      : []),
  );
  dialog.classList.add("kb-edit-dialog--side");
  const save = () =>
    ask("save-page", {
      was: { keywords: given.keywords, reviewed: given.reviewed, owner: given.owner },
      keywords: keywords.value.split("\n"),
      reviewed: reviewed.value,
      owner: owner.disabled ? "" : owner.value,
      changed: changed.value,
      is_major: major.checked,
    });
  addSave(dialog, save, () => reloadAt("", "Saved. Ctrl+Z undoes it."), "Close");
  keywords.focus();
}
