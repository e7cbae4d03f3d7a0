import assert from "node:assert/strict";
import { test } from "node:test";
import { Content } from "../../overrides/assets/scripts/desk/content.js";
import { answerTo, linkTo, replyTo, shortLinkTo, textOf } from "../../overrides/assets/scripts/desk/reply.js";
import { asHtml, asMarkdown, asPlain } from "../../overrides/assets/scripts/desk/written.js";

const ROOT = "https://help.example/a&b/";
const REMIND = {
  html: 'Set <em>two</em> <a href="\uE000en/billing/remind/#on">reminders</a>.',
  text: "Set two reminders (\uE000en/billing/remind/#on).",
  markdown: "Set *two* [reminders](\uE000en/billing/remind/#on).",
};
const TITLE = { html: "Pay &amp; <code>go_on</code>", text: "Pay & go_on", markdown: "Pay & `go_on`" };

const CONTENT = new Content({
  language: "en",
  labels: { result: "Then:", note: "Note <1>:", "desk-reply-link": "Go to the guide:" },
  codes: { "billing/pay": "k3" },
  widgets: {},
  variants: {},
  guides: [
    {
      address: "billing/pay",
      topic: "Billing",
      keywords: [],
      units: [
        { id: "", kind: "guide", words: TITLE, more: { summary: "Before it is due." } },
        { id: "early", kind: "point", words: "Pay early.", more: { note: REMIND } },
        { id: "renewal", kind: "widget", words: "Does it renew?", more: { intro: "Find out." } },
        { id: "renewal-on", kind: "outcome", within: "renewal", words: "It is on.", more: { text: REMIND } },
        { id: "one", kind: "section", words: "One product", more: { intro: "By hand." } },
        { id: "one-know", kind: "point", within: "one", words: "Only once." },
        { id: "card", kind: "section", within: "one", words: "By card" },
        { id: "card-open", kind: "step", within: "card", words: "Open it.", more: { result: "It opens." } },
        { id: "card-pay", kind: "step", within: "card", words: REMIND },
        { id: "why", kind: "question", words: "Why?", more: { answer: REMIND } },
      ],
    },
  ],
});

/** @param {string} id @returns the place with this id */
function place(id) {
  return CONTENT.byAddress.get(id ? `billing/pay#${id}` : "billing/pay");
}

/** @param {string} id @returns what is answered there, as plain text */
function answer(id) {
  return asPlain(answerTo(CONTENT, place(id)), ROOT);
}

test("links lead to the place, in the customer's language", () => {
  assert.equal(linkTo(CONTENT, place(""), ROOT), `${ROOT}en/billing/pay/`);
  assert.equal(linkTo(CONTENT, place("card-open"), ROOT), `${ROOT}en/billing/pay/#card-open`);
  assert.equal(shortLinkTo(CONTENT, place(""), ROOT), `${ROOT}g/k3/?en`);
  assert.equal(shortLinkTo(CONTENT, place("card-open"), ROOT), `${ROOT}g/k3/?en#card-open`);
});

test("the text of a place is its words, and what belongs to them", () => {
  for (const [id, expected] of [
    ["", "Pay & go_on\n\nBefore it is due."],
    ["early", "Pay early."],
    ["card-open", "Open it."],
    ["card", `One product\n\nBy card\n\n1. Open it.\n   Then: It opens.\n2. ${REMIND.text.replace("\uE000", ROOT)}`],
    ["why", `Why?\n\nSet two reminders (${ROOT}en/billing/remind/#on).`],
    ["renewal", "Does it renew?\n\nFind out."],
  ]) {
    assert.equal(asPlain(textOf(CONTENT, place(id)), ROOT), expected, id);
  }
});

test("the answer of a place says what to do there", () => {
  const card = `1. Open it.\n   Then: It opens.\n2. Set two reminders (${ROOT}en/billing/remind/#on).`;
  for (const [id, expected] of [
    ["card-open", `One product\n\nBy card\n\n${card}`], // a step comes with its section
    ["card", `One product\n\nBy card\n\n${card}`],
    ["one", `One product\n\nBy hand.\n\n– Only once.\n\nBy card\n\n${card}`],
    ["", `Pay & go_on\n\nBefore it is due.\n\nOne product\n\nBy hand.\n\n– Only once.\n\nBy card\n\n${card}`],
    ["one-know", "One product\n\n– Only once."],
    ["early", `Pay & go_on\n\n– Pay early.\n  Note <1>: Set two reminders (${ROOT}en/billing/remind/#on).`],
    ["why", `Why?\n\nSet two reminders (${ROOT}en/billing/remind/#on).`],
    ["renewal-on", `It is on.\n\nSet two reminders (${ROOT}en/billing/remind/#on).`],
  ]) {
    assert.equal(answer(id), expected, id);
  }
});

