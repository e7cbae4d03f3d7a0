/** The state of a widget in the address: `#auto-renewal?due=2026-12-24&payment=card`. It never leaves the browser. */

/**
 * Returns the widget and the inputs that a fragment names, or null where it names no inputs.
 * @param {string} fragment with its #
 * @returns {{ name: string, inputs: Inputs } | null}
 */
export function readFragment(fragment) {
  const [name = "", query] = fragment.replace(/^#/, "").split(/\?(.*)/s);
  if (!name || !query) return null;
  return { name, inputs: Object.fromEntries(new URLSearchParams(query)) };
}

/**
 * Returns the fragment for a widget and its inputs.
 * @param {string} name
 * @param {Inputs} inputs
 */
export function fragmentOf(name, inputs) {
  const query = new URLSearchParams(inputs).toString();
  return `#${name}${query && `?${query}`}`;
}
