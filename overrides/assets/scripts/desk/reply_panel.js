/**
 * The reply as the customer will receive it. It can be edited as plain text. An edited reply is kept, whatever else
 * changes. If something else has changed, the agent must say which version is right before it is copied.
 */
import { editedAsHtml, editedAsMarkdown } from "./edited.js";
import { nodesOf } from "./html.js";
import { element, part } from "./interface.js";
import { draft, keepDraft } from "./settings.js";
import { asHtml, asMarkdown, asPlain, codeIn } from "./written.js";

/** @import { Block } from "./reply.js" */
/** @typedef {{ plain: string, markdown: string, html: string }} Reply in its three forms */

export class ReplyPanel {
  #text = /** @type {HTMLTextAreaElement} */ (part("[data-desk-draft]"));
  #draft = draft();
  #isEditing = false;
  #language = "";
  /** @type {Reply} */
  #reply = { plain: "", markdown: "", html: "" };
  /** @type {string[]} the code in the reply */
  #codes = [];

  constructor() {
    this.#text.addEventListener("input", () => {
      this.#keep({ text: this.#text.value, from: this.#draft?.from ?? this.#reply.plain });
      this.#showState();
    });
    part("[data-desk-edit]").addEventListener("click", () => this.edit());
    for (const drop of [part("[data-desk-drop-draft]"), part("[data-desk-take-new]")]) {
      drop.addEventListener("click", () => {
        this.#keep(undefined);
        this.#isEditing = false;
        this.#show();
        part("[data-desk-edit]").focus();
      });
    }
    part("[data-desk-keep-draft]").addEventListener("click", () => {
      if (this.#draft) this.#keep({ text: this.#draft.text, from: this.#reply.plain });
      this.#show();
      this.#text.focus();
    });
  }

  /**
   * Shows the reply, unless the agent has edited another one.
   * @param {Block[]} blocks
   * @param {string} language the customer's
   * @param {string} root the site's address
   */
  show(blocks, language, root) {
    this.#reply = { plain: asPlain(blocks, root), markdown: asMarkdown(blocks, root), html: asHtml(blocks, root) };
    this.#codes = codeIn(blocks);
    this.#language = language;
    if (!this.#draft) this.#isEditing = false;
    this.#show();
  }

  /** Lets the agent edit the reply. */
  edit() {
    this.#isEditing = true;
    this.#show();
    this.#text.focus();
    if (!this.#draft) this.#text.setSelectionRange(0, 0);
  }

  /**
   * Returns the reply to copy. If it was edited for another place, language or input, asks which version is right and
   * returns null.
   * @returns {Reply | null}
   */
  take() {
    if (!this.#draft) return this.#reply;
    if (this.#isDoubtful) {
      part("[data-desk-keep-draft]").focus();
      return null;
    }
    const { text } = this.#draft;
    return { plain: text, markdown: editedAsMarkdown(text, this.#codes), html: editedAsHtml(text, this.#codes) };
  }

  get #isDoubtful() {
    return this.#draft !== undefined && this.#draft.from !== this.#reply.plain;
  }

  /** @param {import("./settings.js").Draft | undefined} edited */
  #keep(edited) {
    this.#draft = edited && edited.text !== edited.from ? edited : undefined;
    keepDraft(this.#draft);
  }

  #show() {
    const shown = element("div", { lang: this.#language }, nodesOf(this.#reply.html));
    part("[data-desk-reply]").replaceChildren(shown);
    this.#text.lang = this.#language;
    const text = this.#draft?.text ?? this.#reply.plain;
    if (this.#text.value !== text) this.#text.value = text;
    this.#showState();
  }

  #showState() {
    const isText = this.#isEditing || this.#draft !== undefined;
    part("[data-desk-reply]").hidden = isText && !this.#isDoubtful;
    part("[data-desk-doubtful]").hidden = !this.#isDoubtful;
    this.#text.hidden = !isText;
    part("[data-desk-edit]").hidden = isText;
    part("[data-desk-drop-draft]").hidden = !this.#draft || this.#isDoubtful;
  }
}
