/** Copies to the clipboard, and says whether that worked. */
import { label, tell } from "./interface.js";

/**
 * Copies text, and optionally the same as HTML, for fields that accept formatting.
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
    tell(`${label("desk-copied")} ${name}`);
  } catch {
    tell(label("desk-copy-failed")); // refused, or not a secure address
  }
}

/** @param {string} text @param {"plain" | "html"} kind */
function blob(text, kind) {
  return new Blob([text], { type: `text/${kind}` });
}
