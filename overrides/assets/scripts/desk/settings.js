/**
 * What this device remembers: languages, pinned and recent places, greetings, and, for this tab only, the edited reply.
 */

import { languageOf } from "../languages.js";

/** @import { Frame } from "./frame.js" */
/** @typedef {{ text: string, from: string }} Draft a reply that was edited, and what it was before */

const OWN = "kb-desk-language";
const CUSTOMER = "kb-desk-customer-language";
const PINNED = "kb-desk-pinned";
const RECENT = "kb-desk-recent";
const FRAMES = "kb-desk-frames";
const DRAFT = "kb-desk-draft";
const NAMES = "kb-desk-names";
const MOST_RECENT = 8; // places

/** What could not be stored: it is remembered for this visit only. @type {Map<string, string>} */
const refused = new Map();

/**
 * Returns the agent's language: the one chosen here, or else the site's, the browser's or English.
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

/** @returns {string[]} the addresses of the pinned places */
export function pinned() {
  return texts(keptJson(PINNED));
}

/** Pins a place, or unpins it. @param {string} address */
export function togglePinned(address) {
  const before = pinned();
  const others = before.filter((other) => other !== address);
  keep(PINNED, JSON.stringify(others.length < before.length ? others : [...others, address]));
}

/** @returns {string[]} the addresses of the places from which something was copied, the latest first */
export function recent() {
  return texts(keptJson(RECENT));
}

/** @param {string} address */
export function keepRecent(address) {
  const others = recent().filter((other) => other !== address);
  keep(RECENT, JSON.stringify([address, ...others].slice(0, MOST_RECENT)));
}

/**
 * Returns the greeting and the signature of a language.
 * @param {string} language
 * @param {Frame} usual the site's own
 * @returns {Frame}
 */
export function frameIn(language, usual) {
  const own = Object(Object(keptJson(FRAMES))[language]);
  return { greeting: text(own.greeting) ?? usual.greeting, signature: text(own.signature) ?? usual.signature };
}

/** @param {string} language @param {Frame} frame */
export function keepFrame(language, frame) {
  keep(FRAMES, JSON.stringify({ ...Object(keptJson(FRAMES)), [language]: frame }));
}

/** @returns {Draft | undefined} */
export function draft() {
  const own = Object(keptJson(DRAFT, "sessionStorage"));
  const [edited, from] = [text(own.text), text(own.from)];
  return edited === undefined || from === undefined ? undefined : { text: edited, from };
}

/** @param {Draft | undefined} edited */
export function keepDraft(edited) {
  keep(DRAFT, JSON.stringify(edited ?? null), "sessionStorage");
}

/** @returns {Record<string, string>} the values of the placeholders, by their names */
export function names() {
  const own = Object.entries(Object(keptJson(NAMES, "sessionStorage")));
  return Object.fromEntries(own.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}

/** @param {Record<string, string>} values */
export function keepNames(values) {
  keep(NAMES, JSON.stringify(values), "sessionStorage");
}

/** @param {unknown} value @returns {string[]} */
function texts(value) {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? value : undefined;
}

/** @param {string} name @param {"localStorage" | "sessionStorage"} [storage] @returns {unknown} undefined if there is none */
function keptJson(name, storage) {
  try {
    return JSON.parse(kept(name, storage) ?? "null");
  } catch {
    return undefined; // it was not written by the desk
  }
}

/** @param {string} name @param {"localStorage" | "sessionStorage"} storage */
function kept(name, storage = "localStorage") {
  try {
    return window[storage].getItem(name) ?? undefined;
  } catch {
    return refused.get(name); // the browser may refuse access
  }
}

/** @param {string} name @param {string} value @param {"localStorage" | "sessionStorage"} storage */
function keep(name, value, storage = "localStorage") {
  try {
    window[storage].setItem(name, value);
  } catch {
    refused.set(name, value);
  }
}
