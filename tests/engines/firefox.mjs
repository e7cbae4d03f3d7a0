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
    open: (address) => page.goto(address).catch(unlessForwarded),
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

const FORWARDED = ["NS_BINDING_ABORTED", "interrupted an unfinished navigation"];

/** Throws the error, unless the page has led on to another before it had loaded. @param {Error} error */
function unlessForwarded(error) {
  if (!FORWARDED.some((reason) => error.message.includes(reason))) throw error;
}
