/** Loads the page again when it has changed, unless something is being edited: then it says so. */

import { button, element, say } from "./elements.js";
import { isBusy } from "./texts.js";

const PAUSE = 2000; // milliseconds before the server is asked again, if it did not answer

/** Stands for a page that is not built yet: the languages that nobody asked for come last. */
const MISSING = "missing";

/** @param {number} epoch the state of the preview that the page shows */
export async function follow(epoch) {
  let before = await page();
  while (before === MISSING) {
    await pause();
    before = await page();
    if (before !== MISSING && before !== "") location.reload();
  }
  let known = epoch;
  for (;;) {
    const now = await wait(known);
    if (now === undefined) {
      say("kb serve has been started again: open the address that it shows.");
      return;
    }
    if (now > known) {
      known = now;
      if ((await page()) !== before && !told()) {
        if (isBusy()) tell();
        else {
          location.reload();
          return;
        }
      }
    }
  }
}

/** @returns {Promise<string>} the page as it is now, but for what differs each time; nothing if the server is silent */
async function page() {
  try {
    const reply = await fetch(location.pathname, { cache: "no-store" });
    if (reply.status === 404) return MISSING;
    return (await reply.text()).replace(/ data-epoch="\d+"/, "");
  } catch {
    return "";
  }
}

/**
 * Waits until the preview has changed, or for a minute. Nothing is returned if the server no longer knows this browser.
 * @param {number} epoch
 * @returns {Promise<number | undefined>}
 */
async function wait(epoch) {
  try {
    const reply = await fetch(`/livereload/${epoch}/${Date.now()}`);
    if (reply.ok) return Number(await reply.text());
    if (reply.status === 403) return undefined;
  } catch {
    // the server has ended, or starts again
  }
  await pause();
  return epoch;
}

const pause = () => new Promise((done) => setTimeout(done, PAUSE));

const told = () => document.querySelector("#kb-edit-changed") !== null;

function tell() {
  document.body.append(
    element(
      "p",
      { id: "kb-edit-changed", class: "kb-edit-bar", role: "status", lang: "en" },
      "This page has changed in the meantime. Your words are kept.",
      button("Show it as it is now", () => location.reload()),
    ),
  );
}
