import assert from "node:assert/strict";
import { test } from "node:test";
import { commandOf } from "../../overrides/assets/scripts/desk/shortcuts.js";

const NONE = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false, isComposing: false };

/** @param {string} keys such as Control+Enter @returns what they do */
function does(keys) {
  const [key, ...modifiers] = keys.split("+").reverse();
  const held = Object.fromEntries(
    modifiers.map((name) => [{ Control: "ctrl", Meta: "meta", Alt: "alt", Shift: "shift" }[name], true]),
  );
  const pressed = Object.fromEntries(Object.entries(held).map(([name, value]) => [`${name}Key`, value]));
  return commandOf({ ...NONE, ...pressed, key });
}

test("Enter copies, and its modifiers say what", () => {
  for (const [keys, what] of [
    ["Enter", "link"],
    ["Alt+Enter", "text"],
    ["Shift+Enter", "plain"],
    ["Control+Enter", "html"],
    ["Meta+Enter", "html"],
    ["Control+Shift+Enter", "markdown"],
  ]) {
    assert.deepEqual(does(keys), { does: "copy", what }, keys);
  }
});

test("other keys choose, collect, edit and clear", () => {
  assert.deepEqual(does("ArrowDown"), { does: "move", step: 1 });
  assert.deepEqual(does("ArrowUp"), { does: "move", step: -1 });
  assert.deepEqual(does("Alt+ArrowUp"), { does: "language", step: -1 });
  assert.deepEqual(does("Alt+Shift+Enter"), { does: "collect" });
  assert.deepEqual(does("F2"), { does: "edit" });
  assert.deepEqual(does("Escape"), { does: "clear" });
});

test("letters, and Enter that ends the input of a character, are left to the browser", () => {
  assert.equal(does("a"), undefined);
  assert.equal(commandOf({ ...NONE, key: "Enter", isComposing: true }), undefined);
});
