import assert from "node:assert/strict";
import { test } from "node:test";
import { filledIn, placeholdersIn } from "../../overrides/assets/scripts/desk/frame.js";

test("placeholders are listed once, in order", () => {
  const frame = { greeting: "Hello {name},\nyour ticket {ticket-no}", signature: "{Team}, {name}" };
  assert.deepEqual(placeholdersIn(frame), ["name", "ticket-no", "Team"]);
  assert.deepEqual(placeholdersIn({ greeting: "Hello { name } {} {a b}", signature: "" }), []);
});

test("placeholders are filled in; those without a value are removed, with the space before them", () => {
  for (const [text, values, expected] of [
    ["Hello {name},", { name: " Ms Keller " }, "Hello Ms Keller,"],
    ["Hello {name},", {}, "Hello,"],
    ["Hello {name},\n{team}", { name: "  ", team: "Support" }, "Hello,\nSupport"],
    ["{constructor}!", {}, "!"],
    ["{name}", { name: "$& {name}" }, "$& {name}"],
  ]) {
    assert.equal(filledIn(text, new Map(Object.entries(values))), expected);
  }
});
