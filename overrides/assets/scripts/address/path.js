/** Where a path that does not exist on the site was meant to lead. Paths here are relative to the site's root. */
import { languageOf } from "../languages.js";
import { meantCode } from "./code.js";
import { decoded } from "./damage.js";
import { letters, meant, nearest, sameLetters } from "./names.js";

/** @import { Addresses } from "../data.js" */

const MOST_NAMES = 12; // folders in a path
const FILE_OF_FOLDER = /^(index|default)\b|^amp$|^html?$/i;

/**
 * Returns where the path leads, `de/billing/pay-invoices/#step`, or, if that is uncertain, the addresses most like it:
 * `billing/pay-invoices`.
 * @param {string} path
 * @param {string} own the reader's language
 * @param {Addresses} known
 * @returns {{ to: string } | { near: string[] }}
 */
export function meantPath(path, own, known) {
  const [whole = "", ...fragments] = decoded(path).split("#");
  const page = whole.replace(/^[^\p{L}\p{N}]+/u, "").split(/\]\(|["<>?&]/)[0] ?? ""; // the rest is not the path's
  const names = page
    .split(/[/\\]+/)
    .filter((name) => letters(name))
    .slice(0, MOST_NAMES);
  const to = shortLink(names, known) ?? pageByLetters(page, known) ?? pageAmong(names, own, known);
  if (to) return { to: to.includes("#") || fragments.length === 0 ? to : `${to}#${fragments.join("#")}` };
  return { near: nearest(names.join("/"), Object.keys(known.pages)) };
}

/** @param {string[]} names @param {Addresses} known */
function shortLink(names, { codes }) {
  const start = names.findIndex((name) => name.toLowerCase() === "g");
  const code = start >= 0 && meantCode(names.slice(start + 1).join(""), codes);
  return code ? `g/${code}/` : undefined;
}

/**
 * Returns the page that has the same letters as the path, whatever has become of its slashes: `debilling/payinvoices`.
 * @param {string} path
 * @param {Addresses} known
 */
function pageByLetters(path, { languages, pages }) {
  const deep = Object.keys(pages).filter((page) => page.includes("/"));
  const paths = languages.flatMap((language) => deep.map((page) => `${language}/${page}`));
  const [found, ...others] = sameLetters(path, paths);
  return found && others.length === 0 ? `${found}/` : undefined;
}

/**
 * Returns the page whose address is in the path, whatever surrounds it.
 * @param {string[]} names
 * @param {string} own
 * @param {Addresses} known
 */
function pageAmong(names, own, { languages, pages }) {
  const addresses = Object.keys(pages);
  let language = own;
  for (const [index, name] of names.entries()) {
    const named = languageOf([tagIn(name)], languages);
    language = named ?? language;
    const found = pageIn(named ? names.slice(index + 1) : names.slice(index), addresses);
    if (found) return `${language}/${found}`;
    if (named && names.slice(index + 1).every(isNothing)) return `${named}/`;
  }
  return undefined;
}

/**
 * Returns the page that these names begin with. What follows the address of a guide is one of its steps.
 * @param {string[]} names
 * @param {string[]} pages
 */
function pageIn(names, pages) {
  for (const length of [2, 1]) {
    const others = names.slice(length).filter((name) => !isNothing(name));
    const [page, ...equals] = names.length < length ? [] : meantPage(names.slice(0, length).join("/"), pages);
    if (!page || equals.length > 0) continue;
    if (others.length === 0) return `${page}/`;
    if (page.includes("/") && others.length === 1) return `${page}/#${others[0]}`;
  }
  return undefined;
}

/**
 * Returns the pages that a name can mean: as a whole address, or as the last part of one.
 * @param {string} name
 * @param {string[]} pages
 */
function meantPage(name, pages) {
  const whole = meant(name, pages).filter((page) => page.includes("/") || !name.includes("/"));
  if (whole.length > 0) return whole;
  const guides = pages.filter((page) => page.includes("/") && !pages.includes(lastOf(page)));
  const last = meant(lastOf(name), guides.map(lastOf));
  return guides.filter((page) => last.includes(lastOf(page)));
}

/** @param {string} address */
function lastOf(address) {
  return address.split("/").at(-1) ?? "";
}

/** @param {string} name */
function isNothing(name) {
  return FILE_OF_FOLDER.test(name);
}

/** Returns what may be a language tag at the beginning of a name. @param {string} name */
function tagIn(name) {
  return /^[a-z]{2,8}([-_][a-z0-9]{2,8})*(?![a-z0-9-])/i.exec(name.trim())?.[0];
}
