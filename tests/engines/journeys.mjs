/** A dozen journeys through the site: `node journeys.mjs firefox|webkit SITE PROGRAMS…`. test_journeys.py runs them. */
import { after, beforeEach, test as journey } from "node:test";
import { openWindow } from "./window.mjs";

const [engine, site, ...programs] = process.argv.slice(2);
const GUIDE = "de/billing/automatic-renewal/";
const STEP = "turn-on-one-choose";
const DESKTOP = /** @type {const} */ ([1280, 1000]);
const NARROW = /** @type {const} */ ([480, 800]); // MiniBrowser's own buttons need that much

const reader = await openWindow(engine, site, programs);
after(() => reader.close());
await reader.open("robots.txt");

beforeEach(async () => {
  await reader.evaluate(() => localStorage.clear());
  await reader.resize(...DESKTOP);
});

journey("search opens by a key, shows what it finds, and leads to the step", async () => {
  await reader.open("de/security/kauth/");
  await reader.press("/");
  await reader.type("Prepaid aufladen");
  await reader.untilSeen("[data-search-result] ul a");
  await reader.press("ArrowDown");
  await reader.press("ArrowDown");
  await reader.press("Enter");
  await reader.until(() => location.pathname === "/de/billing/pay-invoices/" && location.hash.startsWith("#prepaid"));
  await reader.until(() => document.querySelector(location.hash).getBoundingClientRect().top < innerHeight);
});

journey("a narrow window shows results, and nothing beyond its edge", async () => {
  await reader.resize(...NARROW);
  await reader.open("de/");
  await reader.click("[data-search-input]");
  await reader.type("Domain verlängern");
  await reader.untilSeen("[data-search-result]:nth-of-type(2) > a");
  await reader.open(GUIDE);
  await reader.until(() => document.documentElement.scrollWidth <= innerWidth);
});

journey("Back returns to what was found", async () => {
  await reader.open("en/?q=pay+an+invoice");
  await reader.untilSeen("[data-search-result] > a");
  await reader.click("[data-search-result] > a");
  await reader.untilAt("en/billing/pay-invoices/");
  await reader.evaluate(() => history.back());
  await reader.untilAt("en/?q=pay+an+invoice");
  await reader.untilSeen("[data-search-result] > a");
});

