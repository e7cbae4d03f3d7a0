/** What was typed, kept until the tab is closed. It never leaves the device. */

const KEY = "kb-contact";

/** @returns {string} */
export function recalled() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return ""; // without storage, nothing is remembered
  }
}

/** @param {string} text */
export function remember(text) {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    // full, or not allowed: the message can still be written
  }
}
