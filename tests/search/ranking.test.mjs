import assert from "node:assert/strict";
import { test } from "node:test";
import { howMuchTells, lineWeight, weight, weightOfText } from "../../overrides/assets/scripts/search/ranking.js";

const IGNORED = 0.4; // what an ignored word tells

/**
 * A line, from its words: `pay` and `invoice` are in the query and match fully, as does half of `pay/2`; `(the)` is
 * ignored, and `(for)` is too, but is in the query. All others do not match.
 */
function line(kind, text) {
  const said = text.split(" ").map((word) => {
    const [asked, part = 1] = word.split("/");
    const answers = new Map(["pay", "invoice"].includes(asked) ? [[asked, 1 / Number(part)]] : []);
    return { text: word, answers, tells: word.startsWith("(") ? IGNORED : 1, passed: word === "(for)" };
  });
  return { place: "place", kind, said };
}

const ALIKE = new Map([
  ["pay", 1],
  ["invoice", 1],
]);

test("the fewer guides have a word, the more it counts", () => {
  assert.equal(howMuchTells(100, 0), 0);
  assert.equal(howMuchTells(100, 200), Math.log(2));
  assert.ok(howMuchTells(100, 3) > howMuchTells(100, 4));
  assert.ok(howMuchTells(101, 3) > howMuchTells(100, 3));
});

test("a guide's weight comes from its best lines, and from the best place of each word", () => {
  const step = 0.4; // the worth of a step, where a section's is 1; a word anywhere counts three times
  for (const [lines, expected] of [
    [[line("section", "pay invoice")], 1 + 3],
    [[line("step", "pay invoice")], (1 + 3) * step],
    [[line("section", "pay")], (1 + 3) / 2], // one of two words
    [[line("section", "pay/2 invoice")], (1 + 3) * 0.75], // half a match of one word
    [[line("section", "pay invoice"), line("section", "pay")], 1 + 3], // the best line of a kind
    [[line("section", "pay invoice"), line("step", "pay invoice")], 1 + step + 3], // of each kind
    [[line("section", "pay"), line("section", "invoice")], 0.5 + 3], // each word at its best place
    [[line("section", "pay invoice then there"), line("step", "nothing")], 0.5 ** 0.5 + 3], // other words
    [[line("section", "pay invoice (for)")], 1 + 3], // an ignored word that the query has
    [[line("section", "pay invoice (the)")], (2 / 2.4) ** 0.5 + 3], // and one that it does not have
    [[line("section", "nothing")], 0],
    [[], 0],
  ]) {
    const text = lines.map(({ kind, said }) => `${kind}: ${said.map((word) => word.text).join(" ")}`).join(", ");
    assert.ok(Math.abs(weight(lines, ALIKE) - expected) < 1e-9, `${text} weighs ${weight(lines, ALIKE)}`);
  }
});

test("a guide weighs nothing for words that no guide has", () => {
  assert.equal(weight([line("section", "pay")], new Map()), 0);
});

test("kinds of lines, from the most valuable", () => {
  const kinds = ["keyword", "title", "section", "question", "step", "outcome"];
  const weights = kinds.map((kind) => weight([line(kind, "pay invoice")], ALIKE));
  assert.deepEqual(
    weights,
    weights.toSorted((one, other) => other - one),
  );
  assert.equal(new Set(weights).size, kinds.length);
});

test("a rare word counts more than a frequent one", () => {
  const asked = new Map([
    ["pay", 1],
    ["invoice", 3],
  ]);
  assert.equal(weight([line("section", "invoice")], asked), 3 * weight([line("section", "pay")], asked));
});

test("a line weighs 1 if it has all words and no others, whatever its kind", () => {
  assert.equal(lineWeight(line("step", "pay invoice"), ALIKE), 1);
  assert.equal(lineWeight(line("title", "pay"), ALIKE), 0.5);
  assert.equal(lineWeight(line("title", "nothing"), ALIKE), 0);
});

test("in a text, words of one sentence in one line count more than words of several", () => {
  const lines = [line("section", "pay invoice")];
  const together = weightOfText(lines, ALIKE, [new Set(["pay", "invoice"])]);
  const apart = weightOfText(lines, ALIKE, [new Set(["pay"]), new Set(["invoice"])]);
  assert.ok(together.whole > apart.whole);
  assert.ok(apart.whole > weightOfText(lines, ALIKE, [new Set(["pay"])]).whole);
  assert.equal(apart.bySentence.length, 2);
  const parts = [...apart.bySentence, ...apart.byWord.values()].reduce((sum, weighed) => sum + weighed, 0);
  assert.ok(Math.abs(parts - apart.whole) < 1e-9);
});
