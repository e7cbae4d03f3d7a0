// Buttons that copy code or a value to enter. Without a clipboard there are no buttons.

import { tell } from "./toast.js";

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    if (button instanceof HTMLButtonElement) button.hidden = false;
  }
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-copy]") : null;
    if (button instanceof HTMLButtonElement) void copy(button);
  });
}

/** Copies the code beside the button. If the browser refuses, selects it. @param {HTMLButtonElement} button */
async function copy(button) {
  const code = button.closest("[data-copied]")?.querySelector("[data-code]");
  if (!code) return;
  try {
    await navigator.clipboard.writeText(code.textContent ?? "");
    tell(button.dataset.copy ?? "");
  } catch {
    getSelection()?.selectAllChildren(code);
  }
}
