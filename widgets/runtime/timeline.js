/** The timeline of a renewal, to scale: today, the first payment attempt if there is one, and the due date. */
import { element, picture, shape } from "./elements.js";
import { daysBetween, formatDay } from "./format.js";

const LENGTH = 10; // of the line; all lengths are in em, so that the picture grows with the reader's font size
const LABEL_HEIGHT = 3;
const AXIS = 1.25;
const TEXT = 2.9;
const MARGIN = 1.25;

/**
 * Returns the positions on a line of the marks of days, to scale, and of their labels, which never overlap.
 * @param {number[]} days in order, at least one; only their distances matter
 * @param {number} length of the line
 * @param {number} labelHeight
 * @returns {{ mark: number, label: number }[]}
 */
export function layout(days, length, labelHeight) {
  const first = days[0] ?? 0;
  const span = (days.at(-1) ?? 0) - first;
  const marks = days.map((day) => (span ? ((day - first) / span) * length : 0));
  const labels = [...marks];
  for (let i = 1; i < labels.length; i++) labels[i] = Math.max(at(labels, i), at(labels, i - 1) + labelHeight);
  labels.push(Math.max(length, labelHeight * (days.length - 1)) + labelHeight);
  for (let i = days.length - 1; i >= 0; i--) labels[i] = Math.min(at(labels, i), at(labels, i + 1) - labelHeight);
  return marks.map((mark, index) => ({ mark, label: at(labels, index) }));
}

/**
 * @param {number[]} numbers
 * @param {number} index
 */
function at(numbers, index) {
  return numbers[index] ?? 0;
}

/**
 * Returns the picture.
 * @param {Inputs} inputs with `today` and `due`
 * @param {Answer} answer with the fact `first_attempt`
 * @param {import("./words.js").Words} words
 * @param {string} locale
 */
export function timeline(inputs, answer, words, locale) {
  const { today = "", due = "" } = inputs;
  const attempt = answer.facts.first_attempt;
  const events = [
    { kind: "today", day: today, name: words.label("today").textContent },
    ...(attempt ? [{ kind: "attempt", day: String(attempt), name: words.label("first-attempt").textContent }] : []),
    { kind: "due", day: due, name: words.label("due").textContent },
  ].map((event) => ({ ...event, name: event.name ?? "", date: formatDay(event.day, locale, "long") }));
  events.sort((one, other) => daysBetween(other.day, one.day));

  const places = layout(
    events.map(({ day }) => daysBetween(today, day)),
    LENGTH,
    LABEL_HEIGHT,
  );
  /** @param {string} kind */
  const markOf = (kind) =>
    at(
      places.map(({ mark }) => mark),
      events.findIndex((event) => event.kind === kind),
    );
  const last = Math.max(LENGTH, places.at(-1)?.label ?? 0);

  const said = {
    title: words.label("picture").textContent ?? "",
    description: events.map(({ name, date }) => `${name}: ${date}`).join("; "),
  };
  const svg = picture(
    `${words.widget.id}-timeline`,
    said,
    { class: "kb-timeline", width: "100%", height: `${last + 2 * MARGIN + 1}em` },
    [
      line("kb-line", 0, LENGTH),
      ...(attempt ? [line("kb-line kb-window", markOf("attempt"), markOf("due"))] : []),
      ...events.flatMap(({ kind, name, date }, index) => drawn(kind, name, date, places[index])),
    ],
  );
  return element("div", { class: "kb-drawing" }, svg);
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {string} date
 * @param {{ mark: number, label: number } | undefined} place
 */
function drawn(kind, name, date, place = { mark: 0, label: 0 }) {
  const [mark, label] = [place.mark + MARGIN, place.label + MARGIN];
  return [
    shape("line", { class: "kb-leader", x1: em(AXIS), y1: em(mark), x2: em(TEXT - 0.4), y2: em(label) }),
    shape("circle", { class: `kb-mark kb-${kind}`, cx: em(AXIS), cy: em(mark), r: em(0.55) }),
    shape("text", { class: "kb-name", x: em(TEXT), y: em(label - 0.1) }, name),
    shape("text", { class: "kb-date", x: em(TEXT), y: em(label + 1.2) }, date),
  ];
}

/**
 * @param {string} kind
 * @param {number} from
 * @param {number} to
 */
function line(kind, from, to) {
  return shape("line", { class: kind, x1: em(AXIS), y1: em(from + MARGIN), x2: em(AXIS), y2: em(to + MARGIN) });
}

/** @param {number} length */
function em(length) {
  return `${Math.round(length * 100) / 100}em`;
}
