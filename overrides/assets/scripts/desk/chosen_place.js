/** The chosen place: what the desk shows of it, and what is copied. */
import { copy } from "./clipboard.js";
import { showCollected } from "./collected.js";
import { showDetails } from "./details.js";
import { FrameForm } from "./frame_form.js";
import { label, part, tell } from "./interface.js";
import { originalText } from "./outdated.js";
import { linkTo, replyTo, shortLinkTo, textOf, widgetOf } from "./reply.js";
import { ReplyPanel } from "./reply_panel.js";
import { keepRecent, pinned } from "./settings.js";
import { knownOf, showVariants } from "./variant_form.js";
import { deskWidget, widgetAnswer } from "./widget_answer.js";
import { WidgetForm } from "./widget_form.js";
import { asPlain } from "./written.js";

/**
 * @import { State } from "./address.js"
 * @import { Content, Place } from "./content.js"
 *
 * @typedef {object} Shown
 * @property {State} state its `place` is in the guides
 * @property {Content} own in the agent's language
 * @property {Content} customer
 * @property {Content[]} all
 */

export class ChosenPlace {
  #root;
  #frame;
  #widgetForm;
  #reply = new ReplyPanel();
  #formShown = "";
  /** @type {Shown | undefined} */
  #shown;

  /**
   * @param {string} root the site's address
   * @param {(widget: string, inputs: Inputs) => void} onInputs called when the agent fills in a widget: updates the state, and shows it
   */
  constructor(root, onInputs) {
    this.#root = root;
    this.#frame = new FrameForm(() => this.#showReply());
    this.#widgetForm = new WidgetForm({ onChange: onInputs, onSubmit: () => this.copyWidgetLink() });
  }

  /** @param {Shown | undefined} shown undefined if no place is chosen, or the guides have not loaded */
  show(shown) {
    this.#shown = shown;
    part("[data-desk-details]").hidden = !shown;
    part("[data-desk-start]").hidden = Boolean(shown);
    if (!shown) return;
    const { state, own, customer, all } = shown;
    const place = /** @type {Place} */ (own.byAddress.get(state.place));
    showDetails(place, { own, customer, all, known: knownOf(state), root: this.#root });
    showVariants(place, own, state.variants);
    part("[data-desk-pin]").ariaPressed = String(pinned().includes(state.place));
    part("[data-desk-collect]").ariaPressed = String(state.collected.includes(state.place));
    showCollected(state, own);
    this.#showWidget(widgetOf(place), shown);
    this.#frame.show(customer);
    this.#showReply();
  }

  /** Shows the reply again, for changed inputs. @param {State} state */
  follow(state) {
    if (this.#shown) this.#shown = { ...this.#shown, state };
    this.#showReply();
  }

  /** Lets the agent edit the reply. */
  edit() {
    if (this.#shown) this.#reply.edit();
  }

  /** Forgets what the agent filled in for a customer. */
  forgetCustomer() {
    this.#frame.forget();
    this.forgetForm();
  }

  /** Makes the next call show the form of a widget with the inputs of the state, even if it is shown already. */
  forgetForm() {
    this.#formShown = "";
  }

  /** @param {string} what one of the buttons' `data-desk-copy` */
  copy(what) {
    if (!this.#shown) return;
    const { state, customer, all } = this.#shown;
    const place = /** @type {Place} */ (customer.byAddress.get(state.place));
    const name = label(`desk-copy-${what}`);
    const known = knownOf(state);
    if (what === "link") copy(linkTo(customer, place, this.#root, known), name);
    else if (what === "short") copy(shortLinkTo(customer, place, this.#root, known), name);
    else if (what === "original") copy(originalText(customer, place, all, this.#root), name);
    else if (what === "text") copy(asPlain(textOf(customer, place, known), this.#root), name);
    else {
      const reply = this.#reply.take();
      if (!reply) return tell(label("desk-doubtful"));
      if (what === "html") copy(reply.html, name, reply.html);
      else copy(what === "markdown" ? reply.markdown : reply.plain, name);
    }
    keepRecent(state.place);
  }

  copyWidgetLink() {
    const fragment = this.#widgetForm.fragment();
    if (!fragment || !this.#shown) return;
    const { state, customer } = this.#shown;
    const { guide } = /** @type {Place} */ (customer.byAddress.get(state.place));
    const address = new URL(`${customer.language}/${guide.address}/${fragment}`, this.#root).href;
    copy(address, label("desk-copy-link"));
    keepRecent(state.place);
  }

  /** @param {string} name empty if no widget answers here @param {Shown} shown */
  #showWidget(name, { state, own, customer }) {
    part("[data-desk-widget]").hidden = !name;
    const asked = name && `${name} ${customer.language} ${own.language}`;
    if (name && asked !== this.#formShown) {
      this.#widgetForm.show(name, deskWidget(customer, name, this.#root), state.inputs[name] ?? {});
    }
    this.#formShown = asked;
  }

  #showReply() {
    if (!this.#shown) return;
    const { state, customer } = this.#shown;
    const addresses = [...new Set([...state.collected, state.place])];
    const places = addresses.flatMap((address) => customer.byAddress.get(address) ?? []);
    const answerOf = (/** @type {string} */ name) => {
      const inputs = state.inputs[name];
      return inputs && customer.widgets[name] ? widgetAnswer(customer, name, inputs, this.#root) : undefined;
    };
    const blocks = replyTo(customer, places, {
      root: this.#root,
      frame: this.#frame.filled,
      customer: knownOf(state),
      answerOf,
    });
    this.#reply.show(blocks, customer.language, this.#root);
  }
}
