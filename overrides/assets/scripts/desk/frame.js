/** What surrounds an answer in a reply: greeting and signature, with placeholders such as `{name}`. */

const PLACEHOLDER = /([ \t]?)\{([\p{L}\p{N}_-]{1,30})\}/gu;

/** @typedef {{ greeting: string, signature: string }} Frame */

/** @param {Frame} frame @returns {string[]} the names of its placeholders, each once */
export function placeholdersIn({ greeting, signature }) {
  return [...new Set(Array.from(`${greeting}\n${signature}`.matchAll(PLACEHOLDER), ([, , name = ""]) => name))];
}

/**
 * Returns the text with the placeholders replaced by their values. A placeholder without a value is left out, with the
 * space before it.
 * @param {string} text
 * @param {ReadonlyMap<string, string>} values
 */
export function filledIn(text, values) {
  return text.replace(PLACEHOLDER, (_, space, name) => {
    const value = values.get(name)?.trim();
    return value ? `${space}${value}` : "";
  });
}
