/**
 * Forwards readers from `/`, a short link or an old address. If the page offers several languages, they get the one in
 * the link (`?fr`), or else the one last chosen on this device, the first of their browser's languages that the page
 * offers, or English. Everything after `#` is kept, and everything that the query sets, such as the variant of a guide:
 * `?fr&system=ios`.
 */
import { chosenLanguage } from "./chosen_language.js";
import { languageAskedFor, languageOf } from "./languages.js";
import { movedPlace } from "./moved.js";

const links = [...document.querySelectorAll("a[hreflang]")].map((link) => /** @type {HTMLAnchorElement} */ (link));
const offered = links.map(({ hreflang }) => hreflang);
const readers = languageOf([chosenLanguage(), ...navigator.languages, "en"], offered);
const wanted = languageAskedFor(location.search, offered) ?? readers;
const target = links.find(({ hreflang }) => hreflang === wanted) ?? links[0];
if (target && !movedPlace()) {
  if (location.hash) target.hash = location.hash;
  target.search = String(new URLSearchParams([...new URLSearchParams(location.search)].filter(([, value]) => value)));
  location.replace(target.href);
}
