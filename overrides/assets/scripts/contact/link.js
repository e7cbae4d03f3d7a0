// A link to the contact page passes on where the reader is: the guide and its step, the answer of a widget, or the
// search that found nothing.

import { fragmentOf } from "./context.js";

/** @import { Context } from "./context.js" */

const MIDDLE = 0.6; // of the window's height: a step that begins above this line is being read

/** @returns {string | undefined} the step that the address names, or else the last one that has come into view */
function stepReached() {
  const [named = ""] = location.hash.slice(1).split("?");
  const steps = [...document.querySelectorAll(".kb-step")];
  if (steps.some(({ id }) => id === named)) return named;
  const inView = steps.filter((step) => {
    const { top, bottom } = step.getBoundingClientRect();
    return top < MIDDLE * window.innerHeight && bottom > 0;
  });
  return inView.at(-1)?.id;
}

/** @returns {Context} the widget that answered last, as the address says, or else the page */
function answerGiven() {
  const answers = [...document.querySelectorAll("kb-widget [data-answer][data-outcome]")].map((answer) => ({
    widget: answer.closest("kb-widget")?.id ?? "",
    answer: answer.getAttribute("data-outcome") ?? "",
  }));
  const [named = "", inputs] = location.hash.slice(1).split(/\?(.*)/s);
  const given = answers.find(({ widget }) => widget === named);
  return given ? { ...given, inputs: inputs ?? "" } : (answers[0] ?? {});
}

/** @param {HTMLAnchorElement} link @returns {Context} */
function contextOf(link) {
  const field = link.closest("dialog")?.querySelector("[data-search-input]");
  const query = field instanceof HTMLInputElement ? field.value.trim() : "";
  const guide = document.querySelector("a[data-contact]:not([data-contact=''])")?.getAttribute("data-contact");
  if (!guide) return { query };
  return { guide, step: stepReached(), ...answerGiven(), query };
}

/** @param {Event} event */
function takeAlong(event) {
  const link = event.target instanceof Element ? event.target.closest("a[data-contact]") : null;
  if (link instanceof HTMLAnchorElement) link.hash = fragmentOf(contextOf(link));
}

document.addEventListener("pointerdown", takeAlong, { capture: true }); // also before a middle or right click
document.addEventListener("click", takeAlong, { capture: true });
