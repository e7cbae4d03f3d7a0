import assert from "node:assert/strict";
import { test } from "node:test";
import {
  closeness,
  folded,
  isForm,
  respelt,
  sentencesOf,
  words,
  wordsOfQuery,
} from "../../overrides/assets/scripts/search/words.js";

test("the words of a text are in lower case, each once", () => {
  for (const [text, expected] of [
    ["Pay the bill, pay 2 bills!", ["pay", "the", "bill", "2", "bills"]],
    ["Dell’École", ["dell", "école"]],
    ["« – »", []],
  ]) {
    assert.deepEqual(words(text), expected, text);
  }
});

test("a query has words as people type them, and a single letter and what follows its hyphen in one", () => {
  for (const [query, expected] of [
    ["E-Mail", ["email"]],
    ["my k-check", ["my", "kcheck"]],
    ["two-factor", ["two", "factor"]],
    ["2-step", ["2", "step"]],
    ["Pass\u00adwort ver\u200bgessen, mo\u0308chte \ufb01nden", ["passwort", "vergessen", "möchte", "finden"]],
  ]) {
    assert.deepEqual(wordsOfQuery(query), expected, query);
  }
});

test("only the first 10,000 letters of a long text are used, and no overlong words", () => {
  assert.deepEqual(wordsOfQuery(`${"pay ".repeat(2_499)}one two`), ["pay", "one"]);
  assert.deepEqual(wordsOfQuery(`${"a".repeat(61)} pay`), ["pay"]);
});

test("letters that a keyboard lacks are restored", () => {
  const spellings = { ae: "ä", ue: "ü" };
  assert.equal(respelt("kuendigungserklaerung", spellings), "kündigungserklärung");
  assert.equal(respelt("due", {}), "due");
});

test("accents, capitals and ß do not matter", () => {
  assert.equal(folded("Größe"), "grosse");
  assert.equal(folded("Élève"), "eleve");
});

test("the closeness of two words", () => {
  for (const [typed, found, expected] of [
    ["rechnung", "Rechnung.", 1],
    ["kundigung", "Kündigung", 1],
    ["organizzazione", "dell’organizzazione", 1], // the second part of a piece
    ["email", "E-Mail", 1], // the whole of a piece
    ["rechnung", "Rechnungen", 0.9], // a form that is longer
    ["bezahlt", "bezahlen", 0.9], // a form with another ending
    ["rechnet", "Rechnung", 0.9],
    ["rechnung", "Rechnungsadresse", 0.4], // a compound
    ["bezahlt", "Bezahlungsart", 0.35], // taken for a form by Pagefind
    ["organizzazione", "organizzare", 0], // ends too differently
    ["rechner", "rechtlich", 0], // only happens to begin the same
    ["haus", "Maus", 0],
  ]) {
    assert.equal(closeness(typed, found), expected, `${typed}, ${found}`);
  }
});

test("forms of a word are known without a stemmer, and so is a beginning", () => {
  for (const [typed, word, expected] of [
    ["rechnung", "rechnungen", true],
    ["fattura", "fatture", true],
    ["deactivated", "deactivation", true],
    ["verl", "verlangerung", true], // what somebody has typed so far
    ["rechnungen", "rechnung", true],
    ["konto", "kontakt", false],
    ["organisation", "organisieren", false],
    ["verlangerung", "verlust", false],
  ]) {
    assert.equal(isForm(typed, word), expected, `${typed}, ${word}`);
  }
});

test("a text has sentences, in lines and between signs", () => {
  assert.deepEqual(sentencesOf("Hello,\nI lost my phone! What now?\n"), [
    ["hello"],
    ["i", "lost", "my", "phone"],
    ["what", "now"],
  ]);
});
