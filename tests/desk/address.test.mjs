import assert from "node:assert/strict";
import { test } from "node:test";
import { hashOf, stateOf } from "../../overrides/assets/scripts/desk/address.js";

const EMPTY = { query: "", pasted: false, topic: "", place: "", language: "", collected: [], variants: {}, inputs: {} };
const FULL = {
  query: "Wie lade ich mein Konto auf? 50% & mehr",
  pasted: false,
  topic: "billing",
  place: "billing/automatic-renewal#turn-on",
  language: "fr",
  collected: ["billing/pay-invoices", "security/kauth#lost"],
  variants: { system: "ios", payment: "bill:late" },
  inputs: { "auto-renewal": { due: "2030-12-24", enabled: "false" }, "screenshot-keys": { system: "macos" } },
};

test("the state in the address is read back from it", () => {
  for (const state of [EMPTY, FULL, { ...EMPTY, place: "billing/pay-invoices" }]) {
    assert.deepEqual(stateOf(hashOf(state)), state);
  }
});

test("a desk without a state has an address without a fragment", () => assert.equal(hashOf(EMPTY), ""));

test("a pasted mail is not in the address, but in the history", () => {
  const mail = "Guten Tag. ".repeat(40);
  const hash = hashOf({ ...FULL, query: mail });
  assert.ok(!hash.includes("Guten"));
  assert.equal(stateOf(hash, mail).query, mail);
});

test("pasted text is not in the address, however short", () => {
  const state = { ...FULL, query: "info@example.ch geht nicht", pasted: true };
  const hash = hashOf(state);
  assert.ok(!hash.includes("example"));
  assert.deepEqual(stateOf(hash, state.query), state);
});

test("a damaged address is read as far as it can be", () => {
  assert.deepEqual(stateOf("#place=a&place=b&also=c&also=c&widget=%3F&widget=x&for=:x&for=y&q="), {
    ...EMPTY,
    place: "a",
    collected: ["c"],
  });
});
