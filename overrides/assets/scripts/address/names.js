/**
 * Which of the known names is meant by a damaged one. Names are in kebab case, and may have slashes:
 * `billing/pay-invoices`.
 */

const SHORTEST = 4; // letters and digits that are needed to complete or correct a name
const MOST_PIECES = 20; // beginnings of a text that are tried
const MOST_NEAR = 3;
const LEAST_LIKENESS = 0.4; // from 0 to 1, for a name to be near

/**
 * Returns the names that the text can mean: one if that is certain, several if they are equally good, or none.
 * @param {string} text decoded
 * @param {readonly string[]} known
 */
export function meant(text, known) {
  const same = sameLetters(text, known);
  const typed = letters(beginnings(text).at(-1) ?? "");
  if (same.length > 0 || typed.length < SHORTEST) return same;
  const completed = known.filter((name) => isBeginning(typed, letters(name)));
  return completed.length > 0 ? completed : known.filter((name) => isSlip(typed, letters(name)));
}

/**
 * Returns the names that have the same letters as the text, whatever is between and after them.
 * @param {string} text decoded
 * @param {readonly string[]} known
 */
export function sameLetters(text, known) {
  const spelled = known.map(letters);
  for (const beginning of beginnings(text).map(letters)) {
    const same = known.filter((_name, index) => spelled[index] === beginning);
    if (same.length > 0) return same;
  }
  return [];
}

/**
 * Returns the names that are most like the text, best first.
 * @param {string} text decoded
 * @param {readonly string[]} known
 */
export function nearest(text, known) {
  const wanted = pairs(letters(text));
  return known
    .map((name) => ({ name, likeness: likeness(wanted, pairs(letters(name))) }))
    .filter((each) => each.likeness >= LEAST_LIKENESS)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, MOST_NEAR)
    .map(({ name }) => name);
}

/** Returns the letters and digits of a name, which tell names apart however they are written. @param {string} name */
export function letters(name) {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

/**
 * Returns the beginnings of the text, the longest first: up to each place where something else may have been added.
 * @param {string} text
 */
function beginnings(text) {
  const pieces = text
    .split(/([^\p{L}\p{M}\p{N}/-]+)/u)
    .filter((piece) => letters(piece))
    .slice(0, MOST_PIECES);
  return pieces.map((_piece, index) => pieces.slice(0, pieces.length - index).join(" "));
}

/** Returns whether at most half of the name was cut off. @param {string} typed @param {string} name */
function isBeginning(typed, name) {
  return name.startsWith(typed) && typed.length * 2 >= name.length;
}

/**
 * Returns whether one letter was left out, added or changed, or two neighbours were swapped. Digits number things, so
 * another digit makes another name.
 * @param {string} typed
 * @param {string} name
 */
function isSlip(typed, name) {
  if (Math.abs(typed.length - name.length) > 1 || typed.replace(/\D/g, "") !== name.replace(/\D/g, "")) return false;
  let start = 0;
  while (start < typed.length && typed[start] === name[start]) start += 1;
  const [fromHere, afterOne] = [name.slice(start), name.slice(start + 1)];
  return (
    typed.slice(start) === afterOne ||
    typed.slice(start + 1) === fromHere ||
    typed.slice(start + 1) === afterOne ||
    `${typed[start + 1]}${typed[start]}${typed.slice(start + 2)}` === fromHere
  );
}

/** @param {string} text */
function pairs(text) {
  return new Set(Array.from(text.slice(1), (letter, index) => `${text[index]}${letter}`));
}

/** @param {Set<string>} one @param {Set<string>} other @returns {number} from 0 to 1 */
function likeness(one, other) {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return one.size + other.size ? (2 * shared) / (one.size + other.size) : 0;
}
