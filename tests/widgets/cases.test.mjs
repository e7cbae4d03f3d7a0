import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fieldsThatMatter,
  fieldsThatMatterForSure,
  knowsAll,
  offeredOptions,
  tableAnswer,
} from "../../widgets/runtime/cases.js";

/** @type {Case[]} */
const CASES = [
  { when: { due: [null, -1] }, outcome: "over", facts: { left: { until: "due" } }, steps: [] },
  { when: { due: [0, 13] }, outcome: "soon", facts: {}, steps: ["a/b#c"] },
  {
    when: { due: [14, null], payment: ["card", "twint"] },
    outcome: "yes",
    facts: { attempt: { after: "due", days: -14 } },
    steps: [],
  },
  { when: { due: [14, null], payment: ["iban"] }, outcome: "no", facts: { keys: [["a"]], to: null }, steps: [] },
];
const today = "2026-11-20";

test("the days from today decide, at both edges", () => {
  const outcomes = { "2026-11-19": "over", "2026-11-20": "soon", "2026-12-03": "soon", "2026-12-04": "yes" };
  for (const [due, outcome] of Object.entries(outcomes)) {
    assert.equal(tableAnswer(CASES, { today, due, payment: "card" })?.outcome, outcome);
  }
});

test("facts that depend on a date are worked out from it; others stay the same", () => {
  const due = "2026-12-31";
  assert.deepEqual(tableAnswer(CASES, { today, due: "2026-11-10" })?.facts, { left: -10 });
  assert.deepEqual(tableAnswer(CASES, { today, due, payment: "twint" })?.facts, { attempt: "2026-12-17" });
  assert.deepEqual(tableAnswer(CASES, { today, due, payment: "iban" })?.facts, { keys: [["a"]], to: null });
});

test("without a value that matters, or with an unknown one, the table has no answer", () => {
  assert.equal(tableAnswer(CASES, { today }), undefined);
  assert.equal(tableAnswer(CASES, { today, due: "2026-12-31" }), undefined);
  assert.equal(tableAnswer(CASES, { today, due: "2026-12-31", payment: "gold" }), undefined);
});

test("a field matters as long as a case that is still possible asks for it", () => {
  assert.deepEqual([...fieldsThatMatter(CASES, { today })], ["due", "payment"]);
  assert.deepEqual([...fieldsThatMatter(CASES, { today, due: "2026-11-21" })], ["due"]);
});

test("a field matters for sure once all cases that are still possible ask for it", () => {
  assert.deepEqual([...fieldsThatMatterForSure(CASES, { today })], ["due"]);
  assert.deepEqual([...fieldsThatMatterForSure(CASES, { today, due: "2026-12-31" })], ["due", "payment"]);
});

test("the table says when it does not take all inputs into account", () => {
  assert.equal(knowsAll(CASES, { today, due: "2026-12-31", payment: "iban" }), true);
  assert.equal(knowsAll(CASES, { today, login: "julie@example.com" }), false);
});

test("an address is asked for once it can add to every answer that is still possible", () => {
  /** @type {Case[]} */
  const cases = [
    { when: { place: ["web"] }, outcome: "account", facts: {}, steps: [], typed: ["login"] },
    { when: { place: ["ftp"] }, outcome: "own", facts: {}, steps: [] },
  ];
  assert.deepEqual([...fieldsThatMatterForSure(cases, {})], ["place"]);
  assert.deepEqual([...fieldsThatMatterForSure(cases, { place: "web" })], ["place", "login"]);
  assert.deepEqual([...fieldsThatMatterForSure(cases, { place: "ftp" })], ["place"]);
  assert.deepEqual([...fieldsThatMatter(cases, { place: "web" })], ["place"]);
});

test("a form offers only the options that exist, given the other fields", () => {
  /** @type {Case[]} */
  const cases = [
    { when: { system: ["windows"], browser: ["edge", "explorer"] }, outcome: "keys", facts: {}, steps: [] },
    { when: { system: ["macos"], browser: ["safari"] }, outcome: "keys", facts: {}, steps: [] },
    { when: { system: ["ios"] }, outcome: "computer-only", facts: {}, steps: [] },
  ];
  assert.deepEqual(offeredOptions(cases, { system: "windows" }, "browser"), new Set(["edge", "explorer"]));
  assert.deepEqual(offeredOptions(cases, { system: "macos" }, "browser"), new Set(["safari"]));
  assert.equal(offeredOptions(cases, { system: "ios" }, "browser"), null);
  assert.equal(offeredOptions(cases, {}, "browser"), null);
});
