import assert from "node:assert/strict";
import { test } from "node:test";
import { LoadedIndex } from "../../overrides/assets/scripts/desk/loaded_index.js";
import { fragment } from "./guide.mjs";

const INDEX = new LoadedIndex();
for (const record of [
  fragment("billing/pay", [
    ["title", "p", "Rechnung bezahlen"],
    ["=keywords", "p", "Kündigung, Konto"],
    ["open", "p", "Öffnen Sie die Rechnung"],
  ]),
  fragment("billing/remind", [
    ["title", "p", "Erinnerung"],
    ["open", "p", "Rechnungen und Kontakte öffnen"],
  ]),
]) {
  INDEX.add(record);
}

/** @param {string} word @returns the guides that have it, and where */
function found(word) {
  return INDEX.hits(word).map(({ id, words }) => [id, words]);
}

test("a word is found in each guide that has a form of it, first where its place is worth most", () => {
  assert.deepEqual(found("rechnung"), [
    ["billing/pay", [0, 7]],
    ["billing/remind", [1]],
  ]);
});

test("accents do not matter, nor the ends of words", () => {
  for (const word of ["kundigung", "kündigungen", "kündig"]) assert.deepEqual(found(word), [["billing/pay", [2]]]);
});

test("words that only begin alike are not forms of the same word", () => {
  assert.deepEqual(found("konto"), [["billing/pay", [3]]]);
  assert.deepEqual(found("kontakt"), [["billing/remind", [3]]]);
});

test("the vocabulary has each word once, the most frequent first", () => {
  const { vocabulary } = INDEX;
  assert.equal(vocabulary[0], "öffnen");
  assert.equal(new Set(vocabulary).size, vocabulary.length);
});
