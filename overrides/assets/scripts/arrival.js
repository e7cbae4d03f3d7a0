// Mails, chats and translators damage addresses. If it is certain which place of this page is meant, it is opened;
// otherwise the page says that it does not have the place. An intact address needs almost nothing of this.

/**
 * Returns whether the page has what the fragment names, or leaves it to another script.
 * @param {string} fragment
 */
function isThere(fragment) {
  const named = document.getElementById(fragment.split("?")[0] ?? "");
  return !fragment || document.getElementById(fragment) !== null || named?.dataset.readsFragment !== undefined;
}

async function arrive() {
  document.querySelector("[data-arrival]")?.replaceChildren();
  const [, lost = ""] = /%(?:25)*23(.*)$/.exec(location.search) ?? []; // its # was encoded: it was in the query
  const fragment = location.hash.slice(1) || lost;
  if (isThere(fragment) && !lost) return;
  const { repair } = await import("./address/repair.js");
  repair(`#${fragment}`);
}

window.addEventListener("hashchange", arrive);
arrive();
