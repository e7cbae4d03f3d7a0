import assert from "node:assert/strict";
import { test } from "node:test";
import { Content } from "../../overrides/assets/scripts/desk/content.js";
import { Finder } from "../../overrides/assets/scripts/desk/finder.js";

const OPEN = {
  html: 'Öffnen Sie die <a href="https://manager.example/">Zahlungsverwaltung</a>.',
  text: "Öffnen Sie die Zahlungsverwaltung (https://manager.example/).",
  markdown: "Öffnen Sie die [Zahlungsverwaltung](https://manager.example/).",
};
const GUIDE = {
  address: "billing/pay",
  topic: "Zahlung",
  keywords: ["Abo"],
  units: [
    { id: "", kind: "guide", words: "Rechnung bezahlen", more: { summary: "So geht es." } },
    { id: "one", kind: "section", words: "Für ein Produkt" },
    { id: "one-open", kind: "step", within: "one", words: OPEN },
    { id: "one-late", kind: "step", within: "one", words: "Fertig.", more: { note: "Prüfen Sie die Rechnung." } },
    { id: "why", kind: "question", words: "Warum ist die Rechnung noch offen?", more: { answer: "Bald nicht mehr." } },
  ],
};

/** @param {string} query @param {string} language @returns the ids of the places that are found */
function found(query, language = "de", guide = GUIDE) {
  const content = new Content({ language, labels: {}, codes: {}, guides: [guide], widgets: {} });
  return new Finder(content).find(query, 10).places.map(({ unit }) => unit.id);
}

test("words are found by their beginning, whatever their accents and capitals", () => {
  for (const query of ["öffnen", "OFFNEN", "oeffn", "offnen"]) assert.deepEqual(found(query), ["one-open"], query);
});

test("the letters ae are folded in German only", () => assert.deepEqual(found("oeffn", "fr"), []));

test("the parts of compounds are found, unless they are too short", () => {
  assert.deepEqual(found("verwaltung"), ["one-open"]);
  assert.deepEqual(found("ung"), []);
});

test("the address of a link is not found", () => assert.deepEqual(found("manager"), []));

test("every word must be there", () => {
  assert.deepEqual(found("öffnen zahlung"), ["one-open"]);
  assert.deepEqual(found("öffnen xylophon"), []);
});

test("words around a place help, but are not enough", () => {
  assert.deepEqual(found("abo öffnen produkt"), ["one-open"]);
  assert.ok(!found("bezahlen").includes("one-open"));
});

test("titles weigh more than what is said below them", () => {
  assert.deepEqual(found("rechnung"), ["", "why", "one-late"]);
});

test("a whole word is better than the beginning of one, and that is better than its end", () => {
  const steps = ["Abrechnung", "Rechnungen", "Rechnung", "Rechnungen"];
  const units = steps.map((words, number) => ({ id: `step${number}`, kind: "step", words }));
  assert.deepEqual(found("rechnung", "de", { ...GUIDE, units }), ["step2", "step1", "step3", "step0"]);
});

test("a guide is found by its keywords, but its places are not", () => assert.deepEqual(found("abo"), [""]));

test("a query without words finds nothing", () => assert.deepEqual(found(" – "), []));

test("marks, however many, do not matter", () => {
  assert.deepEqual(found(`o${"\u0316\u0301".repeat(2_000)}ffnen`), ["one-open"]);
});

test("of a long text the first 10,000 letters are used", () => {
  assert.deepEqual(found(`öffnen ${" ".repeat(10_000)} xylophon`), ["one-open"]);
});
