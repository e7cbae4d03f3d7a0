/** “My changes”: the old and new words of each text that is not handed in yet, and the form that hands them in. */

import { ask, PAGE } from "./ask.js";
import { button, element } from "./elements.js";
import { fieldOf } from "./names.js";

/** @typedef {{file: string, page: string, title: string, unit: string, pieces: [string, string][]}} Changed */

const main = /** @type {HTMLElement} */ (document.querySelector("#main"));

/** @param {Changed} text */
function shown(text) {
  const tags = /** @type {const} */ ({ old: "del", new: "ins" });
  const words = text.pieces.map(([kind, piece]) =>
    kind === "old" || kind === "new" ? element(tags[kind], {}, piece) : piece,
  );
  const language = text.page.split("/")[0] ?? "";
  const isOfGuide = text.file.split("/").length === 4; // docs/de/billing/pay.yml
  const field = isOfGuide || text.file.endsWith("/glossary.yml") ? fieldOf(text.unit) : text.unit;
  const isFormerId = /\.was$/.test(text.unit);
  return element(
    "li",
    { class: "kb-change" },
    element(
      "p",
      { class: "kb-change__place" },
      text.page ? element("a", { href: `/${text.page}`, lang: language }, text.title || text.page) : text.file,
      isFormerId || !text.unit ? "" : ` · ${field}`,
    ),
    element(
      "p",
      { lang: isFormerId ? "en" : language || "en" },
      isFormerId ? "Links to this id also lead here: " : "",
      ...words,
    ),
  );
}

function form() {
  const words = element("input", { autocomplete: "off" });
  const name = element("input", { autocomplete: "name" });
  const told = element("p", { class: "kb-edit-field__told", role: "status" });
  const hand = async () => {
    const answer = await ask("hand-in", { words: words.value, name: name.value });
    if (answer.refused) {
      told.textContent = answer.refused;
      return;
    }
    const where = answer.branch
      ? `They are a commit on the branch “${answer.branch}”. Whoever reviews them finds it there.`
      : `They are in the file ${answer.patch}. Send it to whoever reviews them.`;
    main.replaceChildren(
      element("h1", {}, "Handed in"),
      element("p", {}, where),
      element("p", {}, `Each changed text, old and new: ${answer.page}`),
      back(),
    );
  };
  return element(
    "form",
    {
      class: "kb-edit-form",
      submit: (event) => {
        event.preventDefault();
        hand();
      },
    },
    element("label", { class: "kb-edit-label" }, "Why, in a few words", words),
    ...(answer.asks_name ? [element("label", { class: "kb-edit-label" }, "Your name", name)] : []),
    told,
    button("Hand in my changes", hand, { kind: "kb-edit-button kb-edit-button--main", type: "submit" }),
  );
}

const back = () => element("p", {}, element("a", { class: "kb-edit-button", href: `/${PAGE}` }, "Back to the page"));

const answer = await ask("changes");
const texts = /** @type {Changed[]} */ (answer.texts ?? []);
main.append(
  element("h1", {}, "My changes"),
  back(),
  element(
    "p",
    {},
    answer.refused ??
      (texts.length
        ? `${texts.length} ${texts.length === 1 ? "text has" : "texts have"} changed since you last handed in.`
        : "None yet."),
  ),
  element("ul", { class: "kb-edit-changes" }, ...texts.map(shown)),
);
if (texts.length) main.append(form());
