/** The form of a widget: what it holds, and what it says about its fields. */

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

  /** Lets the reader use the form: without the script it would do nothing. */
  enable() {
    const all = this.element.querySelector("fieldset");
    if (all) all.disabled = false;
  }

  /**
   * What is filled in, by the names of the fields. Hidden fields count as empty.
   * @returns {Inputs}
   */
  get inputs() {
    const filled = this.fields.filter((field) => !field.hidden).map((field) => [nameOf(field), valueIn(field)]);
    return Object.fromEntries(filled.filter(([, value]) => value));
  }

  /** Whether a field waits for something that the browser can detect. */
  get detectable() {
    return !this.#isDetected && this.#ownControls.length > 0 && !this.#ownControls.some((control) => control.checked);
  }

  /**
   * Chooses what was detected in the browser, unless the reader has chosen. It is detected only once.
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
    /** @type {Record<string, string | boolean>} */
    const given = {};
    for (const field of this.fields) {
      const [control] = controlsOf(field);
      const value = inputs[nameOf(field)] ?? ("optional" in field.dataset ? undefined : control?.value);
      if (value) given[nameOf(field)] = value === "true" || (value !== "false" && value);
    }
    return given;
  }

  /**
   * Hides the choices that are optional and do not matter.
   * @param {Set<string>} mattering
   */
  showOnly(mattering) {
    for (const field of this.fields) {
      const isChoice = controlsOf(field)[0]?.type === "radio";
      field.hidden = isChoice && "optional" in field.dataset && !mattering.has(nameOf(field));
    }
  }

  /**
   * Returns the name of the first field that matters, must be filled in, and is not.
   * @param {Set<string>} mattering
   * @param {Inputs} inputs
   */
  missing(mattering, inputs) {
    return this.fields.map(nameOf).find((name) => mattering.has(name) && !inputs[name]);
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

/** @param {HTMLElement} field */
function nameOf(field) {
  return field.dataset.field ?? "";
}

/** @param {HTMLElement} field */
function valueIn(field) {
  const controls = controlsOf(field);
  const control = controls[0]?.type === "radio" ? controls.find(({ checked }) => checked) : controls[0];
  return control?.value ?? "";
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
