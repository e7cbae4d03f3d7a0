/** Which short link is meant by a code that was read, typed or dictated wrongly. */

// As kb/content/ledger.py makes them: k9x2h.
const LETTERS = "fhkmrtwx";
const DIGITS = "23456789";
const SIGNS = [LETTERS, DIGITS, LETTERS, DIGITS, LETTERS];

/** The signs that may have been meant by one that codes do not have. */
const ALIKE = /** @type {Record<string, string>} */ ({
  a: "4",
  b: "8",
  e: "3",
  g: "69",
  q: "9",
  s: "5",
  z: "2",
  n: "h",
});

/**
 * Returns the one published code that the text can mean, if there is only one. No sign that codes can have is taken for
 * another, and at most one sign may be unreadable, such as `l`, `1`, `O` and `0`, which no code has.
 * @param {string} text
 * @param {readonly string[]} codes
 */
export function meantCode(text, codes) {
  const typed = text.toLowerCase().replaceAll("rn", "m").replaceAll("vv", "w");
  const pieces = typed.match(/[a-z0-9]+/g) ?? [];
  const signs = [pieces[0], pieces.join("")].find((piece) => piece?.length === SIGNS.length);
  if (!signs) return undefined;
  const possible = Array.from(signs, (sign, place) => readings(sign, SIGNS[place] ?? ""));
  if (possible.filter((each) => each.length > 2).length > 1) return undefined;
  const found = codes.filter((code) => possible.every((each, place) => each.includes(code[place] ?? "")));
  return found.length === 1 ? found[0] : undefined;
}

/** @param {string} sign @param {string} expected the signs that codes have at this place */
function readings(sign, expected) {
  if (expected.includes(sign)) return sign;
  const alike = [...(ALIKE[sign] ?? "")].filter((other) => expected.includes(other)).join("");
  return alike || expected;
}
