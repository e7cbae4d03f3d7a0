/** The parts of the form. */

/** @param {HTMLFormElement} form @param {string} name @returns {HTMLElement} */
export function part(form, name) {
  return /** @type {HTMLElement} */ (form.querySelector(`[data-contact-${name}]`));
}

/**
 * @template {Element} Kind
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function control(form, name, kind) {
  const found = form.elements.namedItem(name);
  if (!(found instanceof kind)) throw new Error(`the form has no ${name}`);
  return found;
}

/** @param {HTMLFormElement} form @param {string} name @returns {boolean} whether it is to be in the message */
export function isIncluded(form, name) {
  return control(form, name, HTMLInputElement).checked;
}

/**
 * Offers to include something in the message, if it exists.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string | undefined} what
 */
export function offer(form, name, what) {
  const option = form.querySelector(`[data-contact-include="${name}"]`);
  if (!(option instanceof HTMLElement)) return;
  option.hidden = !what;
  option.querySelector("[data-contact-what]")?.replaceChildren(what ?? "");
}
