/** What support needs to know about the reader's device, as its browser describes itself: “Firefox 153, Windows”. */

/** The first one that matches counts: most browsers also claim to be others, so as to be served their pages. */
const BROWSERS = /** @type {const} */ ([
  ["Edge", /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ["Opera", /\bOPR\/(\d+)/],
  ["Samsung Internet", /\bSamsungBrowser\/(\d+)/],
  ["Firefox", /\b(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /\b(?:Chrome|CriOS)\/(\d+)/],
  ["Safari", /\bVersion\/(\d+).*\bSafari\//],
]);
const SYSTEMS = /** @type {const} */ ([
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
]);

/** @param {string} userAgent @param {number} touchPoints @returns {string} empty if nothing is known */
export function deviceOf(userAgent, touchPoints) {
  const browser = BROWSERS.map(([name, form]) => [name, form.exec(userAgent)?.[1]]).find(([, version]) => version);
  const system = SYSTEMS.find(([, form]) => form.test(userAgent))?.[0];
  const isTablet = system === "macOS" && touchPoints > 1; // an iPad asks for pages as a Mac does
  return [browser?.join(" "), isTablet ? "iPad" : system].filter(Boolean).join(", ");
}
