/**
 * What the agent knows about the customer's variant, such as the device. The desk asks only if the guide has variants.
 */
import { element, label, part } from "./interface.js";
import { variantsOf } from "./variants.js";

/**
 * @import { State } from "./address.js"
 * @import { Content, Place } from "./content.js"
 * @import { Chosen } from "./variants.js"
 */

/** @param {State} state @returns {Chosen} */
export function knownOf({ variants }) {
  return new Map(Object.entries(variants));
}

/**
 * Shows a field for each kind of variant that the guide has.
 * @param {Place} place
 * @param {Content} own in the agent's language
 * @param {Record<string, string>} known kind → value
 */
export function showVariants(place, own, known) {
  const offered = [...variantsOf(own, place)];
  const whole = part("[data-desk-variants]");
  whole.hidden = offered.length === 0;
  const shown = JSON.stringify([own.language, offered]);
  if (whole.dataset.shown !== shown) {
    const name = element("span", {}, label("desk-variants"));
    whole.replaceChildren(name, ...offered.map(([kind, values]) => field(kind, values, own)));
    whole.dataset.shown = shown; // the field that has the focus is kept
  }
  for (const select of whole.querySelectorAll("select")) {
    const value = known[select.name] ?? "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
}

/** @param {string} kind @param {string[]} values @param {Content} own */
function field(kind, values, own) {
  const options = values.map((value) => element("option", { value }, own.variants[kind]?.[value] ?? value));
  const none = element("option", { value: "" }, label("desk-variant-unknown"));
  return element("select", { name: kind, "aria-label": label("desk-variants") }, none, ...options);
}
