/** The words of a widget, which came with the page, in its templates. */

export class Words {
  /** @param {HTMLElement} widget */
  constructor(widget) {
    this.widget = widget;
  }

  /**
   * Returns the words of an outcome, with empty places for its facts.
   * @param {string} outcome
   */
  outcome(outcome) {
    return this.#template(`[data-outcome="${outcome}"]`);
  }

  /** @param {string} code */
  error(code) {
    return this.#find(`[data-error="${code}"]`) ?? document.createElement("span");
  }

  /** @param {string} name */
  label(name) {
    return this.#find(`[data-label="${name}"]`) ?? document.createElement("span");
  }

  /** @param {string} name of a key or button */
  key(name) {
    return this.#find(`[data-key="${name}"]`)?.textContent ?? name.toUpperCase();
  }

  /**
   * Returns the words of those facts that have words.
   * @param {Answer["facts"]} facts
   */
  facts(facts) {
    const given = new Set(Object.entries(facts).map(([name, value]) => `${name} ${value}`));
    const all = this.#template("[data-words]").querySelectorAll("[data-fact-value]");
    return [.../** @type {NodeListOf<HTMLElement>} */ (all)].filter((fact) => given.has(fact.dataset.factValue ?? ""));
  }

  /**
   * Returns the words of a fact with this value; none if it has no words.
   * @param {string} name
   * @param {string | null} value
   */
  fact(name, value) {
    return this.#find(`[data-fact-value="${name} ${value}"]`)?.textContent ?? "";
  }

  /** @param {string} address of a step */
  link(address) {
    return this.#find(`[data-step="${address}"]`);
  }

  /** @param {string} selector */
  #template(selector) {
    const template = /** @type {HTMLTemplateElement | null} */ (this.widget.querySelector(`template${selector}`));
    return /** @type {DocumentFragment} */ (template?.content.cloneNode(true) ?? new DocumentFragment());
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement | null} */ (this.#template("[data-words]").querySelector(selector));
  }
}
