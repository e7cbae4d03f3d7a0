// The keys of the search dialog.

/** @param {KeyboardEvent} event @returns {boolean} whether the key opens the search */
export function opens(event) {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) return true;
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  return event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
}

/**
 * Moves the focus between the field and the links with the arrow keys.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} stops
 */
export function moveFocus(event, stops) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
