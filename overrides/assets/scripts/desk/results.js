/** The list of results and the field above it, together a combobox. */
import { kindOf } from "./content.js";
import { element, label, part, staleMark } from "./interface.js";
import { withoutAddresses } from "./words.js";

/** @import { Content, Place } from "./content.js" */

const ABOVE_SECOND = 3; // results above what answers a second question

export class Results {
  #chosen = -1;
  /** @type {Place[]} */
  #places = [];

  /** @param {(place: Place, options: { byPointer: boolean }) => void} onChoice called when the agent chooses */
  constructor(onChoice) {
    this.onChoice = onChoice;
    this.list = part("[data-desk-results]");
    this.input = /** @type {HTMLInputElement} */ (part("[data-desk-input]"));
    this.list.addEventListener("click", (event) => {
      const result = event.target instanceof Element ? event.target.closest("[data-desk-result]") : null;
      if (result) this.#choose([...this.list.children].indexOf(result), { byPointer: true });
    });
  }

  /**
   * Shows these places, and marks the chosen one if it is among them.
   * @param {Place[]} answers
   * @param {Content} content
   * @param {string} chosen its address
   * @param {Place} [second] what answers a mail's second question; shown below the first ones
   */
  show(answers, content, chosen, second) {
    const others = answers.filter((place) => place !== second);
    const places = second ? [...others.slice(0, ABOVE_SECOND), second, ...others.slice(ABOVE_SECOND)] : others;
    this.#places = places;
    this.list.replaceChildren(...places.map((place, index) => resultItem(place, index, content, place === second)));
    this.list.hidden = !places.length;
    this.list.scrollTop = 0;
    this.input.ariaExpanded = String(places.length > 0);
    this.mark(chosen);
  }

  /** Marks the place as chosen, if it is among the results. @param {string} address */
  mark(address) {
    this.#mark(this.#places.findIndex((place) => place.address === address));
  }

  /** Chooses the next or the previous result. @param {1 | -1} step */
  move(step) {
    const last = this.#places.length - 1;
    if (last >= 0) this.#choose(Math.min(last, Math.max(0, this.#chosen + step)), { byPointer: false });
  }

  /** @param {number} index @param {{ byPointer: boolean }} options */
  #choose(index, options) {
    const place = this.#places[index];
    if (!place) return;
    this.#mark(index);
    this.onChoice(place, options);
  }

  /** @param {number} index -1 for none */
  #mark(index) {
    this.#chosen = index;
    for (const [at, item] of [...this.list.children].entries())
      item.setAttribute("aria-selected", String(at === index));
    const result = this.list.children[index];
    if (result) this.input.setAttribute("aria-activedescendant", result.id);
    else this.input.removeAttribute("aria-activedescendant");
    result?.scrollIntoView({ block: "nearest" });
  }
}

/**
 * @param {Place} place
 * @param {number} index
 * @param {Content} content
 * @param {boolean} isSecond whether it answers a mail's second question
 */
function resultItem(place, index, content, isSecond) {
  const { guide, unit, address } = place;
  const kind = kindOf(guide, unit);
  const [top, ...others] = content.path(place).map((outer) => withoutAddresses(outer.unit.words));
  const around = top ? [...others.slice(-1), top].join(" · ") : guide.topic; // nearest first, to tell similar results apart
  return element(
    "li",
    {
      id: `desk-result-${index}`,
      role: "option",
      "aria-selected": "false",
      "data-desk-result": "",
      "data-address": address,
    },
    ...(isSecond ? [element("span", { class: "desk-result__second" }, label("desk-second"))] : []),
    element("span", { class: `desk-kind desk-kind--${kind}` }, label(`desk-kind-${kind}`)),
    element(
      "span",
      { class: "desk-result__words", ...(unit.lang ? { lang: unit.lang } : {}) },
      withoutAddresses(unit.words),
    ),
    element("span", { class: "desk-result__path" }, around),
    ...(unit.outdated?.misleads ? [staleMark("span", true)] : []),
  );
}
