/** Offers what can be inserted into a text: labels, links, facts. Typing narrows the list; the arrow keys choose. */

import { ask } from "./ask.js";
import { openDialog } from "./dialogs.js";
import { button, element } from "./elements.js";

/** @typedef {{kind: string, insert: string, words: string, also?: string}} Offer */

/** @type {Promise<Offer[]> | undefined} */
let known;

/** @returns {Promise<Offer[]>} */
function offers() {
  known ??= ask("offers").then((answer) => answer.offers ?? []);
  return known;
}

const MOST = 40;
const NOTHING = "Nothing has these words. A guide is found by words of its title or summary; its parts come after it.";

/** @param {string} words @returns {string} the words without accents, apostrophes and capitals, to search in */
const folded = (words) =>
  words
    .normalize("NFKD")
    .replace(/[\p{M}’']/gu, "")
    .toLowerCase();

/**
 * Opens the list of one kind, and resolves to what was chosen, if anything. For a guide, a second list has its parts.
 * @param {string} kind
 * @param {string} title
 * @returns {Promise<Offer | undefined>}
 */
export async function pick(kind, title) {
  const ofKind = offers().then((all) => all.filter((offer) => offer.kind === kind));
  const chosen = await choose(ofKind, title);
  if (!chosen?.insert.startsWith("guide:")) return chosen;
  const parts = ask("parts", { guide: chosen.insert.replace("guide:", "") });
  return choose(
    parts.then((answer) => [chosen, ...(answer.offers ?? [])]),
    "The whole guide, or a part of it",
  );
}

/**
 * Shows the dialog before the offers have loaded, so that nothing typed in the meantime is lost.
 * @param {Promise<Offer[]>} coming
 * @param {string} title
 * @returns {Promise<Offer | undefined>}
 */
function choose(coming, title) {
  const list = element("ul", { class: "kb-picker__list" });
  const search = element("input", { type: "search", "aria-label": title, placeholder: "Type to search" });
  const told = element("p", { role: "status" });
  const dialog = openDialog(title, title, search, list, told);
  return new Promise((resolve) => {
    /** @type {Offer[]} */
    let all = [];
    /** @type {Offer | undefined} */
    let chosen;
    let takesFirst = false;
    const show = () => {
      const wanted = folded(search.value).split(/\s+/);
      /** @param {string} said */
      const hasAll = (said) => wanted.every((word) => folded(said).includes(word));
      const named = all.filter((offer) => hasAll(`${offer.words} ${offer.insert}`));
      const others = all.filter((offer) => !named.includes(offer) && hasAll(`${offer.words} ${offer.also ?? ""}`));
      const found = [...named, ...others];
      told.textContent = found.length > 0 || all.length === 0 ? "" : NOTHING;
      list.replaceChildren(
        ...found.slice(0, MOST).map((offer) => {
          const pressed = button(offer.words, () => {
            chosen = offer;
            dialog.close();
          });
          pressed.append(element("code", {}, offer.insert));
          return element("li", {}, pressed);
        }),
      );
    };
    search.addEventListener("input", show);
    dialog.addEventListener("keydown", (event) => {
      const buttons = [...list.querySelectorAll("button")];
      const now = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
      if (event.key === "ArrowDown") buttons[Math.min(now + 1, buttons.length - 1)]?.focus();
      else if (event.key === "ArrowUp") (buttons[now - 1] ?? search).focus();
      else if (event.key !== "Enter" || document.activeElement !== search) return;
      else if (buttons[0]) buttons[0].click();
      else takesFirst = true;
      event.preventDefault();
    });
    dialog.addEventListener("close", () => resolve(chosen));
    coming.then((offered) => {
      all = offered;
      show();
      if (takesFirst) list.querySelector("button")?.click();
    });
  });
}
