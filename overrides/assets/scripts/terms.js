// CSS shows the explanation of a term; Escape hides it again, as WCAG 1.4.13 asks.

const PUT_AWAY = "putAway";

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const term of document.querySelectorAll(".kb-term:hover, .kb-term:focus-within")) {
    if (!(term instanceof HTMLElement)) continue;
    term.dataset[PUT_AWAY] = "";
    const show = () => delete term.dataset[PUT_AWAY];
    term.addEventListener("pointerleave", show, { once: true });
    term.addEventListener("focusout", show, { once: true });
  }
});
