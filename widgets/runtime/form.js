/** The form of a widget: what it holds, and what it says about its fields. */
import { fieldsThatMatterForSure, offeredOptions } from "./cases.js";

export class Form {
  #isDetected = false;
  /** @type {HTMLInputElement[]} */
  #ownControls;

  /** @param {HTMLFormElement} element */
  constructor(element) {
    this.element = element;
    this.#ownControls = /** @type {HTMLInputElement[]} */ ([...element.querySelectorAll("[data-detected] input")]);
    this.fields = [...element.querySelectorAll("[data-field]")].map((field) => /** @type {HTMLElement} */ (field));
  }

  /** Lets the reader use the form, which does nothing without the script. */
  enable() {
    const all = this.element.querySelector("fieldset");
    if (all) all.disabled = false;
  }

  /**
   * What is filled in correctly, by the names of the fields. Hidden fields count as empty.
   * @returns {Inputs}
   */
  get inputs() {
    return inputsOf(this.fields);
  }

  /**
   * The inputs that may be in a link: all but addresses.
   * @returns {Inputs}
   */
  get shareable() {
    return inputsOf(this.fields.filter((field) => !("private" in field.dataset)));
  }

  /** Whether a field waits for something that the browser can detect. */
  get detectable() {
    return !this.#isDetected && this.#ownControls.length > 0 && !this.#ownControls.some((control) => control.checked);
  }

  /**
   * Chooses the detected value, unless the reader has already chosen. It is detected only once.
   * @param {string | null} value
   */
  detected(value) {
    const chosen = this.detectable && this.#ownControls.find((control) => control.value === value);
    if (chosen) chosen.checked = true;
    this.#isDetected = true;
  }

  /**
   * Fills in the inputs. Values that a field does not know are left out.
   * @param {Inputs} inputs
   */
  fill(inputs) {
    this.element.reset();
    for (const field of this.fields) {
      const value = inputs[nameOf(field)];
      if (!value) continue;
      for (const control of controlsOf(field)) {
        if (control.type === "radio") control.checked = control.value === value;
        else control.value = value;
      }
    }
  }

  /**
   * The inputs as the rules take them: flags are booleans, and a required field whose value does not matter gets one.
   * @param {Inputs} inputs
   */
  forRules(inputs) {
    const moot = /** @type {NodeListOf<HTMLInputElement>} */ (this.element.querySelectorAll("input[type=hidden]"));
    const given = Object.fromEntries(Array.from(moot, ({ name, value }) => [name, asRule(value)]));
    for (const field of this.fields) {
      const [control] = controlsOf(field);
      const value = inputs[nameOf(field)] ?? ("optional" in field.dataset ? undefined : control?.value);
      if (value) given[nameOf(field)] = asRule(value);
    }
    return given;
  }

  /**
   * Shows the fields that matter and the options that exist, given the fields before them, and hides the others.
   * @param {Case[]} cases
   * @param {string} today
   */
  show(cases, today) {
    for (const [index, field] of this.fields.entries()) {
      const earlier = { today, ...inputsOf(this.fields.slice(0, index)) };
      field.hidden = !fieldsThatMatterForSure(cases, earlier).has(nameOf(field));
      const options = offeredOptions(cases, earlier, nameOf(field));
      for (const control of controlsOf(field)) {
        const option = control.closest("label");
        if (option) option.hidden = options !== null && !options.has(control.value);
      }
    }
  }

  /**
   * Returns what is wrong in the fields that the reader sees, in order: invalid dates, and empty fields that matter.
   * @param {Set<string>} mattering
   * @returns {OneMistake[]}
   */
  faults(mattering) {
    return this.fields.flatMap((field) => {
      const [name, error] = [nameOf(field), field.hidden ? null : faultOf(field)];
      if (error) return [{ error, field: name }];
      return field.hidden || !mattering.has(name) || valueIn(field) ? [] : [{ error: "missing", field: name }];
    });
  }

  /**
   * Shows next to a field what is wrong with it.
   * @param {string} name
   * @param {Node} words
   * @param {{ focus: boolean }} options
   */
  complain(name, words, { focus }) {
    const field = this.fields.find((candidate) => nameOf(candidate) === name);
    if (!field) return;
    const message = /** @type {HTMLElement} */ (field.querySelector(".kb-error"));
    message.replaceChildren(words);
    message.hidden = false;
    invalid(field).setAttribute("aria-invalid", "true");
    if (focus) (controlsOf(field).find((control) => control.checked) ?? controlsOf(field)[0])?.focus();
  }

  /** Removes all messages about fields. */
  forgive() {
    for (const field of this.fields) {
      const message = /** @type {HTMLElement} */ (field.querySelector(".kb-error"));
      message.replaceChildren();
      message.hidden = true;
      invalid(field).removeAttribute("aria-invalid");
    }
  }
}

/** @param {string} value */
function asRule(value) {
  return value === "true" || (value !== "false" && value);
}

/** @param {HTMLElement} field */
function nameOf(field) {
  return field.dataset.field ?? "";
}

/**
 * @param {HTMLElement[]} fields
 * @returns {Inputs}
 */
function inputsOf(fields) {
  const filled = fields.filter((field) => !field.hidden).map((field) => [nameOf(field), valueIn(field)]);
  return Object.fromEntries(filled.filter(([, value]) => value));
}

/** @param {HTMLElement} field */
function valueIn(field) {
  const controls = controlsOf(field);
  const control = controls[0]?.type === "radio" ? controls.find(isChosen) : controls[0];
  return control && !faultOf(field) ? control.value : "";
}

/** @param {HTMLInputElement} control */
function isChosen(control) {
  return control.checked && !control.closest("label")?.hidden;
}

/**
 * Returns the rules' code for a date that is only partly filled in, or outside the range that the rules accept.
 * @param {HTMLElement} field
 */
function faultOf(field) {
  const [control] = controlsOf(field);
  if (control?.type !== "date") return null;
  if (control.validity.badInput) return "not-a-date";
  return control.validity.rangeUnderflow || control.validity.rangeOverflow ? "date-out-of-range" : null;
}

/** @param {HTMLElement} field */
function controlsOf(field) {
  return [...field.querySelectorAll("input")];
}

/**
 * Returns the element that carries aria-invalid: a group of radio buttons as a whole, or the control.
 * @param {HTMLElement} field
 */
function invalid(field) {
  return field.role === "radiogroup" ? field : (controlsOf(field)[0] ?? field);
}
