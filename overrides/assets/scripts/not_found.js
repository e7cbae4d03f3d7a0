// A server that does not know the reader's language shows this page in the default one, with a few words in the others.
// This takes readers to the page in their language, under the address that they asked for.
import { chosenLanguage } from "./chosen_language.js";
import { languageOf } from "./languages.js";

const messages = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-not-found]"));
const offered = [document.documentElement.lang, ...[...messages].map(({ lang }) => lang)];
const language = languageOf([location.pathname.split("/")[1], chosenLanguage(), ...navigator.languages], offered);
const theirs = [...messages].find(({ lang }) => lang === language);
const [, asked] = /\/404\/\w+\.html#(\/(?!\/).*)$/.exec(location.href) ?? [];

if (asked) history.replaceState(null, "", asked);
else if (theirs) {
  const page = new URL(theirs.dataset.notFound ?? "", location.href);
  page.hash = location.pathname + location.search + location.hash;
  document.querySelector("[data-meant-pages]")?.remove(); // that page offers them
  location.replace(page);
} else for (const message of messages) message.remove();
