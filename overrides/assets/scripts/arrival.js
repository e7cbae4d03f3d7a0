// Addresses come back damaged by mails, chats and translators. A place of this page that surely is meant is opened;
// else the page says that it lacks the place. What a sound address needs of this is next to nothing.

/**
 * Tells whether the page has what the fragment names, or leaves it to another script.
 * @param {string} fragment
 */
function isThere(fragment) {
  const named = document.getElementById(fragment.split("?")[0] ?? "");
  return !fragment || document.getElementById(fragment) !== null || named?.dataset.readsFragment !== undefined;
}

async function arrive() {
  document.querySelector("[data-arrival]")?.replaceChildren();
  const [, lost = ""] = /%(?:25)*23(.*)$/.exec(location.search) ?? []; // its # was encoded, so that it became the query's
  const fragment = location.hash.slice(1) || lost;
  if (isThere(fragment) && !lost) return;
  const { repair } = await import("./address/repair.js");
  repair(`#${fragment}`);
}

window.addEventListener("hashchange", arrive);
arrive();
