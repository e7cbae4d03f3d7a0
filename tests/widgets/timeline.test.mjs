import assert from "node:assert/strict";
import { test } from "node:test";
import { layout } from "../../widgets/runtime/timeline.js";

const LENGTH = 10;
const HEIGHT = 3;

test("marks are to scale, from one end of the line to the other", () => {
  assert.deepEqual(
    layout([0, 20, 40], LENGTH, HEIGHT).map(({ mark }) => mark),
    [0, 5, 10],
  );
  assert.deepEqual(
    layout([-14, 0, 6], LENGTH, HEIGHT).map(({ mark }) => mark),
    [0, 7, 10],
  );
});

test("a label with room is at its mark", () => {
  assert.deepEqual(
    layout([0, 20, 40], LENGTH, HEIGHT).map(({ label }) => label),
    [0, 5, 10],
  );
});

test("labels never overlap and stay on the line, however close the days are", () => {
  for (let first = 0; first <= 60; first++) {
    for (let second = first; second <= 400; second++) {
      const labels = layout([0, first, second], LENGTH, HEIGHT).map(({ label }) => label);
      const gaps = labels.slice(1).map((label, index) => label - labels[index]);
      assert.ok(Math.min(...gaps) >= HEIGHT - 1e-9, `${first} ${second}: ${labels}`);
      assert.ok(labels[0] >= 0 && labels.at(-1) <= LENGTH + 1e-9, `${first} ${second}: ${labels}`);
    }
  }
});

test("if all days are the same, their labels are one below the other", () => {
  assert.deepEqual(
    layout([0, 0, 0], LENGTH, HEIGHT).map(({ mark }) => mark),
    [0, 0, 0],
  );
});
