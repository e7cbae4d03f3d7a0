// How the “not found” page deals with a damaged address: if it is certain which page is meant, it opens that, otherwise
// it offers those most like it. Whatever else the address asks for is kept.
import { linkItem } from "./address/links.js";
import { meantPath } from "./address/path.js";

/** @import { Addresses } from "./data.js" */

/** @param {HTMLElement} place where pages are offered; it knows the root of the site @param {string} language */
async function follow(place, language) {
  const root = place.dataset.root ?? "/";
  const response = await fetch(`${root}404/${language}.json`);
  if (!response.ok) return;
  /** @type {Addresses} */
  const addresses = await response.json();
  const path = location.pathname.startsWith(root) ? location.pathname.slice(root.length) : location.pathname;
  const meaning = meantPath(path, language, addresses);
  if ("to" in meaning) open(root + meaning.to);
  else {
    const pages = meaning.near.map((page) => linkItem(`${root}${language}/${page}/`, addresses.pages[page] ?? ""));
    place.querySelector("ul")?.replaceChildren(...pages);
    place.hidden = pages.length === 0;
  }
}

/** Opens a page of this site, unless it is the one that was not found. @param {string} address */
function open(address) {
  const target = new URL(address, location.origin);
  if (target.pathname === location.pathname) return;
  target.search = location.search;
  target.hash ||= location.hash;
  location.replace(target);
}

const offers = /** @type {HTMLElement | null} */ (document.querySelector("[data-meant-pages]"));
if (offers) follow(offers, document.documentElement.lang);
