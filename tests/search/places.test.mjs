import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../../overrides/assets/scripts/search/places.js";
import { foundIn, fragment } from "./guide.mjs";

/** @param {string} text of a step @param {string[]} asked @param {string[]} ignored @returns the words of the step */
function said(text, asked, ignored = []) {
  const guide = fragment("/en/billing/pay.html", [["open", "p", text]]);
  const query = { typed: [...asked, ...ignored], ignored: new Set(ignored), found: foundIn(asked, guide) };
  return linesOf(guide, query)[0].said;
}

/** @returns the words that match, each with the query's words and how well it matches them */
function matches(text, asked, ignored) {
  const matching = said(text, asked, ignored).filter(({ answers }) => answers.size > 0);
  return Object.fromEntries(matching.map(({ text: word, answers }) => [word, Object.fromEntries(answers)]));
}

test("each place gives lines of its kind, and each keyword one of its own", () => {
  const guide = fragment("/en/billing/pay.html", [
    ["title", "p", "Pay an invoice."],
    ["=title", "p", "Before it is due."],
    ["=keywords", "p", "bill, unpaid order."],
    ["one", "h2", "One product."],
    ["=one", "p", "Choose it."],
    ["one-open", "p", "Open it."],
    ["why", "h3", "Why?"],
    ["renewal-on", "h4", "It is on."],
  ]);
  const lines = linesOf(guide, { typed: [], ignored: new Set(), found: new Map() });
  assert.deepEqual(
    lines.map(({ place, kind, said: words }) => [place, kind, words.map(({ text }) => text).join(" ")]),
    [
      ["title", "title", "Pay an invoice."],
      ["title", "summary", "Before it is due."],
      ["keywords", "keyword", "bill,"],
      ["keywords", "keyword", "unpaid order."],
      ["one", "section", "One product."],
      ["one", "body", "Choose it."],
      ["one-open", "step", "Open it."],
      ["why", "question", "Why?"],
      ["renewal-on", "outcome", "It is on."],
    ],
  );
});

test("places are read in the order of the text", () => {
  const guide = fragment("/en/billing/pay.html", [
    ["one", "p", "First here."],
    ["two", "p", "Then there."],
  ]);
  guide.anchors.reverse();
  const lines = linesOf(guide, { typed: [], ignored: new Set(), found: new Map() });
  assert.deepEqual(
    lines.map(({ place }) => place),
    ["one", "two"],
  );
});

test("a word matches itself and its forms", () => {
  assert.deepEqual(matches("Pay the invoices.", ["pay", "invoice"]), {
    Pay: { pay: 1 },
    "invoices.": { invoice: 0.9 },
  });
});

test("a word that only begins the same does not match", () => {
  const guide = fragment("/en/billing/pay.html", [["open", "p", "Open the rechtliche part."]]);
  const [{ said: words }] = linesOf(guide, {
    typed: ["rechner"],
    ignored: new Set(),
    found: new Map([[2, ["rechner"]]]),
  });
  assert.ok(words.every(({ answers }) => answers.size === 0));
});

test("an added word is not shown, and matches half as well for the words that it stands for", () => {
  for (const [text, asked, expected] of [
    ["My Handy ~: Natel is lost.", ["natel"], { Handy: { natel: 0.5 } }],
    ["My Handy ~:: Natel Mobile is lost.", ["mobile"], { Handy: { mobile: 0.5 } }],
    ["Two-step login ~~: sign-in now.", ["sign"], { "Two-step": { sign: 0.1 }, login: { sign: 0.1 } }],
    ["Use it ~: two-factor now.", ["two", "factor"], { it: { two: 0.5, factor: 0.5 } }],
    ["Use it ~: two-factor now.", ["two"], { it: { two: 0.1 } }], // half of a phrase
    ["The bill ~: invoice and the invoice.", ["invoice"], { bill: { invoice: 0.5 }, "invoice.": { invoice: 1 } }],
  ]) {
    assert.deepEqual(matches(text, asked), expected, text);
    assert.ok(
      !/[~:]|Natel/.test(
        said(text, asked)
          .map((word) => word.text)
          .join(" "),
      ),
      text,
    );
  }
});

test("ignored words count little, and are marked if the query has them", () => {
  const words = said("Pay for the invoice.", ["invoice"], ["the", "for"]);
  assert.deepEqual(
    words.map(({ text, tells, passed }) => [text, tells, passed]),
    [
      ["Pay", 1, false],
      ["for", 0.4, true],
      ["the", 0.4, true],
      ["invoice.", 1, false],
    ],
  );
});
