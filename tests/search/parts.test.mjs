import assert from "node:assert/strict";
import { test } from "node:test";
import { guideOf } from "../../overrides/assets/scripts/search/parts.js";
import { linesOf } from "../../overrides/assets/scripts/search/places.js";
import { foundIn, fragment } from "./guide.mjs";

const GUIDE = [
  ["title", "p", "Pay an invoice."],
  ["=title", "p", "Before it is due."],
  ["=keywords", "p", "bill."],
  ["one", "h2", "One product."],
  ["=one", "p", "Choose the invoice first."],
  ["one-open", "p", "Open the invoice of the product."],
  ["one-click", "p", "Click the product. Done."],
  ["why", "h3", "Why is it open?"],
];

/** @returns the guide as it is shown */
function shown(asked, places = GUIDE) {
  const guide = fragment("/en/billing/pay.html", places);
  return guideOf(guide, linesOf(guide, { typed: asked, ignored: new Set(), found: foundIn(asked, guide) }));
}

/** @returns the words as text, those that match in brackets */
function marked(words) {
  return words.map(({ text, found }) => (found ? `[${text.trim()}]${/ $/.exec(text) ?? ""}` : text)).join("");
}

test("a guide is shown with its page, topic, title and summary", () => {
  const { url, topic, title, summary } = shown(["invoice"]);
  assert.deepEqual([url, topic], ["/en/billing/pay/", "Billing"]);
  assert.equal(marked(title), "Pay an [invoice]");
  assert.equal(marked(summary), "Before it is due. ");
});

test("parts are shown if they match, the most words first and headings before steps", () => {
  for (const [asked, expected] of [
    [["open"], ["why", "one-open"]],
    [
      ["invoice", "product"],
      ["one", "one-open", "one-click"],
    ],
    [["bill"], []], // keywords are never shown
    [["pay"], []], // neither is the title a part
  ]) {
    assert.deepEqual(
      shown(asked).parts.map(({ anchor }) => anchor),
      expected,
      asked.join(),
    );
  }
});

test("the further text of a part is shown if it matches", () => {
  const [part] = shown(["invoice"]).parts;
  assert.deepEqual([marked(part.title), marked(part.excerpt)], ["One product", "Choose the [invoice] first. "]);
  assert.deepEqual(shown(["product"]).parts[0].excerpt, []);
});

test("the full stop that Pagefind adds is left out, unless it ends one of several sentences", () => {
  const titles = shown(["product", "open"]).parts.map(({ title }) => marked(title));
  assert.deepEqual(titles, [
    "[Open] the invoice of the [product]",
    "One [product]",
    "Why is it [open?] ",
    "Click the [product.] Done. ",
  ]);
});

test("words are joined at a word joiner", () => {
  const { title } = shown(["écran"], [["title", "p", "Photographier l’\u2060 écran."]]);
  assert.equal(marked(title), "Photographier l’[écran]");
});

test("a long text is shortened to the words around the first match", () => {
  const numbers = Array.from({ length: 60 }, (_, number) => `n${number}`);
  for (const [asked, first, last] of [
    ["n0", "[n0] ", "… "],
    ["n30", "… ", "… "],
    ["n59", "… ", "[n59]"],
  ]) {
    const [{ title }] = shown([asked], [["step", "p", `${numbers.join(" ")}.`]]).parts;
    const pieces = title.map((word) => marked([word]));
    assert.deepEqual([pieces.at(0), pieces.at(-1)], [first, last], asked);
    assert.equal(pieces.filter((piece) => piece !== "… ").length, 24);
    assert.ok(pieces.some((piece) => piece.startsWith(`[${asked}]`)));
  }
});
