/** Days as each language writes them. A day is a string such as "2026-12-24", without hours or time zones. */

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Returns today's date in Zurich, wherever the reader is: due dates follow that calendar.
 * @param {Date} [now]
 */
export function today(now = new Date()) {
  const zurich = new Intl.DateTimeFormat("en", {
    timeZone: "Europe/Zurich",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const { year, month, day } = Object.fromEntries(zurich.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${year}-${month}-${day}`;
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
 * Returns a fact of an answer in words: a day in full, and “today” or the like if it is near; a number as that many
 * days.
 * @param {FactValue} value
 * @param {string} locale
 * @param {string} [now] today
 */
export function formatFact(value, locale, now = "") {
  if (typeof value === "number") return formatDays(value, locale);
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return String(value);
  const distance = daysBetween(now, value);
  if (!(Math.abs(distance) <= 1)) return formatDay(value, locale);
  const near = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(distance, "day");
  return `${near}, ${formatDay(value, locale)}`;
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
