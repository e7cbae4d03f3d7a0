/** The list of what was found, and the field above it: a combobox, of which one result is always chosen. */
import { words } from "./inline.js";
import { element, label, part } from "./interface.js";

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
      const item = event.target instanceof Element ? event.target.closest("[data-desk-result]") : null;
      if (item) this.choose([...this.list.children].indexOf(item));
    });
  }

  /**
   * Shows these places, the first of them chosen; or the one that was chosen before, if it is among them.
   * @param {Place[]} places
   * @param {Content} content
   * @param {string} keep the address of the place that stays chosen
   */
  show(places, content, keep = "") {
    this.#places = places;
    this.list.replaceChildren(...places.map((place, index) => item(place, index, content)));
    this.list.hidden = !places.length;
    this.list.scrollTop = 0;
    this.input.ariaExpanded = String(places.length > 0);
    this.choose(
      Math.max(
        0,
        places.findIndex(({ address }) => address === keep),
      ),
    );
  }

  /** Chooses the next or the one before. @param {1 | -1} step */
  move(step) {
    const last = this.#places.length - 1;
    this.choose(Math.min(last, Math.max(0, this.#chosen + step)));
  }

  /** @param {number} index */
  choose(index) {
    this.#chosen = index;
    [...this.list.children].forEach((result, at) => result.setAttribute("aria-selected", String(at === index)));
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
function item(place, index, content) {
  const { guide, unit, address } = place;
  const [top, ...others] = content.path(place).map((outer) => words(outer.unit.words));
  const around = top ? [...others.slice(-1), top].join(" · ") : guide.topic; // the nearest first: it tells twins apart
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
    element("span", { class: "desk-result__words", ...(unit.lang ? { lang: unit.lang } : {}) }, words(unit.words)),
    element("span", { class: "desk-result__path" }, around),
  );
}
