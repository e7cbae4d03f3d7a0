/** What was typed, until the tab is closed: it never leaves the device. */

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
    // full, or not allowed: the message can be written all the same
  }
}
