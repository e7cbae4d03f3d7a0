// The “not found” page has its message in all languages: keep the address's language, else the reader's.

const messages = [...document.querySelectorAll("[data-not-found] > [lang]")];
const wanted = [location.pathname.split("/")[1], ...navigator.languages.map((code) => code.slice(0, 2))];
const language = wanted.find((code) => messages.some((message) => message.getAttribute("lang") === code));
if (language) {
  for (const message of messages) if (message.getAttribute("lang") !== language) message.remove();
  document.documentElement.lang = language;
  document.title = document.querySelector("h1")?.textContent ?? document.title;
}

// Somebody may type the code of a short link in capitals.
const path = location.pathname.replace(/\/g\/[^/]+\/?$/, (short) => short.toLowerCase());
if (path !== location.pathname) location.replace(path + location.search + location.hash);
