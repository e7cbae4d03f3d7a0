/** A browser's window as a reader uses it, whatever drives the browser. */

const PATIENCE = 30_000; // milliseconds, enough for a busy machine: nothing is timed
const PAUSE = 50; // milliseconds between two looks at the page

/**
 * What each engine's driver can do. Selectors are those of CSS, keys are named as in `KeyboardEvent.key`.
 * @typedef {object} Controls
 * @property {(address: string) => Promise<unknown>} open leaves the page, which may be marked `data-left` until then
 * @property {(selector: string) => Promise<void>} click
 * @property {(selector: string) => Promise<void>} hover
 * @property {(words: string) => Promise<void>} type where the focus is
 * @property {(...keys: string[]) => Promise<void>} press keys that are held together
 * @property {(width: number, height: number) => Promise<unknown>} resize
 * @property {(look: (...values: any[]) => unknown, ...values: unknown[]) => Promise<any>} evaluate in the page
 * @property {() => Promise<void>} close
 */

/** Starts the engine in a window. @param {"firefox" | "webkit"} engine @param {string} site @param {string[]} programs */
export async function openWindow(engine, site, programs) {
  const { start } = await import(`./${engine}.mjs`);
  const controls = /** @type {Controls} */ (await start(programs));

  /** Waits until `look` is true of the page. @param {(...values: any[]) => unknown} look @param {unknown[]} values */
  async function until(look, ...values) {
    const end = Date.now() + PATIENCE;
    let last;
    do {
      try {
        last = await controls.evaluate(look, ...values);
        if (last) return;
      } catch (error) {
        last = error; // the page may be on its way to the next one
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    } while (Date.now() < end);
    throw new Error(`${look} is not true of ${values.join(", ")}: ${last}`);
  }

  return {
    ...controls,
    until,
    /** Opens a page, and waits for its scripts. @param {string} path such as `de/billing/` */
    async open(path) {
      await controls.open(site + path);
      await until(isThere, site);
    },
    /** Waits until the element is seen, which it is not if anything lies upon it. @param {string} selector */
    untilSeen: (selector) => until(isSeen, selector),
    /** @param {string} selector @param {string} words */
    untilContains: (selector, words) => until(contains, selector, words),
    /** @param {string} path with what follows `#` */
    untilAt: (path) => until((address) => location.href === address, site + path),
  };
}

/** Whether a page of the site has loaded: neither the one that is left, nor the empty one between. @param {string} site */
function isThere(site) {
  const isComplete = location.href.startsWith(site) && document.readyState === "complete";
  return isComplete && !document.querySelector("[data-left], [data-doubt]");
}

/** @param {string} selector */
function isSeen(selector) {
  const element = document.querySelector(selector);
  if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  const above = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight) / 2);
  return width > 0 && height > 0 && element.contains(above);
}

/** @param {string} selector @param {string} words */
function contains(selector, words) {
  return document.querySelector(selector)?.textContent?.includes(words);
}
