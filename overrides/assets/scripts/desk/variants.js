/**
 * Variants of guides in what the desk copies: somebody who reads a step for iPhones reads the guide's variant for
 * iPhones.
 */

/**
 * @import { Unit } from "../data.js"
 * @import { Content, Place } from "./content.js"
 * @typedef {Map<string, string>} Chosen kind → value
 */

/**
 * Returns the variant of whoever reads the place: whom the place, and what surrounds it, is for. If that leaves several
 * values, it is the customer's, if the agent knows it; otherwise the reader chooses.
 * @param {Content} content
 * @param {Place} place
 * @param {Chosen} [customer]
 * @returns {Chosen}
 */
export function variantOf(content, place, customer = new Map()) {
  const offered = variantsOf(content, place);
  /** @type {Chosen} */
  const chosen = new Map([...customer].filter(([kind, value]) => offered.get(kind)?.includes(value)));
  for (const { unit } of [...content.path(place), place]) {
    for (const [kind, [value, ...others]] of Object.entries(unit.variants ?? {})) {
      if (value && others.length === 0) chosen.set(kind, value);
      else if (![value, ...others].includes(chosen.get(kind))) chosen.delete(kind);
    }
  }
  return chosen;
}

/**
 * Returns the variants that the guide of a place has: kind → values, in the order in which readers see them.
 * @param {Content} content
 * @param {Place} place
 * @returns {Map<string, string[]>}
 */
export function variantsOf(content, { guide }) {
  const named = guide.units.map(({ variants = {} }) => variants);
  const offered = Object.entries(content.variants).map(([kind, values]) => {
    const own = Object.keys(values).filter((value) => named.some((variants) => variants[kind]?.includes(value)));
    return /** @type {[string, string[]]} */ ([kind, own]);
  });
  return new Map(offered.filter(([, values]) => values.length > 0));
}

/**
 * Returns the variant as it is in the query of an address: `system=ios`.
 * @param {Content} content
 * @param {Place} place
 * @param {Chosen} [customer]
 */
export function variantInAddress(content, place, customer) {
  return String(new URLSearchParams([...variantOf(content, place, customer)]));
}

/**
 * Returns whether a part is for readers who have chosen this.
 * @param {Unit} unit
 * @param {Chosen} chosen
 */
export function isFor({ variants = {} }, chosen) {
  return Object.entries(variants).every(([kind, values]) => values.includes(chosen.get(kind) ?? values[0] ?? ""));
}

/**
 * Returns whom a part is for, unless everybody who reads it knows: “(iPhone or iPad)”.
 * @param {Content} content
 * @param {Unit} unit
 * @param {Chosen} chosen
 */
export function namedReaders(content, { variants = {} }, chosen) {
  const named = Object.entries(variants)
    .filter(([kind]) => !chosen.has(kind))
    .flatMap(([kind, values]) => values.map((value) => content.variants[kind]?.[value] ?? value));
  return named.length > 0 ? `(${named.join(", ")})` : "";
}
