// Node has no storage, as a browser that refuses it: what is kept is kept for this visit.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as settings from "../../overrides/assets/scripts/desk/settings.js";

test("places are pinned in order, until they are unpinned", () => {
  for (const address of ["a", "b", "c", "b"]) settings.togglePinned(address);
  assert.deepEqual(settings.pinned(), ["a", "c"]);
});

test("the place that was used last comes first, and eight are remembered", () => {
  for (const address of [..."abcdefghij", "e"]) settings.keepRecent(address);
  assert.deepEqual(settings.recent(), [..."ejihgfdc"]);
});

test("greeting and signature are kept for each language; an empty one stays empty", () => {
  const usual = { greeting: "Hello", signature: "Kind regards" };
  assert.deepEqual(settings.frameIn("en", usual), usual);
  settings.keepFrame("en", { greeting: "", signature: "Anna" });
  settings.keepFrame("fr", { greeting: "Salut", signature: "Anne" });
  assert.deepEqual(settings.frameIn("en", usual), { greeting: "", signature: "Anna" });
  assert.deepEqual(settings.frameIn("fr", usual), { greeting: "Salut", signature: "Anne" });
  assert.deepEqual(settings.frameIn("de", usual), usual);
});

test("an edited reply is kept with what it was before", () => {
  assert.equal(settings.draft(), undefined);
  settings.keepDraft({ text: "Mine", from: "Yours" });
  assert.deepEqual(settings.draft(), { text: "Mine", from: "Yours" });
  settings.keepDraft(undefined);
  assert.equal(settings.draft(), undefined);
});

test("the customer's language is the last one used, else the agent's", () => {
  assert.equal(settings.customerLanguage(["en"]), "en");
  settings.keepOwnLanguage("it");
  assert.equal(settings.customerLanguage(["en", "it"]), "it");
  settings.keepCustomerLanguage("fr");
  assert.equal(settings.customerLanguage(["en", "it", "fr"]), "fr");
  assert.equal(settings.customerLanguage(["en", "it"]), "it");
});
