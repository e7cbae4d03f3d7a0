/** Says for a moment what has been done, at the foot of the page. Screen readers announce it. */

const STAYS = 2500; // milliseconds

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;

/** @param {string} words */
export function tell(words) {
  const toast = document.querySelector("[data-toast]");
  if (toast) showFor(STAYS, words, toast);
}

/** Shows words in an element for some milliseconds. @param {number} stays @param {string} words @param {Element} toast */
export function showFor(stays, words, toast) {
  toast.textContent = words;
  clearTimeout(hiding);
  hiding = setTimeout(() => toast.replaceChildren(), stays);
}
