/**
 * The state of the desk in the address, after `#`, so that a reload, Back and a bookmark keep it. It is never sent to a
 * server. Pasted text is kept in the history entry, not in the address, which may be shared.
 */
import { LONGEST_QUERY } from "../search/words.js";

/**
 * @typedef {object} State
 * @property {string} query
 * @property {boolean} pasted whether the query was pasted: it may be a customer's words
 * @property {string} topic to which the search is limited; empty for all
 * @property {string} place the address of the chosen place; empty for none
 * @property {string} language the customer's; empty if the address has none
 * @property {string[]} collected the addresses of further places of the reply
 * @property {Record<string, string>} variants what is known of the customer: kind → value
 * @property {Record<string, Inputs>} inputs of the widgets that are filled in, by their names
 */

const IN_ADDRESS = 200; // letters of a query; anything longer is a mail

/** @param {State} state @returns {string} with its #; empty if there is nothing to keep */
export function hashOf({ query, pasted, topic, place, language, collected, variants, inputs }) {
  const given = new URLSearchParams();
  if (query && isShared(query, pasted)) given.set("q", query);
  if (topic) given.set("topic", topic);
  if (place) given.set("place", place);
  if (language) given.set("to", language);
  for (const address of collected) given.append("also", address);
  for (const [kind, value] of Object.entries(variants)) given.append("for", `${kind}:${value}`);
  for (const [name, values] of Object.entries(inputs)) {
    if (Object.keys(values).length) given.append("widget", `${name}?${new URLSearchParams(values)}`);
  }
  const written = given.toString();
  return written && `#${written}`;
}

/** @param {string} query @param {boolean} pasted @returns {boolean} whether the query may be in the address */
function isShared(query, pasted) {
  return !pasted && query.length <= IN_ADDRESS;
}

/**
 * @param {string} hash with its #
 * @param {string} [mail] the query, if it is not in the hash
 * @returns {State}
 */
export function stateOf(hash, mail = "") {
  const given = new URLSearchParams(hash.slice(1));
  const widgets = given.getAll("widget").map((filled) => filled.split(/\?(.*)/s));
  return {
    query: given.get("q") ?? mail,
    pasted: !given.has("q") && mail !== "",
    topic: given.get("topic") ?? "",
    place: given.get("place") ?? "",
    language: given.get("to") ?? "",
    collected: [...new Set(given.getAll("also"))],
    variants: Object.fromEntries(
      given.getAll("for").flatMap((known) => {
        const [kind, value] = known.split(/:(.*)/s);
        return kind && value ? [[kind, value]] : [];
      }),
    ),
    inputs: Object.fromEntries(
      widgets.flatMap(([name, inputs]) =>
        name && inputs ? [[name, Object.fromEntries(new URLSearchParams(inputs))]] : [],
      ),
    ),
  };
}

/** @returns {State} what the page's address and history say */
export function currentState() {
  const mail = history.state?.mail;
  return stateOf(location.hash, typeof mail === "string" ? mail : "");
}

/**
 * Writes the state into the address.
 * @param {State} state
 * @param {{ adds: boolean }} options whether Back returns to the state before
 */
export function keepState(state, { adds }) {
  const hash = hashOf(state);
  const mail = isShared(state.query, state.pasted) ? "" : state.query.slice(0, LONGEST_QUERY);
  if (hash === location.hash && mail === (history.state?.mail ?? "")) return;
  const address = hash || location.pathname;
  if (adds) history.pushState({ mail }, "", address);
  else history.replaceState({ mail }, "", address);
}
