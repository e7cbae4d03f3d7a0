/** Answers from the table of all answers, which the rules filled when the page was built. */
import { addDays, daysBetween } from "./format.js";

/**
 * Returns the table's answer, or undefined where it has none yet.
 * @param {Case[]} cases
 * @param {Inputs} inputs `today` included
 * @returns {Answer | undefined}
 */
export function tableAnswer(cases, inputs) {
  const found = cases.find(({ when }) => Object.keys(when).every((field) => matches(when, field, inputs)));
  if (!found) return undefined;
  const facts = Object.entries(found.facts).map(([name, value]) => [name, factFor(value, inputs)]);
  return { outcome: found.outcome, facts: Object.fromEntries(facts), steps: found.steps };
}

/**
 * Returns whether the table takes all inputs into account. It has no addresses, since any may be typed.
 * @param {Case[]} cases
 * @param {Inputs} inputs
 */
export function knowsAll(cases, inputs) {
  const known = new Set(["today", ...cases.flatMap(({ when }) => Object.keys(when))]);
  return Object.keys(inputs).every((field) => known.has(field));
}

/**
 * Returns the fields that still matter, given the inputs: all others may have any value.
 * @param {Case[]} cases
 * @param {Inputs} inputs
 */
export function fieldsThatMatter(cases, inputs) {
  return new Set(possible(cases, inputs).flatMap(({ when }) => Object.keys(when)));
}

/**
 * Returns the fields that matter whatever is filled in elsewhere. Of the addresses, these are those that can add to the
 * answer.
 * @param {Case[]} cases
 * @param {Inputs} inputs
 */
export function fieldsThatMatterForSure(cases, inputs) {
  const [first, ...others] = possible(cases, inputs).map(
    ({ when, typed = [] }) => new Set([...Object.keys(when), ...typed]),
  );
  return new Set([...(first ?? [])].filter((field) => others.every((fields) => fields.has(field))));
}

/**
 * Returns the options of a field that exist, given the inputs of the fields before it; null if all do.
 * @param {Case[]} cases
 * @param {Inputs} earlier
 * @param {string} field
 * @returns {Set<string> | null}
 */
export function offeredOptions(cases, earlier, field) {
  const open = possible(cases, earlier);
  if (!open.every(({ when }) => field in when)) return null;
  return new Set(open.flatMap(({ when }) => /** @type {string[]} */ (when[field])));
}

/**
 * @param {Case[]} cases
 * @param {Inputs} inputs
 */
function possible(cases, inputs) {
  return cases.filter(({ when }) => Object.keys(when).every((field) => !inputs[field] || matches(when, field, inputs)));
}

/**
 * @param {Case["when"]} when
 * @param {string} field
 * @param {Inputs} inputs
 */
function matches(when, field, inputs) {
  const given = inputs[field];
  const wanted = when[field] ?? [];
  if (!given) return false;
  if (typeof (wanted[0] ?? wanted[1]) !== "number") return wanted.some((value) => value === given);
  const days = daysBetween(inputs.today ?? "", given);
  const [first, last] = wanted;
  return days >= Number(first ?? -Infinity) && days <= Number(last ?? Infinity);
}

/**
 * @param {Case["facts"][string]} value
 * @param {Inputs} inputs
 * @returns {FactValue}
 */
function factFor(value, inputs) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  if ("until" in value) return daysBetween(inputs.today ?? "", inputs[value.until] ?? "");
  return addDays(inputs[value.after] ?? "", value.days);
}
