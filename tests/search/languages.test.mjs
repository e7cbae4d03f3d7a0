import assert from "node:assert/strict";
import { test } from "node:test";
import { searchIn } from "../../overrides/assets/scripts/search/languages.js";

const FOLDER = new URL("https://help.example/pagefind/");

/**
 * A search over fake indexes, which find the given numbers of guides.
 * @param {Record<string, number>} counts for each language, the reader's first
 */
function search(counts) {
  const opened = [];
  const asked = [];
  const openAt = async (folder) => {
    opened.push(folder.href);
    const language = folder.pathname.split("/").at(-2);
    return {
      find: async (query, { corrects }) => {
        asked.push(`${language} ${query} ${corrects}`);
        return { guides: [], count: counts[language], meant: undefined };
      },
    };
  };
  return { opened, asked, ...searchIn(FOLDER, Object.keys(counts), openAt) };
}

test("only the reader's language is searched if it has results", async () => {
  const { find, opened, asked } = search({ fr: 1, de: 5 });
  const { language, count } = await find("facture");
  assert.deepEqual([language, count], ["fr", 1]);
  assert.deepEqual(asked, ["fr facture true"]);
  assert.deepEqual(opened, ["https://help.example/pagefind/fr/"]);
});

test("the others are searched in order, as typed, if it has none", async () => {
  const { find, asked } = search({ fr: 0, de: 0, it: 1, en: 4 });
  const { language, count } = await find("fattura");
  assert.deepEqual([language, count], ["it", 1]);
  assert.deepEqual(asked, ["fr fattura true", "de fattura false", "it fattura false"]);
});

test("the reader's language answers if none has results", async () => {
  const { find } = search({ fr: 0, de: 0 });
  const { language, count } = await find("xylophone");
  assert.deepEqual([language, count], ["fr", 0]);
});

test("an index is opened once", async () => {
  const { open, find, opened } = search({ fr: 0, de: 0 });
  await open();
  assert.equal(opened.length, 1);
  await find("facture");
  await find("facture");
  assert.equal(opened.length, 2);
});

test("an index that did not get one of its files is opened again by the next query", async () => {
  const answers = [() => Promise.reject(new Error("a file is missing")), async () => ({ guides: [], count: 1 })];
  let openings = 0;
  const { find } = searchIn(FOLDER, ["fr"], async () => {
    openings += 1;
    return { find: answers.shift() };
  });
  await assert.rejects(find("facture"), /missing/);
  assert.equal((await find("facture")).count, 1);
  assert.equal(openings, 2);
});

test("an index that could not be opened is opened again by the next query", async () => {
  const index = { find: async () => ({ guides: [], count: 1, meant: undefined }) };
  const openings = [() => Promise.reject(new Error("offline")), async () => index];
  const { find } = searchIn(FOLDER, ["fr"], () => openings.shift()());
  await assert.rejects(find("facture"), /offline/);
  assert.equal((await find("facture")).count, 1);
});
