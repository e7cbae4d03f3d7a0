/** The places that the reply has in addition to the chosen one: each can be chosen again or removed. */
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
    const goTo = element("button", { type: "button", "data-choose": address }, name);
    const takeOut = element(
      "button",
      { type: "button", "data-take-out": address },
      element("span", { class: "kb-visually-hidden" }, `${label("desk-take-out")} ${name}`),
      element("span", { "aria-hidden": "true" }, "×"),
    );
    return [element("li", {}, goTo, takeOut)];
  });
  part("[data-desk-collected] ul").replaceChildren(...items);
  part("[data-desk-collected]").hidden = items.length === 0;
}
