// What the desk copies of a guide with variants: the link has the reader's, and the reply is theirs alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Content } from "../../overrides/assets/scripts/desk/content.js";
import { answerTo, linkTo, replyTo, shortLinkTo } from "../../overrides/assets/scripts/desk/reply.js";
import { variantOf, variantsOf } from "../../overrides/assets/scripts/desk/variants.js";
import { asHtml, asPlain } from "../../overrides/assets/scripts/desk/written.js";

const ROOT = "https://help.example/";
const CONTENT = new Content({
  language: "en",
  labels: { "desk-reply-link": "Guide:" },
  codes: { "security/kauth": "k3" },
  variants: { system: { ios: "iPhone & iPad", android: "Android", windows: "Windows" }, role: { owner: "Owner" } },
  widgets: {},
  guides: [
    {
      address: "security/kauth",
      topic: "Security",
      keywords: [],
      units: [
        { id: "", kind: "guide", words: "kAuth" },
        { id: "install", kind: "section", words: "Install it" },
        { id: "ios", kind: "step", within: "install", words: "App Store.", variants: { system: ["ios"] } },
        { id: "android", kind: "step", within: "install", words: "Google Play.", variants: { system: ["android"] } },
        { id: "tap", kind: "step", within: "install", words: "Tap.", variants: { system: ["ios", "android"] } },
        { id: "open", kind: "step", within: "install", words: "Open it." },
        { id: "mac", kind: "section", words: "On a computer", variants: { system: ["windows"], role: ["owner"] } },
        { id: "mac-open", kind: "step", within: "mac", words: "Open the site." },
      ],
    },
  ],
});

/** @param {string} id */
const place = (id) => CONTENT.byAddress.get(id ? `security/kauth#${id}` : "security/kauth");
/** @param {string} id */
const answer = (id) => asPlain(answerTo(CONTENT, place(id)), ROOT);

test("a link has the variant that its step, or what is around it, is for", () => {
  assert.equal(linkTo(CONTENT, place("ios"), ROOT), `${ROOT}en/security/kauth/?system=ios#ios`);
  assert.equal(linkTo(CONTENT, place("open"), ROOT), `${ROOT}en/security/kauth/#open`);
  assert.equal(
    linkTo(CONTENT, place("mac-open"), ROOT),
    `${ROOT}en/security/kauth/?system=windows&role=owner#mac-open`,
  );
  assert.equal(shortLinkTo(CONTENT, place("android"), ROOT), `${ROOT}g/k3/?en&system=android#android`);
});

test("a link to a place for several variants leaves the choice to the reader", () => {
  assert.equal(linkTo(CONTENT, place("tap"), ROOT), `${ROOT}en/security/kauth/#tap`);
});

test("the answer of a step is the section as its readers see it", () => {
  assert.equal(answer("ios"), "Install it\n\n1. App Store.\n2. Tap.\n3. Open it.");
  assert.equal(answer("android"), "Install it\n\n1. Google Play.\n2. Tap.\n3. Open it.");
});

test("an answer for everybody names whom each step is for", () => {
  const steps =
    "1. (iPhone & iPad) App Store.\n2. (Android) Google Play.\n3. (iPhone & iPad, Android) Tap.\n4. Open it.";
  assert.equal(answer("install"), `Install it\n\n${steps}`);
  assert.match(asHtml(answerTo(CONTENT, place("install")), ROOT), /<li>\(iPhone &amp; iPad\) App Store\.<\/li>/);
});

test("two variants of a section are two answers", () => {
  const reply = asPlain(replyTo(CONTENT, [place("ios"), place("android")], { root: ROOT }), ROOT);
  assert.match(reply, /App Store/);
  assert.match(reply, /Google Play/);
});

const OWNER_ON_ANDROID = new Map([
  ["system", "android"],
  ["role", "owner"],
  ["payment", "card"],
]);

test("what is known about the customer is in links and replies, if the guide has variants for it", () => {
  const customer = new Map([["system", "android"]]);
  assert.equal(linkTo(CONTENT, place(""), ROOT, customer), `${ROOT}en/security/kauth/?system=android`);
  assert.equal(linkTo(CONTENT, place("tap"), ROOT, customer), `${ROOT}en/security/kauth/?system=android#tap`);
  assert.equal(shortLinkTo(CONTENT, place("open"), ROOT, customer), `${ROOT}g/k3/?en&system=android#open`);
  const reply = asPlain(replyTo(CONTENT, [place("install")], { root: ROOT, customer }), ROOT);
  assert.match(reply, /1\. Google Play\.\n2\. Tap\./);
  assert.doesNotMatch(reply, /App Store/);
});

test("a place not for the customer is shown as its own readers see it", () => {
  assert.equal(
    linkTo(CONTENT, place("ios"), ROOT, OWNER_ON_ANDROID),
    `${ROOT}en/security/kauth/?system=ios&role=owner#ios`,
  );
  assert.deepEqual([...variantOf(CONTENT, place("tap"), new Map([["system", "windows"]]))], []);
});

test("the desk asks only about variants that the guide has", () => {
  assert.deepEqual(
    [...variantsOf(CONTENT, place("tap"))],
    [
      ["system", ["ios", "android", "windows"]],
      ["role", ["owner"]],
    ],
  );
});
