/**
 * A widget at work. The page's own table of all answers answers at once; the rules, in a worker, then confirm it or
 * add to it. They are fetched when someone is about to use the form, and nothing that is typed leaves the browser.
 */
import { answerShown } from "./answer.js";
import { fieldsThatMatter, knowsAll, tableAnswer } from "./cases.js";
import { Form } from "./form.js";
import { today } from "./format.js";
import { fragmentOf, readFragment } from "./fragment.js";
import { askRules, detectSystem, startRuntime } from "./runtime.js";
import { Words } from "./words.js";

export class Widget {
  #latest = 0; // the number of the latest question: answers to earlier ones are dropped
  #shown = ""; // the answer that is shown, as JSON

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.name = element.id;
    this.words = new Words(element);
    this.form = new Form(/** @type {HTMLFormElement} */ (element.querySelector("form")));
    this.answer = part(element, "[data-answer]");
    this.notice = part(element, ".kb-notice");
    this.share = part(element, ".kb-share");
    this.table = /** @type {HTMLDetailsElement} */ (part(element, ".kb-cases"));
    const rows = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-case]"));
    /** @type {Case[]} */
    this.cases = Array.from(rows, (row) => JSON.parse(row.dataset.case ?? ""));

    this.table.open = false;
    this.#listen();
    this.form.enable();
    this.#showFields();
    this.#arrive();
  }

  #listen() {
    const form = this.form.element;
    form.addEventListener("focusin", () => this.#prepare(), { once: true });
    form.addEventListener("pointerover", () => this.#prepare(), { once: true });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask("submit");
    });
    form.addEventListener("change", () => {
      this.form.forgive();
      this.#showFields();
      if (this.answer.hasChildNodes()) this.#ask("change");
    });
    part(this.share, "button").addEventListener("click", () => this.#copyLink());
    window.addEventListener("hashchange", () => this.#arrive());
  }

  /** Someone is about to use the form: load the rules. */
  #prepare() {
    startRuntime();
    if (this.form.detectable) this.#detect();
  }

  /** Follows a link to a filled-in widget, or to one of the answers in its table. */
  #arrive() {
    const target = document.getElementById(location.hash.slice(1));
    if (target && this.table.contains(target)) {
      this.table.open = true;
      target.scrollIntoView();
    }
    const linked = readFragment(location.hash);
    if (linked?.name !== this.name) return;
    this.form.fill(linked.inputs);
    this.#showFields();
    this.element.scrollIntoView();
    this.#ask("link");
  }

  /**
   * Answers what is filled in. Gaps are reported only on submit; a form that has answered follows each change.
   * @param {"submit" | "change" | "link"} reason
   */
  async #ask(reason) {
    const isAsked = reason === "submit";
    const question = ++this.#latest;
    this.form.forgive();
    if (isAsked && this.form.detectable) {
      this.#say(this.words.label("wait"));
      await this.#detect();
      if (question !== this.#latest) return;
    }
    const inputs = this.#inputs();
    const faults = this.form.faults(fieldsThatMatter(this.cases, inputs));
    if (faults.length) {
      this.#say();
      const told = faults.filter(({ error }) => isAsked || (reason === "link" && error !== "missing"));
      this.#complain(told, { focus: isAsked });
      return;
    }
    const fromTable = tableAnswer(this.cases, inputs);
    const isAtOnce = fromTable && knowsAll(this.cases, inputs);
    if (isAtOnce) this.#show(fromTable, inputs, "table");
    else this.#say(this.words.label("wait"));
    if (reason !== "change") this.#scrollToAnswer();

    const focused = document.activeElement;
    const found = await askRules(this.name, this.#forRules(inputs)).catch(() => null);
    if (question !== this.#latest) return;
    this.notice.hidden = Boolean(found);
    if (!found) {
      if (fromTable) this.#show(fromTable, inputs, "table");
      else this.#say();
      this.#tellThatRulesAreMissing();
    } else if ("error" in found) {
      this.#say();
      this.#complain(found.errors, { focus: isAsked && document.activeElement === focused });
    } else {
      this.#show(found, inputs, "rules");
      if (reason !== "change" && !isAtOnce) this.#scrollToAnswer();
    }
  }

  /**
   * @param {Answer} answer
   * @param {Inputs} inputs
   * @param {"table" | "rules"} source
   */
  #show(answer, inputs, source) {
    const shown = JSON.stringify([answer, inputs]);
    if (shown !== this.#shown) this.#say(answerShown(answer, inputs, this.words)); // else the rules confirm the table
    this.#shown = shown;
    this.answer.dataset.outcome = answer.outcome;
    this.answer.dataset.source = source;
    this.share.hidden = false;
    history.replaceState(history.state, "", fragmentOf(this.name, this.form.shareable));
  }

  /**
   * Shows only this as the answer.
   * @param {...Node} words
   */
  #say(...words) {
    this.answer.replaceChildren(...words);
    delete this.answer.dataset.outcome;
    delete this.answer.dataset.source;
    this.#shown = "";
    this.share.hidden = true;
    part(this.share, "[role=status]").replaceChildren();
  }

  /**
   * Shows each mistake at its field; the first field may get the focus.
   * @param {OneMistake[]} mistakes
   * @param {{ focus: boolean }} options
   */
  #complain(mistakes, { focus }) {
    for (const [index, { error, field }] of mistakes.entries()) {
      this.form.complain(field, this.words.error(error), { focus: focus && index === 0 });
    }
  }

  #tellThatRulesAreMissing() {
    this.notice.replaceChildren(this.words.label(this.#shown ? "runtime-missing-answered" : "runtime-missing"));
    this.table.open = true;
  }

  /** Fills in the reader's system, unless they have chosen one. Does nothing if it cannot be detected. */
  async #detect() {
    const system = await detectSystem().catch(() => null);
    this.form.detected(system);
    this.#showFields();
  }

  /** Scrolls once the answer is painted: earlier, everything below it would count as a layout shift. */
  #scrollToAnswer() {
    requestAnimationFrame(() => setTimeout(() => this.answer.scrollIntoView({ block: "nearest" })));
  }

  async #copyLink() {
    const copied = await navigator.clipboard?.writeText(location.href).then(
      () => true,
      () => false,
    );
    part(this.share, "[role=status]").replaceChildren(this.words.label(copied ? "copied" : "copy-failed"));
  }

  #inputs() {
    return { today: today(), ...this.form.inputs };
  }

  #showFields() {
    this.form.show(this.cases, today());
  }

  /** @param {Inputs} inputs */
  #forRules(inputs) {
    const given = this.form.forRules(inputs);
    return "today" in this.element.dataset ? { ...given, today: inputs.today } : given;
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} selector
 */
function part(element, selector) {
  return /** @type {HTMLElement} */ (element.querySelector(selector));
}
