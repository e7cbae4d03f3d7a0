/** `<kb-widget>`: the form, the table of all answers and the words came with the page; this lets it answer in place. */
import { Helper } from "./helper.js";

customElements.define(
  "kb-widget",
  class extends HTMLElement {
    #helper = /** @type {Helper | null} */ (null);

    connectedCallback() {
      this.#helper ??= new Helper(this);
    }
  },
);
