/** Copies, and says whether it went well. */
import { label, tell } from "./interface.js";

/**
 * Copies words; HTML also as such, for fields that show it formatted.
 * @param {string} words
 * @param {string} what as the toast names it
 * @param {string} [html]
 */
export async function copy(words, what, html) {
  try {
    if (html === undefined) await navigator.clipboard.writeText(words);
    else
      await navigator.clipboard.write([
        new ClipboardItem({ "text/plain": blob(words, "plain"), "text/html": blob(html, "html") }),
      ]);
    tell(`${label("desk-copied")} ${what}`);
  } catch {
    tell(label("desk-copy-failed")); // refused, or not a secure address
  }
}

/** @param {string} words @param {"plain" | "html"} kind */
function blob(words, kind) {
  return new Blob([words], { type: `text/${kind}` });
}
