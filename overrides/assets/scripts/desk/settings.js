/** The languages that this device remembers: the agent's own, and the last customer's. */

import { languageOf } from "../languages.js";

const OWN = "kb-desk-language";
const CUSTOMER = "kb-desk-customer-language";

/**
 * Returns the agent's language: the one chosen here, else the site's, else the browser's, else English.
 * @param {string[]} offered
 */
export function ownLanguage(offered) {
  return languageOf([kept(OWN), kept("kb-language"), ...navigator.languages], offered) ?? "en";
}

/**
 * Returns the last customer's language, or the agent's.
 * @param {string[]} offered
 */
export function customerLanguage(offered) {
  const last = kept(CUSTOMER);
  return last && offered.includes(last) ? last : ownLanguage(offered);
}

/** @param {string} language */
export function keepOwnLanguage(language) {
  keep(OWN, language);
}

/** @param {string} language */
export function keepCustomerLanguage(language) {
  keep(CUSTOMER, language);
}

/** @param {string} name */
function kept(name) {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined; // the browser may refuse access
  }
}

/** @param {string} name @param {string} value */
function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // without storage, the choice is for this visit only
  }
}
