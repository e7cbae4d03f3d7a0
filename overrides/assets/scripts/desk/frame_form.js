/** The greeting and the signature of the customer's language, and a field for each of their placeholders. */
import { filledIn, placeholdersIn } from "./frame.js";
import { element, label, part } from "./interface.js";
import { frameIn, keepFrame, keepNames, names } from "./settings.js";

/** @import { Content } from "./content.js" */
/** @import { Frame } from "./frame.js" */

export class FrameForm {
  #greeting = /** @type {HTMLTextAreaElement} */ (part("[data-desk-greeting]"));
  #signature = /** @type {HTMLTextAreaElement} */ (part("[data-desk-signature]"));
  #fields = part("[data-desk-placeholders]");
  #language = "";
  #names = new Map(Object.entries(names()));
  /** @type {Frame} */
  #frame = { greeting: "", signature: "" };

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    for (const field of [this.#greeting, this.#signature]) {
      field.addEventListener("input", () => {
        this.#frame = { greeting: this.#greeting.value, signature: this.#signature.value };
        keepFrame(this.#language, this.#frame);
        this.#showFields();
        onChange();
      });
    }
    this.#fields.addEventListener("input", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      this.#names.set(target.name, target.value);
      keepNames(Object.fromEntries(this.#names));
      onChange();
    });
  }

  /** Shows the frame of the customer's language. @param {Content} customer */
  show({ language, labels }) {
    this.#language = language;
    this.#frame = frameIn(language, {
      greeting: labels["desk-reply-greeting"] ?? "",
      signature: labels["desk-reply-signature"] ?? "",
    });
    this.#greeting.value = this.#frame.greeting;
    this.#signature.value = this.#frame.signature;
    this.#greeting.lang = this.#signature.lang = language;
    this.#showFields();
  }

  /** @returns {Frame} with the placeholders filled in */
  get filled() {
    const { greeting, signature } = this.#frame;
    return { greeting: filledIn(greeting, this.#names), signature: filledIn(signature, this.#names) };
  }

  /** Forgets the values of the placeholders: the next reply is for somebody else. */
  forget() {
    this.#names.clear();
    keepNames({});
    this.#showFields();
  }

  #showFields() {
    const fields = placeholdersIn(this.#frame).map((name) => {
      const input = element("input", { name, type: "text", autocomplete: "off", value: this.#names.get(name) ?? "" });
      return element("label", {}, element("span", {}, label(`desk-placeholder-${name}`) || name), input);
    });
    this.#fields.replaceChildren(...fields);
  }
}
