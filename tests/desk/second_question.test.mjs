import assert from "node:assert/strict";
import { test } from "node:test";
import { secondQuestion } from "../../overrides/assets/scripts/desk/second_question.js";

const PROSE = Array(5).fill(true);

/** @param {...number[]} bySentence @returns guides that answer so much of each sentence */
const guides = (...bySentence) => bySentence.map((own) => ({ bySentence: own }));

test("two guides that each answer other paragraphs are two questions", () => {
  const [first, second] = guides([0, 5, 5, 0, 0], [0, 0, 1, 6, 3]);
  assert.deepEqual(secondQuestion([first, second], [1, 3], PROSE), { guide: second, start: 3, end: 5, both: 19 });
  assert.deepEqual(secondQuestion([second, first], [1, 3], PROSE), { guide: first, start: 0, end: 3, both: 19 });
});

test("within a paragraph there is one question", () => {
  assert.equal(secondQuestion(guides([5, 5, 0, 0], [0, 0, 6, 3]), [], PROSE), undefined);
});

test("in doubt, there is one question", () => {
  for (const [doubt, ranked] of Object.entries({
    "hardly anything is said in the other paragraph": guides([9, 0], [0, 1]),
    "its guide answers the first as well": guides([9, 0], [8, 8]),
    "two guides answer it alike": guides([9, 0], [0, 8], [0, 8]),
    "one guide answers both": guides([9, 9], [0, 8]),
    "nothing was found": [],
  })) {
    assert.equal(secondQuestion(ranked, [1], PROSE), undefined, doubt);
  }
});

test("a signature is not a second question", () => {
  assert.equal(secondQuestion(guides([9, 0], [0, 8]), [1], [true, false]), undefined);
});