test("a reply ends with the link to its place", () => {
  const link = `${ROOT}en/billing/pay/#early`;
  assert.ok(asPlain(replyTo(CONTENT, [place("early")], { root: ROOT }), ROOT).endsWith(`\n\nGo to the guide: ${link}`));
});

test("a reply answers several places, each with its link, between greeting and signature", () => {
  const frame = { greeting: "Hello,", signature: "Kind regards\nJulie & Team " };
  const reply = replyTo(CONTENT, [place("why"), place("early")], { root: ROOT, frame });
  assert.equal(
    asPlain(reply, ROOT),
    `Hello,

Why?

Set two reminders (${ROOT}en/billing/remind/#on).

Go to the guide: ${ROOT}en/billing/pay/#why

Pay & go_on

– Pay early.
  Note <1>: Set two reminders (${ROOT}en/billing/remind/#on).

Go to the guide: ${ROOT}en/billing/pay/#early

Kind regards
Julie & Team`,
  );
  assert.ok(asMarkdown(reply, ROOT).endsWith("\n\nKind regards  \nJulie & Team"));
  assert.ok(asHtml(reply, ROOT).endsWith("\n<p>Kind regards<br>Julie &amp; Team</p>"));
});

test("two steps of a section are answered once, and the link leads to the first", () => {
  const places = [place("card-pay"), place("why"), place("card-open")];
  const reply = asPlain(replyTo(CONTENT, places, { root: ROOT }), ROOT);
  assert.equal(reply.split("By card").length, 2);
  assert.deepEqual(reply.match(/pay\/#[a-z-]+/g), ["pay/#card-pay", "pay/#why"]);
});

test("a widget that is filled in answers for itself and for its outcomes", () => {
  const renews = { blocks: [{ kind: "heading", words: "It renews." }], fragment: "#renewal?due=2030-12-24" };
  const answerOf = (name) => (name === "renewal" ? renews : undefined);
  const expected = `It renews.\n\nGo to the guide: ${ROOT}en/billing/pay/#renewal?due=2030-12-24`;
  for (const id of ["renewal", "renewal-on"]) {
    assert.equal(asPlain(replyTo(CONTENT, [place(id)], { root: ROOT, answerOf }), ROOT), expected);
  }
  const both = replyTo(CONTENT, [place("renewal"), place("renewal-on")], { root: ROOT, answerOf });
  assert.equal(asPlain(both, ROOT), expected);
});

test("a reply in Markdown", () => {
  assert.equal(
    asMarkdown(replyTo(CONTENT, [place("early")], { root: ROOT }), ROOT),
    `## Pay & \`go_on\`

- Pay early.  
  Note <1>: Set *two* [reminders](${ROOT}en/billing/remind/#on).

Go to the guide: <${ROOT}en/billing/pay/#early>`,
  );
  assert.match(
    asMarkdown(answerTo(CONTENT, place("card")), ROOT),
    /^## One product\n\n### By card\n\n1\. Open it\. {2}\n {3}Then/,
  );
});

test("a reply in HTML", () => {
  const root = ROOT.replace("&", "&amp;");
  assert.equal(
    asHtml(replyTo(CONTENT, [place("early")], { root: ROOT }), ROOT),
    `<p><strong>Pay &amp; go_on</strong></p>
<ul>
<li>Pay early.<br>Note &lt;1&gt;: Set <em>two</em> <a href="${root}en/billing/remind/#on">reminders</a>.</li>
</ul>
<p>Go to the guide: <a href="${root}en/billing/pay/#early">${root}en/billing/pay/#early</a></p>`,
  );
  assert.match(
    asHtml(answerTo(CONTENT, place("card")), ROOT),
    /<strong>By card<\/strong><\/p>\n<ol>\n<li>Open it\.<br>Then/,
  );
});

test("a text in HTML is a paragraph", () => {
  assert.equal(asHtml(textOf(CONTENT, place("early")), ROOT), "<p>Pay early.</p>");
});

test("a title in HTML has no link", () => {
  const title = asHtml([{ kind: "title", words: REMIND }], ROOT);
  assert.equal(title, "<p><strong>Set two reminders.</strong></p>");
});
