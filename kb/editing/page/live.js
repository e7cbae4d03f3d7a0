/** Reloads the page when it has changed. While something is being edited, it only says that it has changed. */

import { button, element, say } from "./elements.js";
import { isBusy } from "./texts.js";

const PAUSE = 2000; // milliseconds before the server is asked again, if it did not answer

/** A page that is not built yet, since the languages that were not asked for are built last. */
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
      say("kb serve has been restarted: open the address that it shows.");
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

/** @returns {Promise<string>} the current page, without what differs each time; empty if the server does not answer */
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
 * Waits until the preview has changed, or for a minute. Returns undefined if the server no longer admits this browser.
 * @param {number} epoch
 * @returns {Promise<number | undefined>}
 */
async function wait(epoch) {
  try {
    const reply = await fetch(`/livereload/${epoch}/${Date.now()}`);
    if (reply.ok) return Number(await reply.text());
    if (reply.status === 403) return undefined;
  } catch {
    // the server has stopped, or is restarting
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
      "This page has since changed. Your words are kept.",
      button("Show the new version", () => location.reload()),
    ),
  );
}
