/** The field in which one text is edited. It shows what is wrong before the text is saved. */

import { ask } from "./ask.js";
import { button, element } from "./elements.js";
import { forget, keep, kept } from "./kept.js";
import { pick } from "./picker.js";

/** @typedef {import("./ask.js").Answer} Answer */
/** @typedef {import("./ask.js").Finding} Finding */

const FEWEST_SAME = 4; // characters by which a place in the words is recognised
const PAUSE = 250; // milliseconds without a key, after which the words are checked

export class Field {
  #unit;
  #was;
  #save;
  #closed;
  #area;
  #findings = element("ul", { class: "kb-edit-field__findings", role: "status" });
  #told = element("p", { class: "kb-edit-field__told", role: "status" });
  #timer = 0;
  #checked = 0;
  #mayDiscard = false;
  #isSaving = false;

  /**
   * @param {{
   *   unit: string, words: string, language: string, label: string, place?: string,
   *   save: (words: string, was: string) => Promise<Answer>, saved: (answer: Answer) => void, closed: () => void,
   *   checks?: boolean, extra?: Node[],
   * }} given `words` are those in the file; `save` writes new ones, unless they have errors
   */
  constructor(given) {
    const before = kept(given.unit);
    this.#unit = given.unit;
    this.#was = before?.was ?? given.words;
    this.#save = async () => {
      const answer = await given.save(this.#area.value, this.#was);
      if (answer.saved) {
        forget(this.#unit);
        given.saved(answer);
      }
      return answer;
    };
    this.#closed = given.closed;
    this.#area = element("textarea", {
      "aria-label": given.label,
      lang: given.language,
      spellcheck: "true",
      rows: "3",
    });
    this.#area.value = before?.words ?? given.words;
    if (before) this.#told.textContent = "These are your words from last time, which were not saved.";
    this.form = element(
      "form",
      { class: "kb-edit-field", lang: "en" },
      this.#tools(),
      this.#area,
      this.#findings,
      this.#told,
      ...(given.extra ?? []),
      element(
        "div",
        { class: "kb-edit-field__actions" },
        button("Save", () => this.save(), { keys: "Ctrl+Enter", kind: "kb-edit-button kb-edit-button--main" }),
        button("Cancel", () => this.discard(), { keys: "Esc" }),
        element("span", { class: "kb-edit-field__place" }, given.place ?? ""),
      ),
    );
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("keydown", (event) => this.#pressed(event));
    this.#area.addEventListener("input", () => {
      this.#mayDiscard = false;
      keep(this.#unit, this.#area.value, this.#was);
      this.#fit();
      if (given.checks !== false) this.#checkSoon();
    });
  }

  get words() {
    return this.#area.value;
  }

  /** The words that are selected, and those that would be left without them. */
  get parted() {
    const { value, selectionStart, selectionEnd } = this.#area;
    const left = [value.slice(0, selectionStart).trim(), value.slice(selectionEnd).trim()];
    return { selected: this.#selected(), rest: left.filter((words) => words).join(" ") };
  }

  /**
   * @param {string} words
   * @param {string} [toReplace] those among them that typing replaces
   */
  insert(words, toReplace = "") {
    const { selectionStart, selectionEnd } = this.#area;
    this.#area.setRangeText(words, selectionStart, selectionEnd, "end");
    if (toReplace) {
      const start = selectionStart + words.indexOf(toReplace);
      this.#area.setSelectionRange(start, start + toReplace.length);
    }
    this.#area.dispatchEvent(new InputEvent("input"));
    this.#area.focus();
  }

  /** @param {string} [before] words on the page, after which the cursor is put; otherwise it is at the end */
  focus(before = "") {
    this.#fit();
    this.#area.focus();
    const place = placeAfter(before, this.#area.value);
    if (place >= 0) this.#area.setSelectionRange(place, place);
    this.#reveal();
  }

  /** Scrolls to the whole field, with its findings and buttons, if it fits on the screen. */
  #reveal() {
    if (this.form.offsetHeight < 0.8 * innerHeight) this.form.scrollIntoView({ block: "nearest" });
  }

  async save() {
    if (this.#isSaving) return;
    clearTimeout(this.#timer);
    this.#checked++;
    this.#isSaving = true;
    this.#told.textContent = "Saving …"; // the first page without errors takes as long as a whole build
    const answer = await this.#save();
    if (answer.saved) return; // the field is gone soon, and a second click of a double click must not save again
    this.#isSaving = false;
    this.#told.textContent = answer.refused ?? "";
    if (answer.findings || answer.refused) this.#show(answer.findings ?? []);
    if (answer.conflict) this.#showConflict(answer.conflict.theirs);
    this.#reveal();
  }

  /** Closes the field. Unsaved words are discarded only at the second try. */
  discard() {
    if (this.#area.value !== this.#was && !this.#mayDiscard) {
      this.#mayDiscard = true;
      this.#told.textContent = "Not saved. Press Escape again to discard your words.";
      this.#reveal();
      return;
    }
    forget(this.#unit);
    this.#closed();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.save();
    else if (event.key === "Escape") this.discard();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #tools() {
    /** @param {string} kind @param {string} title */
    const choose = async (kind, title) => {
      const offer = await pick(kind, title);
      this.#area.focus();
      if (!offer) return;
      if (kind !== "link") this.insert(offer.insert);
      else around("[", offer.insert.startsWith("guide:") ? offer.words : "words", `](${offer.insert})`)();
    };
    /** @param {string} mark @param {string} example @param {string} [end] */
    const around =
      (mark, example, end = mark) =>
      () => {
        this.#selectWord();
        const selected = this.#selected();
        this.insert(`${mark}${selected || example}${end}`, selected ? "" : example);
      };
    return element(
      "div",
      { class: "kb-edit-field__tools", role: "toolbar", "aria-label": "Insert into the text" },
      button("Label", () => choose("label", "What a button, menu or field says")),
      button("Link", () => choose("link", "Where the words lead")),
      button("Fact", () => choose("fact", "A number that the rules know")),
      button("Key", around("++", "ctrl+c"), { title: "A key to press" }),
      button("Bold", around("**", "words")),
      button("Code", around("`", "code")),
    );
  }

  /** Selects the word around the cursor, unless something is selected. */
  #selectWord() {
    const { value, selectionStart, selectionEnd } = this.#area;
    const before = value.slice(0, selectionStart).match(/[\p{L}\p{N}]+$/u)?.[0].length;
    const after = value.slice(selectionEnd).match(/^[\p{L}\p{N}]+/u)?.[0].length;
    if (selectionStart === selectionEnd && before && after)
      this.#area.setSelectionRange(selectionStart - before, selectionEnd + after);
  }

  #selected() {
    return this.#area.value.slice(this.#area.selectionStart, this.#area.selectionEnd);
  }

  #fit() {
    this.#area.style.setProperty("block-size", "auto");
    this.#area.style.setProperty("block-size", `${this.#area.scrollHeight + 2}px`);
  }

  #checkSoon() {
    clearTimeout(this.#timer);
    this.#checked++; // an answer about the words before does not count any more
    this.#timer = window.setTimeout(() => {
      this.#told.textContent = "";
      this.check();
    }, PAUSE);
  }

  /** Shows what is wrong with the words, unless they have changed before it is known. */
  async check() {
    const number = ++this.#checked;
    const answer = await ask("check", { unit: this.#unit, words: this.#area.value });
    if (number !== this.#checked) return;
    this.#show(answer.findings ?? []);
    if (answer.refused) this.#told.textContent = answer.refused;
    this.#reveal();
  }

  /** @param {Finding[]} findings */
  #show(findings) {
    this.#findings.replaceChildren(
      ...findings.map((finding) =>
        element(
          "li",
          { "data-severity": finding.severity },
          { error: "", unfinished: "Before it is published: ", warning: "Note: " }[finding.severity],
          finding.words,
          ...(finding.unknown ? [" ", this.#know(finding.unknown)] : []),
        ),
      ),
    );
    this.#area.ariaInvalid = String(findings.some((finding) => finding.severity === "error"));
  }

  /** @param {string} word */
  #know(word) {
    return button(`“${word}” is right`, async () => {
      const answer = await ask("know", { word });
      this.#told.textContent = answer.refused ?? "";
      this.#checkSoon();
      this.#area.focus();
    });
  }

  /** @param {string} theirs */
  #showConflict(theirs) {
    this.#told.replaceChildren(
      "Somebody has changed this text since you opened it. It says now:",
      element("q", { class: "kb-edit-field__theirs" }, theirs || "(nothing)"),
      "Yours is above. Save again to replace theirs, or ",
      button("take theirs", () => {
        this.#area.value = theirs;
        this.#area.dispatchEvent(new InputEvent("input"));
        this.#told.textContent = "";
      }),
    );
    this.#was = theirs;
    keep(this.#unit, this.#area.value, theirs);
  }
}

/**
 * @param {string} before words on the page, which may differ from those in the file: `Pay` is `{ui.pay}` there
 * @param {string} words those in the file
 * @returns {number} the place after the last of those words that both have, or -1
 */
function placeAfter(before, words) {
  for (let start = Math.max(0, before.length - 30); start < before.length; start++) {
    const same = before.slice(start);
    const place = words.indexOf(same);
    if (place === 0 || (place > 0 && same.length >= FEWEST_SAME)) return place + same.length;
  }
  return -1;
}
