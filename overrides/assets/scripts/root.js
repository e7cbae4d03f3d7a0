/**
 * Sends the reader of `/` to the site in their language: the one they last chose here, else the first that
 * their browser asks for and that the page offers, else English. What follows `#` goes with them.
 */
const links = [...document.querySelectorAll("a[hreflang]")].map((link) => /** @type {HTMLAnchorElement} */ (link));

/** @returns {string | null} the language that was chosen on this device, if storage may be read */
function chosenLanguage() {
  try {
    return localStorage.getItem("kb-language");
  } catch {
    return null;
  }
}

const wanted = [chosenLanguage(), ...navigator.languages, "en"].map((language) => (language ?? "").slice(0, 2).toLowerCase());
const link = wanted.map((language) => links.find((offered) => offered.hreflang === language)).find(Boolean);
if (link) location.replace(link.href + location.hash);
