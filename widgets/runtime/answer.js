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
    place.textContent = formatFact(answer.facts[place.dataset.fact ?? ""] ?? "", locale, inputs.today);
  }
  const ways = waysToPress(answer, words);
  shown.querySelector(".kb-keys")?.replaceWith(...waysShown(ways, words));
  shown.append(
    ...words.facts(answer.facts),
    ...(picture === "timeline" ? [timeline(inputs, answer, words, locale)] : []),
    ...(picture === "keyboard" ? ways.slice(0, 1).map(({ chord, when }) => keyboard(chord, when, words)) : []),
    ...stepsShown(answer.steps, words),
  );
  return shown;
}

/** @typedef {{ chord: string[], when: string }} Way keys to press together, and for which devices they are, in words */

/**
 * @param {Answer} answer
 * @param {import("./words.js").Words} words
 * @returns {Way[]}
 */
function waysToPress({ facts }, words) {
  const chords = /** @type {string[][]} */ (facts.keys ?? []);
  const codes = /** @type {(string | null)[]} */ (facts.when ?? []);
  return chords.map((chord, index) => ({ chord, when: words.fact("when", codes[index] ?? null) }));
}

/**
 * @param {Way[]} ways
 * @param {import("./words.js").Words} words
 */
function waysShown(ways, words) {
  const shown = ways.map(({ chord, when }) => {
    const keys = chord.map((key) => element("kbd", {}, words.key(key)));
    const joined = keys.flatMap((key, index) => (index ? [element("span", {}, "+"), key] : [key]));
    const devices = when ? [element("span", { class: "kb-when" }, when), " "] : [];
    const together = chord.length > 1 ? [" ", element("span", { class: "kb-together" }, words.label("together"))] : [];
    return element("p", { class: "kb-keys" }, ...devices, ...joined, ...together);
  });
  return [element("p", {}, words.label(ways.length > 1 ? "press-one-of" : "press")), ...shown];
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
