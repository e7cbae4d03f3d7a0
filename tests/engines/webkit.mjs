/** WebKit: WebKitGTK's MiniBrowser on a virtual screen, driven by Selenium. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Builder, By, Capabilities, Key } from "selenium-webdriver";
import portprober from "selenium-webdriver/net/portprober.js";
import { DriverService } from "selenium-webdriver/remote/index.js";

// A container has neither what WebKit's sandbox needs nor a graphics card.
const ENVIRONMENT = { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1" };

/**
 * Starts WebKit.
 * @param {string[]} programs the paths of Firefox, which is not needed, the driver, MiniBrowser and Xvfb
 * @returns {Promise<import("./window.mjs").Controls>}
 */
export async function start([, driver, miniBrowser, xvfb]) {
  const screen = await startScreen(xvfb);
  const port = await portprober.findFreePort();
  const env = { ...process.env, ...ENVIRONMENT, LC_ALL: "de_CH.UTF-8", DISPLAY: screen.display };
  const service = new DriverService(driver, { loopback: true, port, args: [`--port=${port}`], env });
  const options = { binary: miniBrowser, args: ["--automation"] };
  const browser = await new Builder()
    .usingServer(await service.start())
    .withCapabilities(new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": options }))
    .build();

  /** Returns the element, in the middle of the window: the driver itself does not always scroll. @param {string} selector */
  async function found(selector) {
    const element = await browser.findElement(By.css(selector));
    await browser.executeScript((shown) => shown.scrollIntoView({ block: "center" }), element);
    return element;
  }

  return {
    open: (address) => browser.get(address),
    click: async (selector) => (await found(selector)).click(),
    hover: async (selector) =>
      browser
        .actions()
        .move({ origin: await found(selector) })
        .perform(),
    type: (words) => browser.actions().sendKeys(words).perform(),
    press: (...names) => {
      const keys = names.map((name) => KEYS[name] ?? name);
      const actions = browser.actions();
      for (const key of keys) actions.keyDown(key);
      for (const key of keys.reverse()) actions.keyUp(key);
      return actions.perform();
    },
    resize: (width, height) => browser.manage().window().setRect({ width, height }),
    evaluate: (look, ...values) => browser.executeScript(look, ...values),
    close: async () => {
      await browser.quit();
      await service.kill();
      screen.close();
    },
  };
}

/** The names of keys, as pages know them. */
const KEYS = { ArrowDown: Key.ARROW_DOWN, Control: Key.CONTROL, Enter: Key.ENTER, Escape: Key.ESCAPE, Tab: Key.TAB };

/** Starts a screen that nobody sees. @param {string} xvfb @returns {Promise<{display: string, close: () => void}>} */
async function startScreen(xvfb) {
  const options = ["-displayfd", "3", "-screen", "0", "1400x1200x24", "-nolisten", "tcp"];
  const screen = spawn(xvfb, options, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  process.on("exit", () => screen.kill());
  const [number] = await once(screen.stdio[3], "data");
  return { display: `:${String(number).trim()}`, close: () => screen.kill() };
}
