/** Which of the site's languages is meant by a language tag (BCP 47): `de-CH`, `fr_CA`, `gsw`. */

/** Languages whose speakers read another one, from CLDR; kb/deploy/host.py has them too. */
const READ_AS = /** @type {Record<string, string>} */ ({ gsw: "de" });

/**
 * Returns the first of the tags' languages that is offered. `frr` is not French: only whole subtags count.
 * @param {readonly (string | null | undefined)[]} tags
 * @param {readonly string[]} offered subtags: `de`
 */
export function languageOf(tags, offered) {
  for (const tag of tags) {
    const subtag = primarySubtag(tag ?? "");
    const language = offered.includes(subtag) ? subtag : (READ_AS[subtag] ?? "");
    if (offered.includes(language)) return language;
  }
  return undefined;
}

/** @param {string} tag @returns {string} empty for what is not a language tag */
function primarySubtag(tag) {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-")).language;
  } catch {
    return "";
  }
}

/**
 * Returns the language that a query asks for: `?fr`. A parameter with a value, or with another name, does not ask for
 * any.
 * @param {string} query with its question mark
 * @param {readonly string[]} offered
 */
export function languageAskedFor(query, offered) {
  const bare = [...new URLSearchParams(query)].filter(([, value]) => !value).map(([name]) => name);
  return languageOf(
    bare.map((name) => /^[a-z]+([-_][a-z0-9]+)*/i.exec(name.trim())?.[0]),
    offered,
  );
}
