/** The places that the reply has besides the chosen one, each with a button that takes it out. */
import { element, label, part } from "./interface.js";
import { withoutAddresses } from "./words.js";

/** @import { State } from "./address.js" */
/** @import { Content } from "./content.js" */

/** @param {State} state @param {Content} own */
export function showCollected({ collected }, own) {
  const items = collected.flatMap((address) => {
    const words = own.byAddress.get(address)?.unit.words;
    if (words === undefined) return [];
    const name = withoutAddresses(words);
    const attributes = { type: "button", "data-address": address, "aria-label": `${label("desk-take-out")} ${name}` };
    return [element("li", {}, element("span", {}, name), element("button", attributes, "×"))];
  });
  part("[data-desk-collected] ul").replaceChildren(...items);
  part("[data-desk-collected]").hidden = items.length === 0;
}
