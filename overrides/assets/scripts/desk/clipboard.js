/** Copies to the clipboard. If the browser refuses, shows the text, selected, so that it can be copied by hand. */
import { label, part, tell } from "./interface.js";

/**
 * Copies text, and optionally an HTML version of it, for fields that accept formatting.
 * @param {string} text
 * @param {string} name of what is copied, for the message
 * @param {string} [html]
 */
export async function copy(text, name, html) {
  try {
    if (html === undefined) await navigator.clipboard.writeText(text);
    else
      await navigator.clipboard.write([
        new ClipboardItem({ "text/plain": blob(text, "plain"), "text/html": blob(html, "html") }),
      ]);
    hide();
    tell(`${label("desk-copied")} ${name}`);
  } catch {
    show(text); // refused, or not a secure address
  }
}

/** @param {string} text */
function show(text) {
  const before = document.activeElement;
  const field = /** @type {HTMLTextAreaElement} */ (part("[data-desk-by-hand] textarea"));
  part("[data-desk-by-hand]").hidden = false;
  field.value = text;
  field.focus();
  field.select();
  field.onkeydown = ({ key }) => {
    if (key !== "Escape") return;
    hide();
    if (before instanceof HTMLElement) before.focus();
  };
}

function hide() {
  part("[data-desk-by-hand]").hidden = true;
}

/** @param {string} text @param {"plain" | "html"} kind */
function blob(text, kind) {
  return new Blob([text], { type: `text/${kind}` });
}
