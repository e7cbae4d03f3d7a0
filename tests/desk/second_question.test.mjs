import assert from "node:assert/strict";
import { test } from "node:test";
import { secondQuestion } from "../../overrides/assets/scripts/desk/second_question.js";

/** @param {...number[]} bySentence @returns guides that answer so much of each sentence */
const guides = (...bySentence) => bySentence.map((own) => ({ bySentence: own, byWord: new Map() }));

/** @param {string} words of its sentences, separated by “.” @returns a mail without paragraphs */
const mail = (words) => {
  const sentences = words.split(".").map((sentence) => new Set(sentence.trim().split(" ")));
  return { sentences, isProse: sentences.map(() => true), paragraphs: [], transitions: [] };
};
const TWO = { ...mail("one. two"), paragraphs: [1] };

test("two guides that each answer other paragraphs are two questions", () => {
  const [first, second] = guides([0, 5, 5, 0, 0], [0, 0, 1, 6, 3]);
  const asked = { ...mail("a. b. c. d. e"), paragraphs: [1, 3] };
  assert.deepEqual(secondQuestion([first, second], asked), { guide: second, start: 3, end: 5, both: 19 });
  assert.deepEqual(secondQuestion([second, first], asked), { guide: first, start: 0, end: 3, both: 19 });
});

test("a word that a guide says elsewhere counts for both questions, once for each", () => {
  const [first, second] = guides([1, 0], [0, 1]);
  first.byWord.set("invoice", 4).set("pay", 4);
  second.byWord.set("phone", 4).set("lost", 4);
  const asked = { ...mail("pay invoice. phone lost phone"), paragraphs: [1] };
  assert.deepEqual(secondQuestion([first, second], asked), { guide: second, start: 1, end: 2, both: 18 });
});

test("within a paragraph there is one question", () => {
  assert.equal(secondQuestion(guides([5, 5, 0, 0], [0, 0, 6, 3]), mail("a. b. c. d")), undefined);
});

test("in doubt, there is one question", () => {
  for (const [doubt, ranked] of Object.entries({
    "hardly anything is said in the other paragraph": guides([9, 0], [0, 1]),
    "its guide answers the first as well": guides([9, 0], [8, 8]),
    "two guides answer it alike": guides([9, 0], [0, 8], [0, 8]),
    "one guide answers both": guides([9, 9], [0, 8]),
    "nothing was found": [],
  })) {
    assert.equal(secondQuestion(ranked, TWO), undefined, doubt);
  }
});

test("after “by the way” less is enough, even in a paragraph and in few words", () => {
  const asked = { ...mail("one. two"), isProse: [true, false], transitions: [1] };
  const [first, second] = guides([9, 1], [3, 2.5]);
  assert.deepEqual(secondQuestion([first, second], asked), { guide: second, start: 1, end: 2, both: 11.5 });
  assert.equal(secondQuestion([first, second], TWO), undefined);
});

test("a signature is not a second question", () => {
  assert.equal(secondQuestion(guides([9, 0], [0, 8]), { ...TWO, isProse: [true, false] }), undefined);
});
