/** Firefox, driven by puppeteer-core over WebDriver BiDi. */
import puppeteer from "puppeteer-core";

const PREFERENCES = { "intl.accept_languages": "de-CH, de, en", "ui.prefersReducedMotion": 1 };

/**
 * Starts Firefox.
 * @param {string[]} programs the path of Firefox, and others
 * @returns {Promise<import("./window.mjs").Controls>}
 */
export async function start([firefox]) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefox,
    extraPrefsFirefox: PREFERENCES,
  });
  const page = await browser.newPage();
  return {
    open: (address) => page.evaluate(leaveFor, address),
    click: (selector) => page.click(selector),
    hover: (selector) => page.hover(selector),
    type: (words) => page.keyboard.type(words),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.reverse()) await page.keyboard.up(key);
    },
    resize: (width, height) => page.setViewport({ width, height }),
    evaluate: (look, ...values) => page.evaluate(look, ...values),
    close: () => browser.close(),
  };
}

/**
 * Loads the address from within the page. `page.goto` waits for events that puppeteer sometimes misses in Firefox when
 * a page leads on to another, and then misses those of all later pages.
 * @param {string} address
 */
function leaveFor(address) {
  const isThisPage = location.href.split("#")[0] === address.split("#")[0];
  document.documentElement.toggleAttribute("data-left", true);
  location.assign(address);
  if (isThisPage) location.reload();
}
