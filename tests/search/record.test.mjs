import assert from "node:assert/strict";
import { test } from "node:test";
import { recordOf } from "../../overrides/assets/scripts/desk/record.js";

const GUIDE = {
  address: "billing/pay",
  topic: "Paiement",
  keywords: ["facture", "rappel reçu"],
  added: { title: { une: "~~: régler" }, "=keywords": { facture: "~: quittance" }, open: { écran: "~: moniteur" } },
  units: [
    { id: "", kind: "guide", words: "Payer une facture", more: { summary: "À temps." } },
    { id: "now", kind: "section", words: "Tout de suite", more: { intro: "Voici comment." } },
    {
      id: "open",
      kind: "step",
      words: { html: "", text: "Ouvrez l’écran (https://manager.example/) (menu > Écran).", markdown: "" },
    },
    { id: "why", kind: "question", words: "Pourquoi ?", more: { answer: "Parce que." } },
  ],
};

test("a guide's words are in a row, each place at its anchor, added words after those they stand for", () => {
  const { url, content, anchors } = recordOf(GUIDE, true);
  const pieces = content.split(" ");
  const places = anchors.map(({ id, element, location }, order) => [
    id,
    element,
    pieces.slice(location, anchors[order + 1]?.location).join(" "),
  ]);
  assert.equal(url, "billing/pay");
  assert.deepEqual(places, [
    ["title", "p", "Payer une ~~: régler facture"],
    ["=title", "p", "À temps."],
    ["=keywords", "p", "facture, ~: quittance rappel reçu"],
    ["now", "h2", "Tout de suite"],
    ["=now", "p", "Voici comment."],
    ["open", "p", "Ouvrez l’\u2060 écran ~: moniteur (menu > Écran)."],
    ["why", "h3", "Pourquoi ?"],
    ["=why", "p", "Parce que."],
  ]);
});

test("words are split at apostrophes only in languages that join words with them", () => {
  assert.ok(recordOf({ ...GUIDE, added: {} }, false).content.includes("Ouvrez l’écran"));
});
