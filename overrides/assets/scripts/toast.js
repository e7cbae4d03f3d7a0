/** Tells for a moment what has been done, at the foot of the page; screen readers announce it. */

const STAYS = 2500; // milliseconds

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;

/** @param {string} words */
export function tell(words) {
  const toast = document.querySelector("[data-toast]");
  if (!toast) return;
  toast.textContent = words;
  clearTimeout(hiding);
  hiding = setTimeout(() => toast.replaceChildren(), STAYS);
}
