import assert from "node:assert/strict";
import { test } from "node:test";
import { fragmentOf, readFragment } from "../../widgets/runtime/fragment.js";

test("a fragment names a widget and its inputs", () => {
  assert.deepEqual(readFragment("#auto-renewal?due=2026-12-24&payment=card"), {
    name: "auto-renewal",
    inputs: { due: "2026-12-24", payment: "card" },
  });
});

test("an anchor, an empty fragment and an unfinished one name no inputs", () => {
  for (const fragment of ["", "#", "#turn-on-one", "#auto-renewal?", "#?due=2026-12-24"]) {
    assert.equal(readFragment(fragment), null);
  }
});

test("any input is read back from the fragment", () => {
  for (const address of ["julie+test@example.com", "a&b=c?d#e@example.com", "jü lie@例え.ch", "100%@example.com"]) {
    const inputs = { place: "mail-web", login: address };
    assert.deepEqual(readFragment(fragmentOf("identifiers", inputs)), { name: "identifiers", inputs });
  }
});

test("a widget without inputs is its anchor", () => {
  assert.equal(fragmentOf("auto-renewal", {}), "#auto-renewal");
});
