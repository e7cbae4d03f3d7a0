import assert from "node:assert/strict";
import { test } from "node:test";
import { Content } from "../../overrides/assets/scripts/desk/content.js";
import { finderOf } from "../../overrides/assets/scripts/desk/finder.js";

const OPEN = {
  html: 'Öffnen Sie die <a href="https://manager.example/">Zahlungsverwaltung</a>.',
  text: "Öffnen Sie die Zahlungsverwaltung (https://manager.example/).",
  markdown: "Öffnen Sie die [Zahlungsverwaltung](https://manager.example/).",
};
const PAY = {
  address: "billing/pay",
  topic: "Zahlung",
  keywords: ["Abo", "offene Mahnung"],
  added: { title: { rechnung: "~: faktura" }, "one-open": { zahlungsverwaltung: "~:: zahlung verwaltung" } },
  units: [
    { id: "", kind: "guide", words: "Rechnung bezahlen", more: { summary: "So geht es." } },
    { id: "one", kind: "section", words: "Für ein Produkt" },
    { id: "one-open", kind: "step", within: "one", words: OPEN },
    { id: "one-late", kind: "step", within: "one", words: "Fertig.", more: { note: "Prüfen Sie das Datum." } },
    { id: "why", kind: "question", words: "Warum ist die Rechnung noch offen?", more: { answer: "Bald nicht mehr." } },
  ],
};
const PASSWORD = {
  address: "security/password",
  topic: "Sicherheit",
  keywords: [],
  added: {},
  units: [
    { id: "", kind: "guide", words: "Passwort ändern" },
    { id: "forgotten", kind: "section", words: "Passwort vergessen" },
    { id: "forgotten-open", kind: "step", within: "forgotten", words: "Öffnen Sie das Konto." },
  ],
};
const DATA = { language: "de", labels: {}, codes: {}, widgets: {}, elision: false };
const COURTESIES = { greetings: ["Guten Tag"], thanks: ["Danke"], closings: ["Gruss"], transitions: ["Noch etwas"] };
const WORDS = {
  courtesies: COURTESIES,
  ignored: ["ich", "die", "das", "sie", "es", "so", "ist", "mein", "wie"],
  spellings: { oe: "ö" },
};

/** @param {string} query @returns the addresses of the places that are found */
async function found(query, { topic = "", guides = [PAY, PASSWORD], most = 10 } = {}) {
  const { places } = await (await finderOf(new Content({ ...DATA, ...WORDS, guides }))).find(query, most, topic);
  return places.map(({ address }) => address);
}

test("words are found in any form, whatever their accents and capitals", async () => {
  for (const query of ["Datum", "DATUM", "Dat"]) assert.deepEqual(await found(query), ["billing/pay#one-late"], query);
  for (const query of ["Rechnungen", "rechnung"]) assert.equal((await found(query))[0], "billing/pay", query);
  for (const query of ["öffnen Konto", "oeffnen Konto", "offnen Konto"]) {
    assert.equal((await found(query))[0], "security/password#forgotten-open", query);
  }
});

test("typos are corrected, and whole sentences answered", async () => {
  for (const query of ["pasword vergessen", "Wie ist es, ich habe mein Passwort vergessen!", "Passwort vergesen"]) {
    assert.equal((await found(query))[0], "security/password#forgotten", query);
  }
});

test("what search adds to a text is found: synonyms and the parts of compounds", async () => {
  assert.equal((await found("Faktura"))[0], "billing/pay");
  assert.deepEqual(await found("Verwaltung"), ["billing/pay#one-open"]);
});

test("the address of a link is not found", async () => assert.deepEqual(await found("manager"), []));

test("a place that has all words comes before its guide, which has one", async () => {
  assert.equal((await found("Rechnung offen"))[0], "billing/pay#why");
});

