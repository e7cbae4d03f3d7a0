// Addresses come back damaged by mails, chats and translators. A place of this page that surely is meant is opened;
// else the page says that it lacks the place. What a sound address needs of this is next to nothing.

/** @returns {boolean} whether the page has what the address names, or leaves the fragment to another script */
function isThere() {
  const fragment = location.hash.slice(1);
  const named = document.getElementById(fragment.split("?")[0] ?? "");
  return !fragment || document.getElementById(fragment) !== null || named?.dataset.readsFragment !== undefined;
}

async function arrive() {
  document.querySelector("[data-arrival]")?.replaceChildren();
  if (isThere()) return;
  const { repair } = await import("./address/repair.js");
  repair();
}

window.addEventListener("hashchange", arrive);
arrive();