journey("a widget that the reader fills in answers by the rules", async () => {
  await reader.open(GUIDE);
  await reader.until(() => !document.querySelector("#auto-renewal .kb-form").disabled);
  await reader.evaluate(() => {
    const due = document.querySelector("#auto-renewal [name=due]"); // typed differently in each engine
    due.value = "2030-12-24";
    due.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await reader.click("#auto-renewal label:has([name=enabled][value=false])");
  await reader.until(() => !document.querySelector("#auto-renewal [data-field=payment]").hidden);
  await reader.click("#auto-renewal label:has([name=payment][value=card])");
  await reader.click("#auto-renewal [type=submit]");
  await reader.untilSeen("#auto-renewal [data-answer][data-outcome=can-turn-on][data-source=rules]");
});

journey("a link to a filled-in widget opens with the answer", async () => {
  await reader.open("it/security/identifiers/#identifiers?place=ftp&two_factor=false");
  await reader.untilSeen("#identifiers [data-answer][data-outcome=own-credentials]");
});

journey("changing the language keeps the page and the step", async () => {
  await reader.open(`${GUIDE}#${STEP}`);
  await reader.untilSeen(`#${STEP}`);
  await reader.click("[data-languages] summary");
  await reader.click("[data-languages] a[hreflang=fr]");
  await reader.untilAt(`fr/billing/automatic-renewal/#${STEP}`);
  await reader.untilSeen(`#${STEP}`);
});

journey("the root leads to the language of the browser, or to that last chosen", async () => {
  const language = await reader.evaluate(() => navigator.language.slice(0, 2));
  await reader.open("");
  await reader.untilAt(`${language}/`);
  await reader.click("[data-languages] summary");
  await reader.click("[data-languages] a[hreflang=it]");
  await reader.untilAt("it/");
  await reader.open("");
  await reader.untilAt("it/");
});

journey("a short link leads to the guide and the step", async () => {
  await reader.open(`g/k8k7m/?de#${STEP}`);
  await reader.untilAt(`${GUIDE}#${STEP}`);
  await reader.untilSeen(`#${STEP}`);
});

journey("a damaged address is understood", async () => {
  await reader.open(`fr/billing/automatic-renewal/#${STEP}%29.`);
  await reader.untilAt(`fr/billing/automatic-renewal/#${STEP}`);
});

journey("the link of a step is copied", async () => {
  await reader.open(GUIDE);
  await reader.click(`#${STEP} .kb-copy-link`);
  await reader.untilContains("[data-toast]", "Link kopiert");
  await reader.press("/");
  await reader.press("Control", "v");
  await reader.until((link) => document.activeElement.value === link, `${site}${GUIDE}#${STEP}`);
  await reader.until(() => document.querySelector("[data-search-results]").dataset.query); // no request is under way
});

journey("a page stays dark once the reader has chosen so", async () => {
  const isDark = () => getComputedStyle(document.documentElement).colorScheme === "dark";
  await reader.open("de/");
  await reader.click("[data-appearance-button]");
  await reader.until(isDark);
  await reader.open(GUIDE);
  await reader.until(isDark);
});

journey("a term is explained where the mouse points, until Escape", async () => {
  await reader.open("de/security/identifiers/");
  await reader.hover("a.kb-term");
  await reader.untilSeen("[data-explanation]");
  await reader.press("Escape");
  await reader.until(() => !document.querySelector("[data-explanation]").matches(":popover-open"));
});

journey("a link to an answer opens it", async () => {
  await reader.open("de/questions/billing/#billing-pay-invoices-prepaid-too-low");
  await reader.untilSeen("#billing-pay-invoices-prepaid-too-low");
  await reader.until(() => document.querySelector("details[open].kb-question-answer") !== null);
});

journey("the desk finds a step, shows it, and keeps an edited reply", async () => {
  await reader.open("support-desk/");
  await reader.untilSeen("h1");
  await reader.click("[data-desk-input]");
  await reader.type("kAuth"); // the same in all languages
  await reader.untilSeen("[data-desk-result]");
  await reader.click("[data-desk-result]");
  await reader.untilContains("[data-desk-details]", "kAuth");
  await reader.click("[data-desk-edit]");
  await reader.type("One more thing: ");
  await reader.evaluate(() => location.reload());
  await reader.until(() => document.querySelector("[data-desk-draft]").value.startsWith("One more thing: "));
  await reader.untilContains("[data-desk-details]", "kAuth");
});

journey("a video plays and goes where its transcript says; without a codec, the page says what to do", async (test) => {
  await reader.open(GUIDE);
  await reader.click("details[data-video] > summary");
  await reader.until(() => {
    const video = document.querySelector("[data-video] video");
    return video.currentTime > 0 || video.networkState === HTMLMediaElement.NETWORK_NO_SOURCE;
  });
  const plays = await reader.evaluate(() => document.querySelector("[data-video] video").currentTime > 0);
  test.diagnostic(plays ? "The video is played." : "This engine has no codec for the video.");
  await (plays ? followTranscript() : findWhatToDo());
});

async function followTranscript() {
  await reader.untilSeen("[data-video] video");
  await reader.until(() => document.querySelector("[data-video] video").textTracks[0].activeCues?.length > 0);
  await reader.click("[data-video] li:nth-child(4) a");
  await reader.until(() => {
    const line = document.querySelector("[data-video] li:nth-child(4) a");
    const video = document.querySelector("[data-video] video");
    return !video.seeking && video.currentTime >= Number(line.dataset.seek) && line.matches("[data-said]");
  });
  await reader.until(() => document.querySelector("[data-not-played]").hidden);
}

async function findWhatToDo() {
  await reader.untilContains("[data-not-played]", "Dieser Browser kann das Video nicht abspielen.");
  await reader.untilSeen("[data-not-played] a[download]");
  await reader.untilSeen("[data-video] .kb-video__still");
  await reader.untilSeen("[data-video] li:nth-child(4)");
  await reader.until(() => !document.querySelector("[data-video] video:not([hidden]), [data-video] [data-seek][href]"));
}
