import assert from "node:assert/strict";
import { test } from "node:test";
import { Content } from "../../overrides/assets/scripts/desk/content.js";
import { originalText, outdatedIn } from "../../overrides/assets/scripts/desk/outdated.js";

const DATA = { labels: {}, codes: {}, variants: {}, widgets: {}, elision: false, ignored: [], spellings: {} };
const OUTDATED = { outdated: { source: "de", misleads: true } };

/** @param {string} language @param {string} words @param {object} more @param {object} ofSection */
function content(language, words, more = {}, ofSection = {}) {
  const units = [
    { id: "", kind: "guide", words: "Title" },
    { id: "one", kind: "section", words: "One", ...ofSection },
    { id: "one-open", kind: "step", within: "one", words: "Open" },
    { id: "one-wait", kind: "step", within: "one", words, ...more },
    { id: "two", kind: "section", words: "Two" },
    { id: "two-open", kind: "step", within: "two", words: "Open" },
  ];
  const guides = [{ address: "billing/pay", topic: "Billing", keywords: [], added: {}, units }];
  return new Content({ ...DATA, language, guides });
}

/** @param {Content} from @param {string} address */
const at = (from, address) => from.byAddress.get(address);

const french = content("fr", "Attendez toujours.", OUTDATED);
const german = content("de", "Warten Sie nie.");

test("outdated parts count wherever the reply would contain them", () => {
  const outdated = (/** @type {string} */ id) => outdatedIn(french, at(french, `billing/pay${id}`)).length;
  assert.deepEqual(["#one-wait", "#one-open", "#one", "", "#two", "#two-open"].map(outdated), [1, 1, 1, 1, 0, 0]);
  assert.deepEqual(outdatedIn(german, at(german, "billing/pay#one-wait")), []);
});

test("the original can be copied, once its language has loaded", () => {
  const place = at(french, "billing/pay#one-open");
  assert.equal(originalText(french, place, [french, german], "https://help.example/"), "Warten Sie nie.");
  assert.equal(originalText(french, place, [french], "https://help.example/"), "");
});

test("what an outdated section contains is not copied twice", () => {
  const both = content("fr", "Attendez toujours.", OUTDATED, OUTDATED);
  const text = originalText(both, at(both, "billing/pay"), [both, german], "https://help.example/");
  assert.equal(text.split("Warten Sie nie.").length, 2);
});
