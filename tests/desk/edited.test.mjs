import assert from "node:assert/strict";
import { test } from "node:test";
import { editedAsHtml, editedAsMarkdown } from "../../overrides/assets/scripts/desk/edited.js";

const TEXT = `Hello <you>

1. Open the manager (https://manager.example/?a=1&b=2).
   Note: wait.
\t
Guide: https://help.example/en/pay/#one.

`;

test("the HTML of an edited reply is its paragraphs, its lines and its links", () => {
  assert.equal(
    editedAsHtml(TEXT),
    `<p>Hello &lt;you&gt;</p>
<p>1. Open the manager (<a href="https://manager.example/?a=1&amp;b=2">https://manager.example/?a=1&amp;b=2</a>).<br>\u00a0\u00a0\u00a0Note: wait.</p>
<p>Guide: <a href="https://help.example/en/pay/#one">https://help.example/en/pay/#one</a>.</p>`,
  );
});

test("its Markdown keeps lines, and marks links", () => {
  assert.equal(
    editedAsMarkdown(TEXT),
    `Hello <you>

1. Open the manager (<https://manager.example/?a=1&b=2>).  
   Note: wait.

Guide: <https://help.example/en/pay/#one>.`,
  );
});

test("something that only looks like an address stays text", () => {
  for (const text of ["http is a word", 'x" onclick="y', "javascript:alert(1)", "example.com"]) {
    assert.ok(!editedAsHtml(text).includes("<a "), text);
  }
  assert.equal(
    editedAsHtml('https://a.example/"onclick="x'),
    '<p><a href="https://a.example/">https://a.example/</a>"onclick="x</p>',
  );
  assert.equal(editedAsHtml("Tel. tel:+41225550000"), '<p>Tel. <a href="tel:+41225550000">tel:+41225550000</a></p>');
});

test("an empty reply is empty", () => {
  assert.equal(editedAsHtml(" \n\n"), "");
  assert.equal(editedAsMarkdown(""), "");
});

const CODE = "a:\n  b: 1\n\n  c: [x]";
const WITH_CODE = `1. Write:\n\n   a:\n     b: 1\n\n     c: [x]\n\n   – one\n     two`;

test("code that nobody has edited stays code, with its indentation and its blank lines", () => {
  assert.equal(
    editedAsHtml(WITH_CODE, [CODE]),
    `<p>1. Write:</p>\n<pre><code>${CODE}</code></pre>\n<p>\u00a0\u00a0\u00a0– one<br>\u00a0\u00a0\u00a0\u00a0\u00a0two</p>`,
  );
  assert.ok(editedAsMarkdown(WITH_CODE, [CODE]).includes(`\n\n\`\`\`\n${CODE}\n\`\`\`\n\n`));
});

test("code that was edited keeps its indentation", () => {
  assert.match(editedAsHtml("a:\n  b: 2", [CODE]), /^<p>a:<br>\u00a0\u00a0b: 2<\/p>$/);
});
