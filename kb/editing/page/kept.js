/**
 * Unsaved words, kept in this browser until they are saved or discarded. If it keeps nothing, as when its storage is
 * full, they are only in their field.
 */

import { PAGE } from "./ask.js";

/** @param {string} unit */
const key = (unit) => `kb-editor ${PAGE} ${unit}`;

/**
 * @param {string} unit
 * @returns {{words: string, was: string} | null}
 */
export function kept(unit) {
  try {
    return JSON.parse(localStorage.getItem(key(unit)) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} unit
 * @param {string} words
 * @param {string} was what the file said when the field was opened
 */
export function keep(unit, words, was) {
  try {
    localStorage.setItem(key(unit), JSON.stringify({ words, was }));
  } catch {
    // They stay in their field.
  }
}

/** @param {string} unit */
export function forget(unit) {
  try {
    localStorage.removeItem(key(unit));
  } catch {
    // Nothing was kept.
  }
}

const FOCUS = "kb-editor focus";

/**
 * Reloads the page, and then focuses the text.
 * @param {string} unit
 * @param {string} told the message to show then
 */
export function reloadAt(unit, told) {
  try {
    sessionStorage.setItem(FOCUS, JSON.stringify({ unit, told }));
  } catch {
    // Only the focus is lost.
  }
  location.reload();
}

/** @returns {{unit: string, told: string} | null} the text to focus after a reload, and the message to show */
export function left() {
  try {
    const found = sessionStorage.getItem(FOCUS);
    sessionStorage.removeItem(FOCUS);
    return found ? JSON.parse(found) : null;
  } catch {
    return null;
  }
}
