import assert from "node:assert/strict";
import { test } from "node:test";
import { languageAskedFor, languageOf } from "../../overrides/assets/scripts/languages.js";

const OFFERED = ["de", "it", "fr", "en"];

test("the language of a tag is its first subtag, as a whole", () => {
  for (const [tag, language] of [
    ["de", "de"],
    ["de-CH", "de"],
    ["DE_at", "de"],
    ["fr-Latn-CH-x-home", "fr"],
    ["deu", "de"], // the long code of the same language
    ["gsw", "de"], // Swiss German is read as German
    ["gsw-CH", "de"],
    ["frr", undefined], // North Frisian
    ["den", undefined], // Slavey
    ["item", undefined],
    ["entry", undefined],
    ["français", undefined],
    ["", undefined],
    [null, undefined],
  ]) {
    assert.equal(languageOf([tag], OFFERED), language, String(tag));
  }
});

test("of several tags, the first whose language is offered counts", () => {
  assert.equal(languageOf(["rm", "pt-BR", "it-CH", "de"], OFFERED), "it");
  assert.equal(languageOf(["gsw"], ["fr"]), undefined);
  assert.equal(languageOf([], OFFERED), undefined);
});

test("a query asks for a language only by a parameter that is a language", () => {
  for (const [query, language] of [
    ["?fr", "fr"],
    ["?FR-ch", "fr"],
    ["?it&utm_source=mail", "it"],
    ["?utm_source=mail&de", "de"],
    ["?de=", "de"],
    ["?fr).", "fr"], // the end of a sentence
    ["?it%20", "it"],
    ["?from=mail", undefined],
    ["?item=12", undefined],
    ["?entry=3", undefined],
    ["?from", undefined],
    ["?item", undefined],
    ["?entry", undefined],
    ["?frr", undefined],
    ["?utm_source=fr", undefined],
    ["?fr=1", undefined],
    ["", undefined],
  ]) {
    assert.equal(languageAskedFor(query, OFFERED), language, query);
  }
});
