/**
 * Makes nodes from the HTML in the desk's data, which our templates wrote. The pages' policy (Trusted Types) does not
 * let the browser parse text as HTML, so this module knows the elements and attributes that those templates use.
 * Anything else is shown as plain text.
 */

const ELEMENTS = new Set(
  (
    "a br button code details div em fieldset form h2 h3 input kb-widget kbd label legend li ol option p pre section select " +
    "span strong summary table tbody td template th thead tr ul"
  ).split(" "),
);
const EMPTY_ELEMENTS = new Set(["br", "input"]);
const ATTRIBUTE =
  /^(?:aria-[a-z]+|data-[a-z-]+|autocomplete|checked|class|disabled|for|hidden|href|id|inputmode|lang|max|method|min|multiple|name|novalidate|open|role|rowspan|scope|selected|spellcheck|title|type|value)$/;
const ADDRESS = /^(?:https?:|mailto:|tel:|[^:]*(?:[/?#]|$))/;
const TOKEN = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z-]+(?:="[^"]*"|='[^']*')?)*)\s*>|[^<]+|</g;
const GIVEN = /([a-z-]+)(?:="([^"]*)"|='([^']*)')?/g;
const ENTITY = /&(?:(amp|lt|gt|quot)|#(\d+));/g;
const NAMED = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
]);

/** @param {string} html @returns {DocumentFragment} */
export function nodesOf(html) {
  const whole = document.createDocumentFragment();
  /** @type {{ name: string, inside: Node }[]} */
  const open = [{ name: "", inside: whole }];
  const last = () => /** @type {{ name: string, inside: Node }} */ (open.at(-1));
  for (const [token, slash, name = "", given = ""] of html.matchAll(TOKEN)) {
    if (!ELEMENTS.has(name)) last().inside.appendChild(document.createTextNode(decoded(token)));
    else if (!slash) {
      const made = elementWith(name, given);
      last().inside.appendChild(made);
      if (!EMPTY_ELEMENTS.has(name)) {
        open.push({ name, inside: made instanceof HTMLTemplateElement ? made.content : made });
      }
    } else if (last().name === name) open.pop();
  }
  return whole;
}

/** @param {string} name @param {string} given its attributes, as they are written */
function elementWith(name, given) {
  const made = document.createElement(name);
  for (const [, attribute = "", double, single] of given.matchAll(GIVEN)) {
    const value = decoded(double ?? single ?? "");
    if (ATTRIBUTE.test(attribute) && (attribute !== "href" || ADDRESS.test(value))) made.setAttribute(attribute, value);
  }
  return made;
}

/** @param {string} text with entities */
function decoded(text) {
  return text.replace(ENTITY, (entity, name, code) => NAMED.get(name) ?? (code ? String.fromCodePoint(code) : entity));
}
