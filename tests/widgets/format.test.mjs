import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
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

test("a day that is near is also named", () => {
  assert.equal(formatFact("2026-12-10", "de", "2026-12-10"), "heute, Donnerstag, 10.\u00a0Dezember 2026");
  assert.equal(formatFact("2026-12-10", "it", "2026-12-09"), "domani, giovedì 10\u00a0dicembre 2026");
  assert.equal(formatFact("2026-12-10", "fr", "2026-12-11"), "hier, jeudi 10\u00a0décembre 2026");
  assert.match(formatFact("2026-12-10", "en-GB", "2026-12-10"), /^today, Thursday,? 10\u00a0December 2026$/);
  assert.equal(formatFact("2026-12-10", "de", "2026-12-12"), "Donnerstag, 10.\u00a0Dezember 2026");
});

test("today is the day in Zurich, near midnight and in summer too", () => {
  assert.equal(today(new Date("2025-12-31T23:30:00Z")), "2026-01-01");
  assert.equal(today(new Date("2026-01-01T22:59:59Z")), "2026-01-01");
  assert.equal(today(new Date("2026-07-01T21:59:59Z")), "2026-07-01");
  assert.equal(today(new Date("2026-07-01T22:00:00Z")), "2026-07-02");
});

test("today does not depend on the reader's time zone", () => {
  const script =
    'import { today } from "./widgets/runtime/format.js"; console.log(today(new Date("2026-07-01T22:30:00Z")))';
  for (const TZ of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"]) {
    const said = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
      env: { ...process.env, TZ },
    });
    assert.equal(String(said).trim(), "2026-07-02", TZ);
  }
});
