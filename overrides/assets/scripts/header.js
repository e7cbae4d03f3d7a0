// Changing the language keeps the reader's place on the page and their variant of it, and is remembered for `/`. The
// menu closes as menus usually do.

/** @param {Event} event @returns {HTMLAnchorElement | null} the link to a language that the event is about */
function languageLink(event) {
  const link = event.target instanceof Element ? event.target.closest(".kb-languages__list a") : null;
  return link instanceof HTMLAnchorElement ? link : null;
}

/** Runs as late as possible, since widgets write what is typed to the fragment. @param {Event} event */
function keepPlace(event) {
  const link = languageLink(event);
  if (!link) return;
  link.search = location.search;
  link.hash = location.hash;
}

/** @param {Event} event */
function remember(event) {
  const link = languageLink(event);
  try {
    if (link) localStorage.setItem("kb-language", link.hreflang);
  } catch {
    // without storage, nothing is remembered
  }
}

document.addEventListener("pointerdown", keepPlace, { capture: true }); // also before a middle or right click
document.addEventListener("click", keepPlace, { capture: true });
document.addEventListener("click", remember);

const menu = document.querySelector("[data-languages]");
if (menu instanceof HTMLDetailsElement) {
  /** @param {EventTarget | null} place */
  const closeOutside = (place) => {
    if (place instanceof Node && !menu.contains(place)) menu.open = false;
  };
  document.addEventListener("click", (event) => closeOutside(event.target));
  menu.addEventListener("focusout", (event) => closeOutside(event.relatedTarget));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}
