import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, daysBetween, formatFact, today } from "../../widgets/runtime/format.js";

test("a day is written in full, as each language does", () => {
  assert.equal(formatFact("2026-12-01", "de"), "Dienstag, 1.\u00a0Dezember 2026");
  assert.equal(formatFact("2026-12-01", "it"), "martedì 1\u00a0dicembre 2026");
  assert.equal(formatFact("2026-12-01", "fr"), "mardi 1er\u00a0décembre 2026");
  assert.equal(formatFact("2026-12-11", "fr"), "vendredi 11\u00a0décembre 2026");
  assert.match(formatFact("2026-12-01", "en-GB"), /^Tuesday,? 1\u00a0December 2026$/);
});

test("a number of days has its unit, in the right number, on one line", () => {
  assert.equal(formatFact(14, "de"), "14\u00a0Tage");
  assert.equal(formatFact(1, "de"), "1\u00a0Tag");
  assert.equal(formatFact(0, "fr"), "0\u00a0jour");
  assert.equal(formatFact(1, "it"), "1\u00a0giorno");
  assert.equal(formatFact(2, "en-GB"), "2\u00a0days");
});

test("days are counted on the calendar, across clock changes, leap days and year ends", () => {
  assert.equal(daysBetween("2026-03-28", "2026-03-30"), 2);
  assert.equal(daysBetween("2027-01-01", "2026-12-31"), -1);
  assert.equal(daysBetween("2028-02-28", "2028-03-01"), 2);
  assert.equal(addDays("2028-03-14", -14), "2028-02-29");
  assert.equal(addDays("2026-10-24", 7), "2026-10-31");
});

test("today is the reader's day, not Greenwich's", () => {
  assert.equal(today(new Date(2026, 0, 1, 0, 30)), "2026-01-01");
  assert.equal(today(new Date(2026, 11, 31, 23, 30)), "2026-12-31");
});
