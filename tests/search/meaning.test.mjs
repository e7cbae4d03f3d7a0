import assert from "node:assert/strict";
import { test } from "node:test";
import { meant } from "../../overrides/assets/scripts/search/meaning.js";

const KNOWN = ["rechnung", "zahlung", "verlängerung", "erinnerung", "mittel", "konto", "kauth", "kunde", "kurse"];

test("a word is corrected to the nearest known one", () => {
  for (const [typed, expected] of [
    ["rehcnung", ["rechnung"]], // two neighbours swapped
    ["rechnug", ["rechnung"]], // a letter left out
    ["rechhnung", ["rechnung"]], // a letter too many
    ["rexhnung", ["rechnung"]], // a wrong letter
    ["verlangerung", ["verlängerung"]], // accents are not slips
    ["verlamgerumg", ["verlängerung"]], // two slips in a long word
    ["rexhmung", ["rechnung"]], // two slips in eight letters
    ["knoto", ["konto"]], // a swap is one slip
    ["konyi", []], // two slips in a short word
    ["kon", []], // too short to be sure
    ["xylophon", []],
  ]) {
    assert.deepEqual(meant(typed, KNOWN, false), expected, typed);
  }
});

test("more is tried if the query found nothing else", () => {
  for (const [typed, cautious, bold] of [
    ["ronto", [], ["konto"]], // a slip in the first letter
    ["oknto", [], ["konto"]],
    ["zaklumg", [], ["zahlung"]], // two slips in seven letters
  ]) {
    assert.deepEqual(meant(typed, KNOWN, false), cautious, typed);
    assert.deepEqual(meant(typed, KNOWN, true), bold, typed);
  }
});

test("of two words that are as near, the more frequent one is meant", () => {
  assert.deepEqual(meant("kunse", ["kunde", "kurse"], false), ["kunde"]);
  assert.deepEqual(meant("kunse", ["kurse", "kunde"], false), ["kurse"]);
});

test("a compound means its parts", () => {
  for (const [typed, expected] of [
    ["verlängerungserinnerung", ["verlängerung", "erinnerung"]],
    ["Zahlungsmittel", ["zahlung", "mittel"]],
    ["kundenkonto", ["kunde", "konto"]],
    ["zahlungsmittelkonto", ["zahlung", "mittel", "konto"]],
    ["zahlungsxylophon", []], // one part is not known
  ]) {
    assert.deepEqual(meant(typed, KNOWN, false), expected, typed);
  }
});
