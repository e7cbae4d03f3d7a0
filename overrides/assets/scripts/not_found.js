// The “not found” page has its message in all languages: keep the address's language, else the reader's.
import { chosenLanguage } from "./chosen_language.js";
import { languageOf } from "./languages.js";

const messages = [...document.querySelectorAll("[data-not-found] > [lang]")];
const offered = messages.map((message) => message.getAttribute("lang") ?? "");
const language = languageOf([location.pathname.split("/")[1], chosenLanguage(), ...navigator.languages], offered);
if (language) {
  for (const message of messages) if (message.getAttribute("lang") !== language) message.remove();
  document.documentElement.lang = language;
  document.title = document.querySelector("h1")?.textContent ?? document.title;
}
