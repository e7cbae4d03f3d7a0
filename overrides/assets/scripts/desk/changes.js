/** The latest changes in the guides, shown until something is chosen. */
import { element, label, part } from "./interface.js";
import { withoutAddresses } from "./words.js";

/** @import { ChangeData, RewordedData } from "../data.js" */
/** @import { Content } from "./content.js" */

/** Shows the newest changes; each links to its guide, or to the part that was reworded. @param {Content} own */
export function showChanges(own) {
  const changed = part("[data-desk-changed]");
  changed.hidden = !own.changes.length;
  changed.querySelector("ul")?.replaceChildren(...own.changes.map((change) => changeItem(change, own)));
}

/** @param {ChangeData} change @param {Content} own */
function changeItem({ guide, day, words, parts }, own) {
  const title = own.byAddress.get(guide)?.unit.words ?? "";
  const [only] = parts.length === 1 ? parts : [];
  const address = only && own.byAddress.has(`${guide}#${only.id}`) ? `${guide}#${only.id}` : guide;
  return element(
    "li",
    {},
    element("p", { class: "desk-changed__day" }, day),
    element(
      "button",
      { class: "desk-changed__guide", type: "button", "data-choose": address },
      withoutAddresses(title),
    ),
    element("p", {}, withoutAddresses(words)),
    ...parts.map(reworded),
  );
}

/** Returns the old and the new words of a part. @param {RewordedData} part */
function reworded({ was, now }) {
  return element(
    "dl",
    { class: "desk-changed__words" },
    element("dt", {}, label("desk-change-was")),
    element("dd", {}, element("del", {}, was)),
    element("dt", {}, label("desk-change-now")),
    element("dd", {}, element("ins", {}, now)),
  );
}
