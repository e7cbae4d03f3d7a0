/** The form of a widget, in the customer's language. The reply has the inputs, and a link that opens the answer. */
import { fieldsThatMatter, tableAnswer } from "../../widgets/cases.js";
import { today } from "../../widgets/format.js";
import { fragmentOf } from "../../widgets/fragment.js";
import { element, label, part } from "./interface.js";

/** @import { DeskWidget } from "./widget_answer.js" */

export class WidgetForm {
  #name = "";
  /** @type {DeskWidget | undefined} */
  #widget;

  /**
   * @param {object} reactions
   * @param {(name: string, inputs: Inputs) => void} reactions.onChange
   * @param {() => void} reactions.onSubmit when Enter is pressed in a field
   */
  constructor({ onChange, onSubmit }) {
    this.onChange = onChange;
    this.onSubmit = onSubmit;
  }

  /**
   * Shows the form with these inputs.
   * @param {string} name
   * @param {DeskWidget} widget
   * @param {Inputs} inputs
   */
  show(name, widget, inputs) {
    this.#name = name;
    this.#widget = widget;
    const form = widget.form.element;
    widget.form.fill(inputs);
    form.addEventListener("input", () => {
      this.#refresh();
      this.onChange(name, widget.form.inputs);
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      this.onSubmit();
    });
    part("[data-desk-widget-form]").replaceChildren(form);
    this.#refresh();
  }

  /**
   * Returns the fragment with the inputs. If a field that matters is not filled in correctly, says so and returns null.
   */
  fragment() {
    if (!this.#widget) return null;
    const { form, cases, words } = this.#widget;
    const faults = form.faults(fieldsThatMatter(cases, given(form.inputs)));
    for (const [index, { error, field }] of faults.entries()) {
      form.complain(field, words.error(error), { focus: index === 0 });
    }
    return faults.length ? null : fragmentOf(this.#name, form.shareable);
  }

  #refresh() {
    if (!this.#widget) return;
    const { form, cases, words } = this.#widget;
    form.forgive();
    form.show(cases, today());
    const answer = tableAnswer(cases, given(form.inputs));
    const title = answer && words.outcome(answer.outcome).querySelector("h3")?.textContent;
    const said = title
      ? [`${label("desk-widget-answer")} `, element("strong", { lang: form.element.lang }, title)]
      : [];
    part("[data-desk-widget-answer]").replaceChildren(...said);
  }
}

/** @param {Inputs} inputs */
function given(inputs) {
  return { today: today(), ...inputs };
}
