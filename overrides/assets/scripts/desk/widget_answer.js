/** What a reply says about a widget that is filled in: the inputs and the answer, in the customer's language. */
import { answerShown } from "../../widgets/answer.js";
import { fieldsThatMatter, tableAnswer } from "../../widgets/cases.js";
import { Form } from "../../widgets/form.js";
import { formatDay, today } from "../../widgets/format.js";
import { fragmentOf } from "../../widgets/fragment.js";
import { Words } from "../../widgets/words.js";
import { nodesOf } from "./html.js";
import { atRoot, escaped } from "./words.js";

/**
 * @import { Forms } from "../data.js"
 * @import { Content } from "./content.js"
 * @import { Block, Paragraph } from "./reply.js"
 * @typedef {{ blocks: Block[], fragment: string }} WidgetAnswer `fragment` has the inputs
 * @typedef {{ form: Form, words: Words, cases: Case[] }} DeskWidget
 */

/** @type {Record<string, string>} */
const MARKDOWN = { STRONG: "**", EM: "*", CODE: "`" };

/**
 * Returns a widget as the desk uses it. It does not ask for mail addresses, which must not be in links, and does not
 * draw pictures, which a reply cannot have.
 * @param {Content} content
 * @param {string} name
 * @param {string} root the site's address
 * @returns {DeskWidget}
 */
export function deskWidget(content, name, root) {
  const html = atRoot(content.widgets[name] ?? "", escaped(root));
  const widget = /** @type {HTMLElement} */ (nodesOf(html).querySelector("kb-widget"));
  delete widget.dataset.picture;
  const element = /** @type {HTMLFormElement} */ (widget.querySelector("form"));
  for (const left of element.querySelectorAll("[data-private], [type=submit]")) left.remove();
  element.removeAttribute("aria-labelledby");
  element.lang = content.language;
  const form = new Form(element);
  form.enable();
  const rows = /** @type {NodeListOf<HTMLElement>} */ (widget.querySelectorAll("[data-case]"));
  return { form, words: new Words(widget), cases: Array.from(rows, (row) => JSON.parse(row.dataset.case ?? "")) };
}

/**
 * @param {Content} content
 * @param {string} name
 * @param {Inputs} inputs
 * @param {string} root the site's address
 * @returns {WidgetAnswer | undefined} undefined if something that matters is not filled in
 */
export function widgetAnswer(content, name, inputs, root) {
  const { form, words, cases } = deskWidget(content, name, root);
  form.fill(inputs);
  form.show(cases, today());
  const given = { today: today(), ...form.inputs };
  const answer = tableAnswer(cases, given);
  if (!answer || form.faults(fieldsThatMatter(cases, given)).length) return undefined;
  const title = words.widget.querySelector("h2")?.textContent ?? "";
  // A day such as “tomorrow” would be wrong when it is read later: all days are written as dates.
  const shown = answerShown(answer, { ...given, today: "" }, words);
  return {
    fragment: fragmentOf(name, form.shareable),
    blocks: [
      { kind: "title", words: formsOf(title) },
      { kind: "text", words: content.labels["desk-reply-inputs"] ?? "" },
      { kind: "points", items: entered(form, words.widget.dataset.locale ?? content.language) },
      ...[...shown.children].map(asBlock),
    ],
  };
}

/** @param {Form} form @param {string} locale @returns {Paragraph[][]} each field that is filled in: its label and the value */
function entered(form, locale) {
  return form.fields.flatMap((field) => {
    const value = form.inputs[field.dataset.field ?? ""];
    if (!value) return [];
    const option = field.querySelector(`input[type=radio][value="${CSS.escape(value)}"]`)?.closest("label");
    const isDate = field.querySelector("input[type=date]") !== null;
    const said = option?.textContent?.trim() ?? (isDate ? formatDay(value, locale, "long") : value);
    return [
      [{ kind: "text", label: field.querySelector("legend, label")?.textContent?.trim() ?? "", words: formsOf(said) }],
    ];
  });
}

/** @param {Element} element of an answer @returns {Block} */
function asBlock(element) {
  if (element.matches("ul"))
    return { kind: "points", items: [...element.children].map((item) => [{ kind: "text", words: formsOf(item) }]) };
  return { kind: element.matches("h3") ? "heading" : "text", words: formsOf(element) };
}

/** @param {Node | string} node @returns {Forms} its words in each form */
function formsOf(node) {
  if (typeof node === "string") return { html: escaped(node), text: node, markdown: node };
  if (!(node instanceof Element)) return formsOf(node.textContent ?? "");
  const parts = [...node.childNodes].map(formsOf);
  const html = parts.map((part) => part.html).join("");
  const text = parts.map((part) => part.text).join("");
  const markdown = parts.map((part) => part.markdown).join("");
  if (node instanceof HTMLAnchorElement) {
    const address = node.getAttribute("href") ?? "";
    return {
      html: `<a href="${escaped(address)}">${html}</a>`,
      text: `${text} (${address})`,
      markdown: `[${markdown}](${address})`,
    };
  }
  const mark = MARKDOWN[node.tagName];
  if (!mark) return { html, text, markdown };
  const tag = node.tagName.toLowerCase();
  return { html: `<${tag}>${html}</${tag}>`, text, markdown: `${mark}${markdown}${mark}` };
}
