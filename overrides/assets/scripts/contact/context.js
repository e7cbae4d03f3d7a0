/**
 * What a link to the contact page passes on, in its fragment, which no server sees:
 * `#message?guide=billing/pay-invoices&step=choose`. Only ids: the words come from the guide's page; see guide.js.
 */

/** @typedef {Partial<Record<Name, string | undefined>>} Context */
/** @typedef {"guide" | "step" | "widget" | "answer" | "inputs" | "query"} Name */

const PLACE = "message"; // on the contact page

/** How each part must be written; damaged ones are left out. @type {Record<Name, RegExp>} */
const FORMS = {
  guide: /^[a-z0-9-]+\/[a-z0-9-]+$/,
  step: /^[a-z0-9-]+$/,
  widget: /^[a-z0-9-]+$/,
  answer: /^[a-z0-9-]+$/, // its outcome
  inputs: /^[\w.=&%+-]{1,500}$/, // as the widget writes them in the address
  query: /^.{1,500}$/s, // that found nothing
};

/** @param {Context} context @returns {string} with its #; empty if there is nothing to pass on */
export function fragmentOf(context) {
  const parameters = new URLSearchParams(sound(context)).toString();
  return parameters && `#${PLACE}?${parameters}`;
}

/** @param {string} fragment with its # @returns {Context} */
export function readFragment(fragment) {
  const [place, parameters = ""] = fragment.replace(/^#/, "").split(/\?(.*)/s);
  return place === PLACE ? sound(Object.fromEntries(new URLSearchParams(parameters))) : {};
}

/** @param {Record<string, string | undefined>} parts @returns {Record<string, string>} those that are written as they must be */
function sound(parts) {
  const known = /** @type {[Name, RegExp][]} */ (Object.entries(FORMS));
  return Object.fromEntries(
    known.flatMap(([name, form]) => {
      const part = parts[name];
      return part !== undefined && form.test(part) ? [[name, part]] : [];
    }),
  );
}
