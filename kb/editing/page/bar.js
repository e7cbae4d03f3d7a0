/** The bar at the bottom: undo, the details of the page, its translation, and the list of changes. */

import { ask, PAGE } from "./ask.js";
import { addSave, openDialog } from "./dialogs.js";
import { button, element, say } from "./elements.js";
import { reloadAt } from "./kept.js";
import { isBusy } from "./texts.js";

/** @typedef {import("./ask.js").Answer} Answer */

/** Shows the bar, on the page of a guide or question. */
export async function showBar() {
  const given = document.querySelector("[data-unit]") ? await ask("page") : undefined;
  if (given?.refused) say(given.refused);
  const isPage = given && !given.refused;
  if (isPage && !given.is_source) document.body.dataset.translation = ""; // its parts change in the source
  document.body.append(
    element(
      "aside",
      { class: "kb-edit-bar", lang: "en", "aria-label": "Editor" },
      element("span", { class: "kb-edit-bar__file" }, isPage ? given.file : "Nothing to edit on this page"),
      button("Undo", undo, { keys: "Ctrl+Z" }),
      ...(isPage ? [button("Page", () => details(given), { title: "Keywords, review, owner" })] : []),
      ...(isPage && !given.is_source ? [link("Translate", `/-/editor/translate/${PAGE}`)] : []),
      link("My changes", `/-/editor/changes/${PAGE}`),
    ),
  );
  document.addEventListener("keydown", (event) => {
    const isText = event.target instanceof HTMLElement && event.target.matches("input, textarea");
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && !isText && !isBusy()) {
      event.preventDefault();
      undo();
    }
  });
}

/** @param {string} words @param {string} address */
const link = (words, address) => element("a", { class: "kb-edit-button", href: address }, words);

async function undo() {
  const answer = await ask("undo");
  if (answer.refused) {
    say(answer.refused);
    return;
  }
  const told = `Undone: ${answer.undone}.`;
  if (answer.page === PAGE) reloadAt("", told);
  else say(`${told} It was on ${answer.page}.`);
}

/**
 * Shows the keywords, review date and owner in a side panel.
 * @param {Answer} given
 */
function details(given) {
  const owners = /** @type {Record<string, string>} */ (given.owners);
  const keywords = element("textarea", { rows: "10", lang: document.documentElement.lang, spellcheck: "false" });
  keywords.value = given.keywords.join("\n");
  const reviewed = element("input", { type: "date", value: given.reviewed });
  const owner = element("select", {});
  for (const [name, words] of Object.entries(owners)) {
    owner.append(element("option", { value: name, selected: name === given.owner }, words));
  }
  owner.disabled = !given.is_source;
  const changed = element("textarea", { rows: "3", lang: document.documentElement.lang });
  const major = element("input", { type: "checkbox" });
  const today = () => {
    reviewed.value = new Date().toLocaleDateString("sv"); // 2026-11-20, of this time zone
  };
  const dialog = openDialog(
    "The page",
    "The page",
    element("label", { class: "kb-edit-label" }, "What customers type to find it, one per line", keywords),
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
      keywords: keywords.value.split("\n"),
      reviewed: reviewed.value,
      owner: owner.disabled ? "" : owner.value,
      changed: changed.value,
      is_major: major.checked,
    });
  addSave(dialog, save, () => reloadAt("", "Saved. Ctrl+Z undoes it."), "Close");
  keywords.focus();
}
