// Which variant of a guide is shown: chosen_variants.js decides it before the page is painted.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const SCRIPT = readFileSync(new URL("../../overrides/assets/scripts/chosen_variants.js", import.meta.url), "utf-8");
const BROWSERS = JSON.parse(readFileSync(new URL("../rules/user_agents.json", import.meta.url), "utf-8"));
const SYSTEMS = ["windows", "macos", "linux", "chromeos", "ios", "android"];
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)";

/**
 * @returns {Record<string, string>} what the script notes on the page's root
 */
function noted({
  query = "",
  kept = {},
  userAgent = "",
  touchPoints = 0,
  variants = { system: SYSTEMS },
  refuses = false,
}) {
  const attributes = {};
  runInNewContext(SCRIPT, {
    URLSearchParams,
    location: { search: query },
    navigator: { userAgent, maxTouchPoints: touchPoints },
    localStorage: {
      getItem(name) {
        if (refuses) throw new Error("refused");
        return kept[name] ?? null;
      },
    },
    document: {
      currentScript: { dataset: { variants: JSON.stringify(variants) } },
      documentElement: { setAttribute: (name, value) => Object.assign(attributes, { [name]: value }) },
    },
  });
  return attributes;
}

for (const { browser, user_agent, touch_points, system } of BROWSERS) {
  test(`the device is the one that the rules tell: ${browser}`, () => {
    const expected = system ? { "data-chosen-system": system } : {};
    assert.deepEqual(noted({ userAgent: user_agent, touchPoints: touch_points }), expected);
  });
}

test("the address takes precedence over an earlier choice, and that over the device", () => {
  const kept = { "kb-variant-system": "android" };
  assert.deepEqual(noted({ userAgent: IPHONE, kept }), { "data-chosen-system": "android" });
  assert.deepEqual(noted({ userAgent: IPHONE, kept, query: "?fr&system=macos" }), { "data-chosen-system": "macos" });
});

test("values for which the guide has no parts are ignored", () => {
  const variants = { system: ["ios", "android"] };
  assert.deepEqual(noted({ userAgent: "Windows NT 10.0", variants }), {});
  assert.deepEqual(noted({ userAgent: IPHONE, query: "?system=%22]{}", variants }), { "data-chosen-system": "ios" });
  const kept = { "kb-variant-system": "windows" };
  assert.deepEqual(noted({ userAgent: IPHONE, kept, variants }), { "data-chosen-system": "ios" });
});

test("readers who want all variants see them on any device", () => {
  assert.deepEqual(noted({ userAgent: IPHONE, query: "?system=all" }), {});
  assert.deepEqual(noted({ userAgent: IPHONE, kept: { "kb-variant-system": "all" } }), {});
});

test("only the system is detected, even in a browser without storage", () => {
  const variants = { payment: ["card", "bill"], system: SYSTEMS };
  assert.deepEqual(noted({ userAgent: IPHONE, variants, refuses: true }), { "data-chosen-system": "ios" });
  assert.deepEqual(noted({ query: "?payment=bill", variants }), { "data-chosen-payment": "bill" });
});
