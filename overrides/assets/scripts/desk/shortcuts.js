/** What the keys do in the search field. */

/**
 * @typedef {"link" | "text" | "plain" | "markdown" | "html"} Copied
 * @typedef {{ does: "copy", what: Copied } | { does: "move", step: 1 | -1 } | { does: "language", step: 1 | -1 } | { does: "clear" | "collect" | "edit" }} Command
 * @typedef {Pick<KeyboardEvent, "key" | "altKey" | "shiftKey" | "ctrlKey" | "metaKey" | "isComposing">} Pressed
 */

/** @param {Pressed} pressed @returns {Command | undefined} undefined if the browser does what it usually does */
export function commandOf(pressed) {
  const { key, altKey, isComposing } = pressed;
  if (key === "ArrowDown" || key === "ArrowUp") {
    return { does: altKey ? "language" : "move", step: key === "ArrowDown" ? 1 : -1 };
  }
  if (key === "Escape") return { does: "clear" };
  if (key === "F2") return { does: "edit" };
  if (key !== "Enter" || isComposing) return undefined;
  if (altKey && pressed.shiftKey) return { does: "collect" };
  return { does: "copy", what: copiedBy(pressed) };
}

/** @param {Pressed} pressed @returns {Copied} what Enter copies, given the modifier keys */
function copiedBy({ altKey, shiftKey, ctrlKey, metaKey }) {
  if (altKey) return "text";
  if (ctrlKey || metaKey) return shiftKey ? "markdown" : "html";
  return shiftKey ? "plain" : "link";
}
