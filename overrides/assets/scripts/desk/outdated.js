/** What a translation says although its original no longer does, for replies in the customer's language. */

import { textOf } from "./reply.js";
import { asPlain } from "./written.js";

/** @import { Content, Place } from "./content.js" */

/**
 * Returns the outdated places among those that a reply about a place contains: for a step or point, its whole section.
 * @param {Content} content
 * @param {Place} place
 * @returns {Place[]}
 */
export function outdatedIn(content, place) {
  const isPart = place.unit.kind === "step" || place.unit.kind === "point";
  const around = (isPart && content.around(place)) || place;
  const said = content.places.filter(
    (other) => other.guide === place.guide && (other === around || content.path(other).includes(around)),
  );
  return said.filter(({ unit }) => unit.outdated);
}

/**
 * Returns what the originals say instead of the outdated places, as plain text.
 * @param {Content} customer
 * @param {Place} place
 * @param {Content[]} all
 * @param {string} root the site's address
 */
export function originalText(customer, place, all, root) {
  const originals = originalsOf(outdatedIn(customer, place), all);
  return originals.map(({ content, place: original }) => asPlain(textOf(content, original), root)).join("\n\n");
}

/**
 * Returns the originals of these places, as far as their languages have loaded and still have them. What the words of an
 * outdated section contain anyway is not there once more.
 * @param {Place[]} outdated
 * @param {Content[]} all
 */
export function originalsOf(outdated, all) {
  const found = outdated.flatMap(({ address, unit }) => {
    const content = all.find(({ language }) => language === unit.outdated?.source);
    const place = content?.byAddress.get(address);
    return content && place ? [{ content, place }] : [];
  });
  const sections = new Set(found.map(({ place }) => place).filter(({ unit }) => unit.kind === "section"));
  return found.filter(
    ({ content, place }) => place.unit.variants || !content.path(place).some((around) => sections.has(around)),
  );
}
