// Follows the link of a place that has moved, at once. The inputs of a widget and the reader's variant stay in the
// address.

/** @returns {HTMLElement | null} the place that the address names, if it has moved or was retired */
export function movedPlace() {
  const [anchor = ""] = location.hash.slice(1).split("?");
  const place = document.getElementById(anchor);
  return place?.classList.contains("kb-moved") ? place : null;
}

function follow() {
  const link = movedPlace()?.querySelector(":scope[data-moved] > a");
  if (!(link instanceof HTMLAnchorElement)) return;
  const address = new URL(link.href + location.hash.replace(/^[^?]*/, ""));
  address.search ||= location.search;
  location.replace(address);
}

window.addEventListener("hashchange", follow);
follow();
