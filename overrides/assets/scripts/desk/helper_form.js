/** A helper's own form, in the customer's language: filled in here, it gives the link that opens it answered. */
import { fieldsThatMatter, fieldsThatMatterForSure, tableAnswer } from "../../widgets/cases.js";
import { Form } from "../../widgets/form.js";
import { today } from "../../widgets/format.js";
import { fragmentOf } from "../../widgets/fragment.js";
import { Words } from "../../widgets/words.js";
import { element, label, part } from "./interface.js";

export class HelperForm {
  /** @type {Inputs} */
  #kept = {};
  #name = "";

  /** @param {() => void} onSubmit when Enter is pressed in a field */
  constructor(onSubmit) {
    this.onSubmit = onSubmit;
  }

  /**
   * Shows the form, keeping what was filled in if it is the same helper in another language.
   * @param {string} name
   * @param {string} html of the helper in its guide
   * @param {string} language
   */
  show(name, html, language) {
    const template = document.createElement("template");
    template.innerHTML = html; // of our own data; in a template, nothing of it runs
    const widget = /** @type {HTMLElement} */ (template.content.querySelector("kb-widget"));
    const rows = /** @type {NodeListOf<HTMLElement>} */ (widget.querySelectorAll("[data-case]"));
    /** @type {Case[]} */
    this.cases = Array.from(rows, (row) => JSON.parse(row.dataset.case ?? ""));
    this.words = new Words(widget);
    const element = /** @type {HTMLFormElement} */ (widget.querySelector("form"));
    element.querySelector("[type=submit]")?.remove();
    element.removeAttribute("aria-labelledby");
    element.lang = language;
    this.form = new Form(element);
    this.form.enable();
    this.form.fill(name === this.#name ? this.#kept : {});
    this.#name = name;
    element.addEventListener("input", () => this.#changed());
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      this.onSubmit();
    });
    part("[data-desk-helper-form]").replaceChildren(element);
    this.#changed();
  }

  /**
   * Returns the fragment with what is filled in; or null, when something that matters is missing, and says so there.
   */
  fragment() {
    if (!this.form || !this.cases) return null;
    const inputs = this.#inputs();
    const missing = this.form.missing(fieldsThatMatter(this.cases, inputs), inputs);
    if (missing) this.form.complain(missing, document.createTextNode(label("missing")), { focus: true });
    return missing ? null : fragmentOf(this.#name, this.form.inputs);
  }

  #changed() {
    if (!this.form || !this.cases) return;
    this.#kept = this.form.inputs;
    this.form.forgive();
    this.form.showOnly(fieldsThatMatterForSure(this.cases, this.#inputs()));
    const answer = tableAnswer(this.cases, this.#inputs());
    const title = answer && this.words?.outcome(answer.outcome).querySelector("h3")?.textContent;
    const said = title
      ? [`${label("desk-helper-answer")} `, element("strong", { lang: this.form.element.lang }, title)]
      : [];
    part("[data-desk-helper-answer]").replaceChildren(...said);
  }

  #inputs() {
    return { today: today(), ...this.form?.inputs };
  }
}
