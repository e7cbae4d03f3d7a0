import assert from "node:assert/strict";
import { test } from "node:test";
import { knownByForm, meant } from "../../overrides/assets/scripts/search/meaning.js";

const KNOWN = ["rechnung", "zahlung", "verlängerung", "erinnerung", "mittel", "konto", "kauth", "kunde", "kurse"];

test("a word is corrected to the nearest known one", () => {
  for (const [typed, expected] of [
    ["rehcnung", ["rechnung"]], // two neighbours swapped
    ["rechnug", ["rechnung"]], // a letter left out
    ["rechhnung", ["rechnung"]], // a letter too many
    ["rexhnung", ["rechnung"]], // a wrong letter
    ["verlangerung", ["verlängerung"]], // accents are not errors
    ["verlamgerumg", ["verlängerung"]], // two errors in a long word
    ["rexhmung", ["rechnung"]], // two errors in eight letters
    ["knoto", ["konto"]], // a swap is one error
    ["konyi", []], // two errors in a short word
    ["kon", []], // too short to be sure
    ["xylophon", []],
  ]) {
    assert.deepEqual(meant(typed, knownByForm(KNOWN), false), expected, typed);
  }
});

test("more is tried if the query found nothing else", () => {
  for (const [typed, cautious, bold] of [
    ["ronto", [], ["konto"]], // an error in the first letter
    ["oknto", [], ["konto"]],
    ["zaklumg", [], ["zahlung"]], // two errors in seven letters
  ]) {
    assert.deepEqual(meant(typed, knownByForm(KNOWN), false), cautious, typed);
    assert.deepEqual(meant(typed, knownByForm(KNOWN), true), bold, typed);
  }
});

test("of two words that are equally close, the more frequent one is meant", () => {
  assert.deepEqual(meant("kunse", knownByForm(["kunde", "kurse"]), false), ["kunde"]);
  assert.deepEqual(meant("kunse", knownByForm(["kurse", "kunde"]), false), ["kurse"]);
});

test("a compound means its parts", () => {
  for (const [typed, expected] of [
    ["verlängerungserinnerung", ["verlängerung", "erinnerung"]],
    ["Zahlungsmittel", ["zahlung", "mittel"]],
    ["kundenkonto", ["kunde", "konto"]],
    ["zahlungsmittelkonto", ["zahlung", "mittel", "konto"]],
    ["zahlungsxylophon", []], // one part is not known
  ]) {
    assert.deepEqual(meant(typed, knownByForm(KNOWN), false), expected, typed);
  }
});

/** Counts how often a word is looked up. */
class CountingMap extends Map {
  lookups = 0;

  get(key) {
    this.lookups += 1;
    return super.get(key);
  }
}

test("the rest of a compound is examined once, whatever precedes it", () => {
  const known = new CountingMap(knownByForm(["aaaa", "aaaaa", "aaaaaa", "aaaaaaa", "aaaaaaaa"]));
  for (const length of [20, 60]) {
    known.lookups = 0;
    assert.deepEqual(meant(`${"a".repeat(length - 1)}x`, known, false), []);
    assert.ok(known.lookups <= length ** 2, `${known.lookups}`); // no word that is looked up has more than 60 letters
  }
});

test("of words that look alike, the most frequent one is meant", () => {
  assert.deepEqual(meant("kundigugn", knownByForm(["kündigung", "kundigung"]), false), ["kündigung"]);
});
