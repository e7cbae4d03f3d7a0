// The link beside a step, section or question copies its own address. Without a clipboard it is a plain link.

const TOAST_STAYS = 2500; // milliseconds

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;

/** Shows the message, and has screen readers announce it. @param {HTMLElement} toast */
function tellCopied(toast) {
  toast.textContent = toast.dataset.linkCopied ?? "";
  clearTimeout(hiding);
  hiding = setTimeout(() => toast.replaceChildren(), TOAST_STAYS);
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a.kb-copy-link") : null;
  const toast = document.querySelector("[data-toast]");
  if (!(link instanceof HTMLAnchorElement) || !(toast instanceof HTMLElement)) return;
  if (!navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  navigator.clipboard.writeText(link.href).then(
    () => tellCopied(toast),
    () => location.assign(link.hash),
  );
});
