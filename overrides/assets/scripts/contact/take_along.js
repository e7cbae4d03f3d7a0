/** How the reader takes the message from the page: to copy it, or to save it. */

/** @param {HTMLElement} message @param {HTMLElement} status @param {Record<string, string>} labels */
export async function copy(message, status, labels) {
  try {
    await navigator.clipboard.writeText(message.textContent ?? "");
    status.textContent = labels.copied ?? "";
  } catch {
    getSelection()?.selectAllChildren(message); // refused, or not a secure address
    status.textContent = labels["copy-failed"] ?? "";
  }
}

/** @param {string} text @param {string} name of the file */
export function save(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
