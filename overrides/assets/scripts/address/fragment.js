/** What a fragment means on a page: one of its places, or a widget with its inputs (`#auto-renewal?due=…`). */
import { decoded } from "./damage.js";
import { letters, meant, nearest } from "./names.js";

/**
 * A field of a widget: the values that it accepts, or none if anything may be typed.
 * @typedef {{ kind: string, values: string[] }} Field
 *
 * @typedef {object} Page
 * @property {string[]} places the ids that can be linked
 * @property {Record<string, Record<string, Field>>} widgets their fields by name, by the widget's id
 */

/**
 * Returns the fragment that is meant, which may be the given one; if that is uncertain, the places most like it,
 * perhaps none; or null if it does not name a place at all, as `#utm_source=mail`.
 * @param {string} fragment with its #
 * @param {Page} page
 * @returns {{ fragment: string } | { near: string[] } | null}
 */
export function meantFragment(fragment, page) {
  if (isIntact(fragment, page)) return { fragment };
  const parts = decoded(fragment)
    .split("#")
    .filter((part) => letters(part));
  const found = parts.map((part) => meantPlace(part, page)).find((all) => all.length > 0) ?? [];
  const [place, ...others] = found;
  if (place && others.length === 0) return { fragment: `#${place}${inputsFor(place, parts, page)}` };
  const names = parts.map(nameOf).filter((name) => name && !name.includes("="));
  if (names.length === 0) return null;
  return { near: found.length > 0 ? found : nearest(names.join(" "), page.places) };
}

/** @param {string} part @param {Page} page */
function meantPlace(part, { places }) {
  return meant(nameOf(part), places);
}

/** Returns what precedes the inputs. @param {string} part */
function nameOf(part) {
  return part.split(/[?&]/)[0] ?? "";
}

/**
 * Returns whether everything in the fragment is known as it is.
 * @param {string} fragment
 * @param {Page} page
 */
function isIntact(fragment, { places, widgets }) {
  const [name = "", query] = fragment.slice(1).split(/\?(.*)/s);
  if (query === undefined) return places.includes(name);
  const fields = widgets[name];
  return (
    fields !== undefined &&
    [...new URLSearchParams(query)].every(([field, value]) => {
      const known = fields[field];
      return known !== undefined && meantValue(value, known) === value;
    })
  );
}

/**
 * Returns the inputs as a fragment has them, `?due=…`, each repaired by itself. Inputs that cannot be repaired are left
 * out, and so is everything else.
 * @param {string} place
 * @param {string[]} parts
 * @param {Page} page
 */
function inputsFor(place, parts, { widgets }) {
  const fields = widgets[place];
  if (!fields) return "";
  const inputs = new URLSearchParams();
  for (const [, name = "", given = ""] of parts.join("&").matchAll(/(?:^|[?&;/])\s*([^?&;/=]+)=([^?&#]*)/g)) {
    const [field, ...others] = meant(name, Object.keys(fields));
    const known = field && others.length === 0 ? fields[field] : undefined;
    const value = known && meantValue(given, known);
    if (field && value) inputs.set(field, value);
  }
  return inputs.size > 0 ? `?${inputs}` : "";
}

/**
 * Returns the value that is meant, or undefined if that is uncertain.
 * @param {string} given
 * @param {Field} field
 */
function meantValue(given, { kind, values }) {
  if (kind === "date") return /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(given.replace(/\s/g, ""))?.[0];
  if (values.length === 0) return given;
  const [value, ...others] = meant(given, values);
  return others.length === 0 ? value : undefined;
}