test("a guide is found by its keywords, but its places are not", async () => {
  assert.deepEqual(await found("Abo"), ["billing/pay"]);
  assert.equal((await found("offene Mahnung"))[0], "billing/pay");
});

test("a keyword may lead to a place of its guide", async () => {
  const pay = { ...PAY, leading: { why: ["Geld noch nicht da"] } };
  assert.equal((await found("Geld noch nicht da", { guides: [pay, PASSWORD] }))[0], "billing/pay#why");
});

const GREETING = "Guten Tag, gestern wollte meine Nachbarin am Computer etwas nachsehen, und sie kam nicht weiter.";

test("a mail is answered by the place whose title or keyword it says, or else by its guide", async () => {
  const guides = [{ ...PAY, leading: { why: ["schon wieder eine Mahnung"] } }, PASSWORD];
  assert.equal((await found(`${GREETING} Sie bekam schon wieder eine Mahnung.`, { guides }))[0], "billing/pay#why");
  assert.equal(
    (await found("Zum Jahreswechsel wollte mein Nachbar Peter kurzerhand das Abo.", { guides }))[0],
    "billing/pay",
  );
});

test("a mail's greeting and signature are passed over", async () => {
  const tags = { ...PASSWORD, address: "account/tags", units: [{ id: "", kind: "guide", words: "Tag löschen" }] };
  const mail = "Guten Tag Frau Bezahlen, Passwort vergessen. Gruss, Peter Tag";
  const places = await found(mail, { guides: [tags, PAY, PASSWORD] });
  assert.deepEqual([...new Set(places.map((address) => address.split("#")[0]))], ["security/password"]);
});

test("of a mail that asks two things, the second is answered too", async () => {
  const finder = await finderOf(new Content({ ...DATA, ...WORDS, guides: [PAY, PASSWORD] }));
  const [one, other] = ["Wie kann ich die offene Rechnung bezahlen?", "Mein Passwort habe ich vergessen."];
  const { places, second } = await finder.find(`${GREETING} ¶ ${one} ¶ ${other}`, 10);
  assert.equal(places[0]?.guide, PAY);
  assert.equal(second?.address, "security/password#forgotten");
  assert.equal((await finder.find(`${GREETING} ¶ ${one} ¶ Danke und Gruss`, 10)).second, undefined);
  assert.equal((await finder.find(`${GREETING} ¶ ${one} ¶ Passwort Konto AG`, 10)).second, undefined);
  const within = await finder.find(`${GREETING} ¶ ${one} Und noch etwas: Passwort vergessen`, 10);
  assert.equal(within.second?.address, "security/password#forgotten");
});

test("a guide that has all words leaves out one that has only a common one", async () => {
  const others = ["one", "two", "three"].map((name) => ({
    ...PASSWORD,
    address: `security/${name}`,
    units: PASSWORD.units.slice(0, 1),
  }));
  const guides = [PAY, PASSWORD, ...others];
  const places = await found("Passwort vergessen", { guides });
  assert.deepEqual([...new Set(places.map((address) => address.split("#")[0]))], ["security/password"]);
});

test("only the places of one topic are found if asked", async () => {
  assert.deepEqual(await found("öffnen", { topic: "security" }), ["security/password#forgotten-open"]);
  assert.ok((await found("öffnen")).includes("billing/pay#one-open"));
});

test("the wanted number of places is returned, and all are counted", async () => {
  const finder = await finderOf(new Content({ ...DATA, ...WORDS, guides: [PAY, PASSWORD] }));
  const { places, count } = await finder.find("Rechnung Passwort", 2);
  assert.equal(places.length, 2);
  assert.ok(count > 2);
});

test("a query without words finds nothing", async () => {
  for (const query of ["", " – "]) assert.deepEqual(await found(query), []);
});

test("only the first 10,000 letters of a long text are used", async () => {
  assert.deepEqual(await found(`Datum ${" ".repeat(10_000)} Passwort`), ["billing/pay#one-late"]);
});
