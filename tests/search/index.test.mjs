import assert from "node:assert/strict";
import { test } from "node:test";
import { Index } from "../../overrides/assets/scripts/search/index.js";
import { fragment, placesOf } from "./guide.mjs";

const GUIDES = [
  fragment("/de/billing/pay.html", [
    ["title", "p", "Eine Rechnung bezahlen."],
    ["=title", "p", "So geht es."],
    ["open", "p", "Öffnen Sie die Rechnung."],
  ]),
  fragment("/de/billing/cancel.html", [
    ["title", "p", "Kündigung eines Produkts."],
    ["=title", "p", "Auch ohne Rechnung."],
    ["open", "p", "Öffnen Sie das Produkt."],
  ]),
  fragment("/de/security/organisation.html", [
    ["title", "p", "Organisation und Rechte."],
    ["=title", "p", "Wer was darf."],
  ]),
];
const LANGUAGE = {
  guides: GUIDES.length,
  ignored: ["die", "eine", "für", "meiner"],
  spellings: { ae: "ä", oe: "ö", ue: "ü" },
};
const WORDS = [
  "rechnung",
  "produkt",
  "produkts",
  "bezahlen",
  "kündigung",
  "organisation",
  "rechte",
  "aktuell",
  "meiner",
];

/** Replaces Pagefind: finds words by their beginning, and first the guides that have the word most often. */
class FakePagefind {
  constructor(guides = GUIDES) {
    this.guides = guides;
  }

  async search(term) {
    const hits = this.guides
      .map((guide) => ({ guide, words: placesOf(term, guide) }))
      .filter(({ words }) => words.length);
    const results = hits.map(({ guide, words }) => ({
      id: guide.url,
      score: words.length,
      words,
      data: async () => guide,
    }));
    return { results: results.sort((one, other) => other.score - one.score) };
  }
}

/** @returns what is found, and how often the words of the index were loaded */
async function found(query, { corrects = true, pagefind = new FakePagefind() } = {}) {
  let loads = 0;
  const index = new Index(pagefind, LANGUAGE, async () => {
    loads += 1;
    return WORDS;
  });
  const { guides, count, meant } = await index.find(query, { corrects });
  return { guides: guides.map(({ url }) => url.replace(/^\/de\/\w+\/(\w+)\/$/, "$1")), count, meant, loads };
}

test("guides are found by their words, the best first", async () => {
  for (const [query, guides] of [
    ["Rechnung", ["pay", "cancel"]],
    ["Produkt", ["cancel"]],
    ["Rechnung Kündigung", ["cancel", "pay"]],
    ["öffnen Produkt", ["cancel", "pay"]],
    ["die Rechte", ["organisation"]], // the first one is ignored
    ["k Rechte", ["organisation"]], // so is a single letter
    ["eine", ["pay", "cancel"]], // unless there is no other
    ["", []],
  ]) {
    const answer = await found(query);
    assert.deepEqual([answer.guides, answer.count], [guides, guides.length], query);
    assert.equal(answer.meant, undefined, query);
    assert.equal(answer.loads, 0, query); // nothing has to be guessed
  }
});

test("a guide that has only the common word of a query is not shown after one that has all words", async () => {
  const guides = ["account", "account hacked", "account", "account", "hacked"].map((words, number) =>
    fragment(`/de/security/guide${number}.html`, [["title", "p", words]]),
  );
  const pagefind = new FakePagefind(guides);
  assert.deepEqual((await found("account hacked", { pagefind })).guides, ["guide1", "guide4"]);
  assert.equal((await found("account", { pagefind })).count, 4);
});

test("a guide with a word in a better place comes first", async () => {
  const guides = [
    fragment("/de/billing/often.html", [
      ["title", "p", "Mahnung."],
      ["one", "p", "Die Rechnung ist eine Rechnung für die Rechnung."],
    ]),
    fragment("/de/billing/title.html", [["title", "p", "Rechnung."]]),
  ];
  const answer = await found("Rechnung", { pagefind: new FakePagefind(guides) });
  assert.deepEqual(answer.guides, ["title", "often"]);
});

test("ten guides are read, those with the most words of the query", async () => {
  const guides = Array.from({ length: 12 }, (_, number) =>
    fragment(`/de/billing/guide${number}.html`, [["title", "p", number < 3 ? "Rechnung." : "Rechnung bezahlen."]]),
  );
  const answer = await found("Rechnung bezahlen", { pagefind: new FakePagefind(guides) });
  assert.equal(answer.count, 12);
  assert.equal(answer.guides.length, 10);
  assert.equal(answer.guides.filter((name) => /^guide[012]$/.test(name)).length, 1);
});

