/** What an answer looks like: its words, the keys to press, its picture, and the steps to follow. */

import { element } from "./elements.js";
import { formatFact } from "./format.js";
import { keyboard } from "./keyboard.js";
import { timeline } from "./timeline.js";

/**
 * Returns an answer, ready to be shown.
 * @param {Answer} answer
 * @param {Inputs} inputs `today` included
 * @param {import("./words.js").Words} words
 */
export function answerShown(answer, inputs, words) {
  const { locale = "en", picture } = words.widget.dataset;
  const shown = words.outcome(answer.outcome);
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (shown.querySelectorAll("[data-fact]"))) {
    place.textContent = formatFact(answer.facts[place.dataset.fact ?? ""] ?? "", locale);
  }
  const keys = Array.isArray(answer.facts.keys) ? answer.facts.keys : [];
  shown.querySelector(".kb-keys")?.replaceWith(...keys.map((chord) => chordShown(chord, words)));
  shown.append(
    ...words.facts(answer.facts),
    ...(picture === "timeline" ? [timeline(inputs, answer, words, locale)] : []),
    ...(picture === "keyboard" ? keys.map((chord) => keyboard(chord, words)) : []),
    ...stepsShown(answer.steps, words),
  );
  return shown;
}

/**
 * @param {string[]} chord
 * @param {import("./words.js").Words} words
 */
function chordShown(chord, words) {
  const keys = chord.map((key) => element("kbd", {}, words.key(key)));
  const joined = keys.flatMap((key, index) => (index ? [element("span", {}, "+"), key] : [key]));
  return element("p", { class: "kb-keys" }, ...joined);
}

/**
 * @param {string[]} steps
 * @param {import("./words.js").Words} words
 */
function stepsShown(steps, words) {
  const links = steps.map((step) => words.link(step)).filter((link) => link !== null);
  if (!links.length) return [];
  return [
    element("p", { class: "kb-next" }, words.label("steps")),
    element("ul", { class: "kb-links" }, ...links.map((link) => element("li", {}, link))),
  ];
}
