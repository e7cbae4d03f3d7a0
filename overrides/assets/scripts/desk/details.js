/** The chosen place: its position in the guide, its link, and its words in each language. */

import { kindOf } from "./content.js";
import { nodesOf } from "./html.js";
import { element, label, part, staleMark } from "./interface.js";
import { originalsOf, outdatedIn } from "./outdated.js";
import { answerTo, itemOf, linkTo, textOf } from "./reply.js";
import { variantOf } from "./variants.js";
import { withoutAddresses } from "./words.js";
import { asHtml } from "./written.js";

/**
 * @import { Content, Place } from "./content.js"
 * @import { Chosen } from "./variants.js"
 */

/**
 * Shows a place.
 * @param {Place} place
 * @param {object} shown
 * @param {Content} shown.own in the agent's language
 * @param {Content} shown.customer
 * @param {Content[]} shown.all
 * @param {Chosen} shown.known what is known of the customer's variant
 * @param {string} shown.root the site's address
 */
export function showDetails({ address, guide, unit }, { own, customer, all, known, root }) {
  const inOwn = /** @type {Place} */ (own.byAddress.get(address));
  const path = own.path(inOwn).map((outer) => withoutAddresses(outer.unit.words));
  part("[data-desk-path]").textContent = [label(`desk-kind-${kindOf(guide, unit)}`), ...path].join(" › ");
  part("[data-desk-chosen]").textContent = withoutAddresses(inOwn.unit.words);

  const place = /** @type {Place} */ (customer.byAddress.get(address));
  const link = /** @type {HTMLAnchorElement} */ (part("[data-desk-link]"));
  link.href = link.textContent = linkTo(customer, place, root, known);
  part("[data-desk-copy=short]").hidden = !customer.codes[place.guide.address];
  showOutdated(customer, place, all, root);
  const inAll = all.map((content) => inLanguage(content, address, { customer, known, root }));
  part("[data-desk-languages]").replaceChildren(...inAll);
}

/**
 * @param {Content} content
 * @param {string} address
 * @param {{ customer: Content, known: Chosen, root: string }} shown
 */
function inLanguage(content, address, { customer, known, root }) {
  const place = /** @type {Place} */ (content.byAddress.get(address));
  const { unit } = place;
  const isPart = unit.kind === "step" || unit.kind === "point";
  const blocks = isPart ? itemOf(content, unit) : answerTo(content, place, variantOf(content, place, known));
  const name = part(`[data-desk-language] option[value=${content.language}]`).textContent ?? "";
  const { misleads = false } = unit.outdated ?? {};
  const isCustomers = content === customer;
  return element(
    "section",
    { class: `desk-language${isCustomers ? " desk-language--customer" : ""}` },
    element("h4", { lang: content.language }, name),
    ...(unit.outdated ? [staleMark("p", misleads)] : []),
    element("div", { lang: unit.lang ?? content.language }, nodesOf(asHtml(blocks, root))),
  );
}

/**
 * Shows what the original says instead of each outdated text.
 * @param {Content} customer
 * @param {Place} place
 * @param {Content[]} all
 * @param {string} root the site's address
 */
function showOutdated(customer, place, all, root) {
  const outdated = outdatedIn(customer, place);
  const misleads = outdated.some(({ unit }) => unit.outdated?.misleads);
  part("[data-desk-outdated]").hidden = !outdated.length;
  part("[data-desk-outdated]").classList.toggle("desk-outdated--misleads", misleads);
  part("[data-desk-outdated] p").textContent = label(misleads ? "desk-misleads" : "desk-outdated");
  const originals = originalsOf(outdated, all);
  part("[data-desk-copy=original]").hidden = !originals.length;
  part("[data-desk-originals]").replaceChildren(
    ...originals.map(({ content, place: original }) =>
      element("div", { lang: content.language }, nodesOf(asHtml(textOf(content, original), root))),
    ),
  );
}
