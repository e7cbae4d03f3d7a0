// The link beside a step, section or question copies its own address. Without a clipboard it is a plain link. Holding a
// finger on a step or question shows its link, as pointing at it with the mouse does.

import { tell } from "./toast.js";

const HELD = 400; // milliseconds; a little later, systems select the words, and the page no longer receives the touch

/** @type {ReturnType<typeof setTimeout> | undefined} */
let holding;

document.addEventListener("pointerdown", (event) => {
  const place = event.target instanceof Element ? event.target.closest(".kb-step, .kb-case, .kb-question") : null;
  const held = document.querySelector("[data-held]");
  if (held !== place) held?.removeAttribute("data-held");
  if (place && event.pointerType === "touch") holding = setTimeout(() => place.setAttribute("data-held", ""), HELD);
});
document.addEventListener("pointerup", () => clearTimeout(holding));
document.addEventListener("pointercancel", () => clearTimeout(holding));

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a.kb-copy-link") : null;
  const toast = document.querySelector("[data-toast]");
  if (!(link instanceof HTMLAnchorElement) || !(toast instanceof HTMLElement)) return;
  if (!navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  navigator.clipboard.writeText(link.href).then(
    () => tell(toast.dataset.linkCopied ?? ""),
    () => location.assign(link.hash),
  );
});
