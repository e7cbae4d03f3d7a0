/** Damaged addresses, and where each leads: damaged.json has them all. test_in_browser.py opens a dozen of them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { meantFragment } from "../../overrides/assets/scripts/address/fragment.js";
import { meantPath } from "../../overrides/assets/scripts/address/path.js";

const HOST = "https://help.example/";
const LANGUAGES = ["de", "it", "fr", "en"];
const DAMAGED = /** @type {[string, string, string][]} */ (
  JSON.parse(readFileSync(new URL("damaged.json", import.meta.url), "utf8"))
);
const WIDGETS = {
  "auto-renewal": {
    due: { kind: "date", values: [] },
    payment: { kind: "radio", values: ["card", "twint", "postfinance", "iban", "paypal", "prepaid"] },
    enabled: { kind: "radio", values: ["true", "false"] },
  },
};

/** @type {Map<string, string[]>} */
const places = new Map(); // of each page
/** @type {string[]} */
const codes = [];
for (const line of readFileSync(new URL("../../docs/ledger.txt", import.meta.url), "utf8").split("\n")) {
  const [, page = "", anchor, code] = /^([a-z0-9/-]+)(?:#(\S+))?(?: (\S+))?$/.exec(line) ?? [];
  if (!page) continue;
  places.set(page, [...(places.get(page) ?? []), ...(anchor ? [anchor] : [])]);
  if (code) codes.push(code);
}
const KNOWN = {
  languages: LANGUAGES,
  pages: Object.fromEntries([...places.keys()].map((page) => [page, page])),
  codes,
};

/** @param {string} address @returns {string} where a reader who opens it ends up, or what the page says */
function opened(address) {
  const { pathname, search, hash } = new URL(HOST + address);
  let path = pathname.slice(1);
  let fragment = hash;
  const [, language = "", page = ""] = /^([a-z]{2})\/(.*)\/$/.exec(path) ?? [];
  if (!(LANGUAGES.includes(language) && places.has(page))) {
    const meaning = meantPath(path, "fr", KNOWN);
    if ("near" in meaning) return "not-found";
    const [to = "", step] = meaning.to.split(/#(.*)/s);
    path = to;
    fragment = step ? new URL(`${HOST}#${step}`).hash : hash;
  }
  if (!fragment || path.startsWith("g/")) return path + search + fragment;
  const named = places.get(path.split("/").slice(1, -1).join("/")) ?? [];
  const found = meantFragment(fragment, { places: named, widgets: WIDGETS });
  if (found && "near" in found) return "note";
  return path + search + (found?.fragment ?? fragment);
}

for (const [damage, address, expected] of DAMAGED) {
  test(`${damage}: ${address}`, () => assert.equal(opened(address), expected));
}

test("there are as many as we promise", () => {
  assert.ok(DAMAGED.length >= 60);
  assert.equal(new Set(DAMAGED.map(([damage]) => damage)).size, DAMAGED.length);
});
