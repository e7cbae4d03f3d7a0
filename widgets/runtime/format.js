/** Days as each language writes them. A day is a string such as "2026-12-24", without hours or time zones. */

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Returns today on the reader's calendar.
 * @param {Date} [now]
 */
export function today(now = new Date()) {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part, index) => String(part).padStart(index ? 2 : 4, "0")).join("-");
}

/**
 * Returns the number of days from one day to another: negative if the other is earlier.
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return (Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY;
}

/**
 * Returns the day that is a number of days after another.
 * @param {string} day
 * @param {number} days
 */
export function addDays(day, days) {
  return new Date(Date.parse(day) + days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * Returns a fact of an answer in words: a day in full, a number as that many days.
 * @param {FactValue} value
 * @param {string} locale
 */
export function formatFact(value, locale) {
  if (typeof value === "number") return formatDays(value, locale);
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(value, locale) : String(value);
}

/**
 * Returns a day in words; the full style includes its name.
 * @param {string} day
 * @param {string} locale
 * @param {"full" | "long"} [dateStyle]
 */
export function formatDay(day, locale, dateStyle = "full") {
  const parts = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: "UTC" }).formatToParts(Date.parse(day));
  // French says “1er décembre”, which Intl does not know. The number stays on one line with its month.
  const isFrench = locale.startsWith("fr");
  const words = parts.map(({ type, value }, index) => {
    if (parts[index - 1]?.type === "day") return value.replace(" ", "\u00a0");
    return isFrench && type === "day" && value === "1" ? "1er" : value;
  });
  return words.join("");
}

/**
 * @param {number} days
 * @param {string} locale
 */
export function formatDays(days, locale) {
  const format = new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long" });
  return format.format(days).replace(" ", "\u00a0");
}
