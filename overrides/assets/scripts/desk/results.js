/** The list of results and the field above it, together a combobox. One of the results is always chosen. */
import { element, label, part } from "./interface.js";
import { withoutAddresses } from "./words.js";

/** @import { Content, Place } from "./content.js" */

export class Results {
  #chosen = -1;
  /** @type {Place[]} */
  #places = [];

  /** @param {(place: Place | undefined) => void} onChoice */
  constructor(onChoice) {
    this.onChoice = onChoice;
    this.list = part("[data-desk-results]");
    this.input = /** @type {HTMLInputElement} */ (part("[data-desk-input]"));
    this.list.addEventListener("click", (event) => {
      const result = event.target instanceof Element ? event.target.closest("[data-desk-result]") : null;
      if (result) this.choose([...this.list.children].indexOf(result));
    });
  }

  /**
   * Shows these places, and chooses the one to keep if it is among them, else the first.
   * @param {Place[]} places
   * @param {Content} content
   * @param {string} keep the address of the place to keep chosen
   */
  show(places, content, keep = "") {
    this.#places = places;
    this.list.replaceChildren(...places.map((place, index) => resultItem(place, index, content)));
    this.list.hidden = !places.length;
    this.list.scrollTop = 0;
    this.input.ariaExpanded = String(places.length > 0);
    const kept = places.findIndex(({ address }) => address === keep);
    this.choose(Math.max(0, kept));
  }

  /** Chooses the next or the previous result. @param {1 | -1} step */
  move(step) {
    const last = this.#places.length - 1;
    this.choose(Math.min(last, Math.max(0, this.#chosen + step)));
  }

  /** @param {number} index */
  choose(index) {
    this.#chosen = index;
    for (const [at, item] of [...this.list.children].entries())
      item.setAttribute("aria-selected", String(at === index));
    const result = this.list.children[index];
    if (result) this.input.setAttribute("aria-activedescendant", result.id);
    else this.input.removeAttribute("aria-activedescendant");
    result?.scrollIntoView({ block: "nearest" });
    this.onChoice(this.#places[index]);
  }
}

/**
 * @param {Place} place
 * @param {number} index
 * @param {Content} content
 */
function resultItem(place, index, content) {
  const { guide, unit, address } = place;
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
    element("span", { class: `desk-kind desk-kind--${unit.kind}` }, label(`desk-kind-${unit.kind}`)),
    element(
      "span",
      { class: "desk-result__words", ...(unit.lang ? { lang: unit.lang } : {}) },
      withoutAddresses(unit.words),
    ),
    element("span", { class: "desk-result__path" }, around),
  );
}
