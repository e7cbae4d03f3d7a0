// What a link to the contact page takes along, and the message that comes of it.

import assert from "node:assert/strict";
import test from "node:test";
import { fragmentOf, readFragment } from "../../overrides/assets/scripts/contact/context.js";
import { deviceOf } from "../../overrides/assets/scripts/contact/device.js";
import { messageOf } from "../../overrides/assets/scripts/contact/message.js";

const LABELS = {
  greeting: "Hello",
  "line-concerns": "Product:",
  "line-guide": "Guide:",
  "line-step": "Step:",
  "line-answer": "Answer:",
  "line-device": "Device:",
};
const NOTHING = { about: "", concerns: "", guide: undefined, answer: undefined, device: "" };

test("what a link passes on arrives", () => {
  const context = {
    guide: "billing/automatic-renewal",
    step: "turn-on",
    widget: "auto-renewal",
    answer: "can-turn-on",
    inputs: "due=2026-12-24&payment=card&enabled=false",
    query: "carte refusée & bloquée?",
  };
  assert.deepEqual(readFragment(fragmentOf(context)), context);
});

test("a page without a guide passes nothing on", () => {
  assert.equal(fragmentOf({ query: "" }), "");
});

for (const fragment of [
  "#message?guide=../../evil",
  "#message?guide=https://evil.example/x",
  "#message?step=%3Cscript%3E",
  "#message?subject=words+of+another",
  `#message?query=${"x".repeat(501)}`,
  "#ready?guide=billing/pay-invoices",
  "",
]) {
  test(`nothing is read from ${fragment.slice(0, 40) || "an empty fragment"}`, () => {
    assert.deepEqual(readFragment(fragment), {});
  });
}

test("a message has a paragraph for each thing, and addresses on lines of their own", () => {
  const message = messageOf(
    {
      about: " My card is refused. ",
      concerns: "example.ch",
      guide: { title: "Pay invoices", step: "Choose a card", address: "https://help.example/en/billing/pay/#card" },
      answer: { words: "Can you? Yes", address: "https://help.example/en/billing/renew/#auto?due=2026-12-24" },
      device: "Firefox 153, Windows",
    },
    LABELS,
  );
  assert.equal(
    message,
    `Hello

My card is refused.

Product: example.ch

Guide: Pay invoices
Step: Choose a card
https://help.example/en/billing/pay/#card

Answer: Can you? Yes
https://help.example/en/billing/renew/#auto?due=2026-12-24

Device: Firefox 153, Windows`,
  );
});

test("missing details have no line", () => {
  assert.equal(messageOf({ ...NOTHING, about: "Help" }, LABELS), "Hello\n\nHelp");
  const guide = { title: "Pay", step: "", address: "https://help.example/en/billing/pay/" };
  assert.equal(messageOf({ ...NOTHING, guide }, LABELS), "Hello\n\nGuide: Pay\nhttps://help.example/en/billing/pay/");
});

const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15";
for (const [agent, touchPoints, device] of /** @type {[string, number, string][]} */ ([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0", 0, "Firefox 153, Windows"],
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0", 0, "Edge 156, Windows"],
  [`${MAC} (KHTML, like Gecko) Version/26.1 Safari/605.1.15`, 0, "Safari 26, macOS"],
  [`${MAC} (KHTML, like Gecko) Version/26.1 Safari/605.1.15`, 5, "Safari 26, iPad"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) CriOS/156.0 Mobile Safari/604.1", 5, "Chrome 156, iPhone"],
  ["Mozilla/5.0 (Linux; Android 16) Chrome/150.0 Mobile SamsungBrowser/30.0", 5, "Samsung Internet 30, Android"],
  ["Mozilla/5.0 (X11; CrOS x86_64 16000.0.0) Chrome/156.0.0.0 Safari/537.36", 0, "Chrome 156, ChromeOS"],
  ["Lynx/2.9", 0, ""],
])) {
  test(`the device is ${device || "not named if it is unknown"}`, () => {
    assert.equal(deviceOf(agent, touchPoints), device);
  });
}
