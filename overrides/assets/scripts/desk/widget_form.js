/** The form of a widget, in the customer's language. Filling it in gives a link that opens the widget with its answer. */
import { fieldsThatMatter, tableAnswer } from "../../widgets/cases.js";
import { Form } from "../../widgets/form.js";
import { today } from "../../widgets/format.js";
import { fragmentOf } from "../../widgets/fragment.js";
import { Words } from "../../widgets/words.js";
import { nodesOf } from "./html.js";
import { element, label, part } from "./interface.js";

export class WidgetForm {
  /** @type {Inputs} */
  #kept = {};
  #name = "";

  /** @param {() => void} onSubmit when Enter is pressed in a field */
  constructor(onSubmit) {
    this.onSubmit = onSubmit;
  }

  /**
   * Shows the form. What was filled in is kept if it is the same widget in another language.
   * @param {string} name
   * @param {string} html of the widget in its guide
   * @param {string} language
   */
  show(name, html, language) {
    const widget = /** @type {HTMLElement} */ (nodesOf(html).querySelector("kb-widget"));
    const rows = /** @type {NodeListOf<HTMLElement>} */ (widget.querySelectorAll("[data-case]"));
    /** @type {Case[]} */
    this.cases = Array.from(rows, (row) => JSON.parse(row.dataset.case ?? ""));
    this.words = new Words(widget);
    const form = /** @type {HTMLFormElement} */ (widget.querySelector("form"));
    form.querySelector("[type=submit]")?.remove();
    form.removeAttribute("aria-labelledby");
    form.lang = language;
    this.form = new Form(form);
    this.form.enable();
    this.form.fill(name === this.#name ? this.#kept : {});
    this.#name = name;
    form.addEventListener("input", () => this.#changed());
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      this.onSubmit();
    });
    part("[data-desk-widget-form]").replaceChildren(form);
    this.#changed();
  }

  /** Returns the fragment with the inputs. If fields that matter are not filled in properly, says so and returns null. */
  fragment() {
    if (!this.form || !this.cases || !this.words) return null;
    const faults = this.form.faults(fieldsThatMatter(this.cases, this.#inputs()));
    for (const [index, { error, field }] of faults.entries()) {
      this.form.complain(field, this.words.error(error), { focus: index === 0 });
    }
    return faults.length ? null : fragmentOf(this.#name, this.form.shareable);
  }

  #changed() {
    if (!this.form || !this.cases) return;
    this.#kept = this.form.inputs;
    this.form.forgive();
    this.form.show(this.cases, today());
    const answer = tableAnswer(this.cases, this.#inputs());
    const title = answer && this.words?.outcome(answer.outcome).querySelector("h3")?.textContent;
    const said = title
      ? [`${label("desk-widget-answer")} `, element("strong", { lang: this.form.element.lang }, title)]
      : [];
    part("[data-desk-widget-answer]").replaceChildren(...said);
  }

  #inputs() {
    return { today: today(), ...this.form?.inputs };
  }
}
