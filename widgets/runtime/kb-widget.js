/** `<kb-widget>`: the form, the table of all answers and the words came with the page; this lets it answer in place. */
import { Widget } from "./widget.js";

customElements.define(
  "kb-widget",
  class extends HTMLElement {
    #widget = /** @type {Widget | null} */ (null);

    connectedCallback() {
      this.#widget ??= new Widget(this);
    }
  },
);
