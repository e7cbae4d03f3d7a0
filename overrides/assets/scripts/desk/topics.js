/** The topics to which the search can be limited. */
import { element, label } from "./interface.js";

/** @import { Content } from "./content.js" */

/**
 * @param {HTMLSelectElement} select
 * @param {Content} own
 * @param {string} chosen the topic's id; empty for all
 */
export function showTopics(select, own, chosen) {
  const guides = own.guides.filter(({ address }) => address.includes("/")); // the contact page has no topic
  const titles = new Map(guides.map(({ address, topic }) => [address.split("/")[0] ?? "", topic]));
  const options = [["", label("desk-all-topics")], ...titles].map(([value = "", title = ""]) =>
    element("option", { value }, title),
  );
  select.replaceChildren(...options);
  select.value = titles.has(chosen) ? chosen : "";
}