test("a word that the index lacks is replaced by what it may mean, or left out", async () => {
  for (const [query, meant, guides] of [
    ["Rehcnung", "rechnung", ["pay", "cancel"]],
    ["Produktrechnung", "produkt rechnung", ["cancel", "pay"]],
    ["Kündigugn Rechnung", "kündigung rechnung", ["cancel", "pay"]],
    ["Kuendigugn", "kündigung", ["cancel"]],
    ["Kuendiigugn", "kündigung", ["cancel"]], // close only with ü for ue
    ["Aktuel", "aktuell", []], // close only with ue
    ["öffnen Kündigugn", "öffnen kündigung", ["cancel", "pay"]],
    ["Pechnung", "rechnung", ["pay", "cancel"]], // a bold guess, which a query with a known word does not need
    ["Pechnung Produkt", undefined, ["cancel"]],
    ["Xylophon", undefined, []],
    ["Xylophon Rechnung", undefined, ["pay", "cancel"]],
    ["Meier Rechnung", undefined, ["pay", "cancel"]], // close only to an ignored word
  ]) {
    const answer = await found(query);
    assert.deepEqual([answer.guides, answer.meant, answer.loads], [guides, meant, 1], query);
  }
});

test("nothing is guessed if guessing is off", async () => {
  const answer = await found("Rehcnung", { corrects: false });
  assert.deepEqual(answer, { guides: [], count: 0, meant: undefined, loads: 0 });
});

test("letters typed differently are restored if guides have the word", async () => {
  for (const [query, guides] of [
    ["Kuendigung", ["cancel"]],
    ["fuer Rechte", ["organisation"]], // an ignored word, which no guide need have
  ]) {
    const answer = await found(query);
    assert.deepEqual([answer.guides, answer.meant], [guides, undefined], query);
  }
});

test("a word is known if one of the first guides that Pagefind finds has it", async () => {
  const hits = GUIDES.map((guide) => ({ id: guide.url, score: 1, words: [0], data: async () => guide })); // first words
  for (const [results, meant, loads] of [
    [hits.slice(0, 1), "kündigung", 1], // “Eine”, found by chance
    [hits.slice(0, 2), undefined, 0], // “Eine”, and “Kündigung”
  ]) {
    const answer = await found("Kündigungen", { pagefind: { search: async () => ({ results }) } });
    assert.deepEqual([answer.meant, answer.loads], [meant, loads]);
  }
});

test("a part of the index that could not be loaded is an error, not an answer", async () => {
  const pagefind = { search: async () => ({ results: [] }) };
  await assert.rejects(found("Rechnung", { pagefind }), /missing/);
});

test("the index's words are loaded again after a failure, and then kept", async () => {
  const answers = [() => Promise.reject(new Error("offline")), async () => WORDS];
  const index = new Index(new FakePagefind(), LANGUAGE, () => answers.shift()());
  await assert.rejects(index.find("Rehcnung", { corrects: true }), /offline/);
  for (const _again of [1, 2]) {
    const { meant } = await index.find("Rehcnung", { corrects: true });
    assert.equal(meant, "rechnung");
  }
});

/** Counts the words that are looked up. */
class CountingPagefind extends FakePagefind {
  asked = new Set();

  async search(term) {
    this.asked.add(term);
    return super.search(term);
  }
}

test("for a pasted text, the rarest words that the index has are looked up, and some of the others", async () => {
  for (const length of [100, 1_000]) {
    const pagefind = new CountingPagefind();
    const noise = Array.from({ length }, (_, number) => `xq${number}`).join(" ");
    const answer = await found(`die ${noise} Rechnung ${noise} Kuendigung`, { pagefind });
    assert.deepEqual(answer.guides.toSorted(), ["cancel", "pay"]);
    assert.ok(pagefind.asked.size <= 60, `${pagefind.asked.size}`);
  }
});

test("a mail finds the guide that one of its sentences is about, not one with more of its other words", async () => {
  const guides = [
    fragment("/de/billing/pay.html", [
      ["title", "p", "Rechnung bezahlen."],
      ["one", "p", "Montag, Garten, Kaffee, Zug."],
      ["two", "p", "Sommer, Winter, Hund."],
    ]),
    fragment("/de/security/organisation.html", [
      ["title", "p", "Handy verloren."],
      ["one", "p", "Code eingeben."],
    ]),
  ];
  const mail =
    "Am Montag war viel los. Ich sass im Garten. Es gab Kaffee. Dann fuhr der Zug. Im Sommer bin ich dort. " +
    "Im Winter auch. Mein Hund mag das. Nun ist mein Handy verloren!";
  const answer = await found(mail, { pagefind: new FakePagefind(guides) });
  assert.equal(answer.guides[0], "organisation");
});
