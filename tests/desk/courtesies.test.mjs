import assert from "node:assert/strict";
import { test } from "node:test";
import { patternsOf, withoutCourtesies } from "../../overrides/assets/scripts/desk/courtesies.js";
import { startsOf } from "../../overrides/assets/scripts/search/words.js";

const COURTESIES = {
  greetings: ["Guten Tag", "Grüezi", "Hallo", "Hallo zusammen"],
  thanks: ["Danke", "Vielen Dank"],
  closings: ["Freundliche Grüsse", "Danke und Gruss", "Gruss"],
  transitions: ["Noch etwas", "Wenn wir schon dabei sind"],
};
const COMMON = new Set(["ich", "für", "die", "nicht", "mein", "mit", "und", "wie", "aus"]);

for (const [mail, expected] of [
  ["Guten Tag ¶ Mein Passwort geht nicht. ¶ Freundliche Grüsse Anna Meier", "Mein Passwort geht nicht."],
  ["Guten Tag Frau Dr. Meier-Huber, mein Passwort geht nicht", ", mein Passwort geht nicht"],
  ["Hallo zusammen\nMein Passwort geht nicht. Danke, Anna", "Mein Passwort geht nicht."],
  ["Grüezi mein Tag ist weg", "mein Tag ist weg"],
  ["HALLO MEIN PASSWORT GEHT NICHT, WAS NUN", "MEIN PASSWORT GEHT NICHT, WAS NUN"],
  ["Karte abgelehnt. Danke und Gruss, Peter\n\nKeller AG, Dorfstrasse 3", "Karte abgelehnt."],
  ["Karte weg. Gruss Peter ¶ PS: Wie kündige ich die Domain?", "Karte weg. ¶ PS: Wie kündige ich die Domain?"],
  ["Danke für die Antwort. Karte abgelehnt", "Danke für die Antwort. Karte abgelehnt"],
  ["Danke. Karte abgelehnt", "Danke. Karte abgelehnt"],
  ["Mit Gruss aus Bern und die Karte ist weg", "Mit Gruss aus Bern und die Karte ist weg"],
  ["Tag löschen", "Tag löschen"],
  ["Grüezi ¶ Danke", "Grüezi ¶ Danke"],
]) {
  test(`only the subject of “${mail.replaceAll("\n", " / ")}” is searched`, () => {
    const subject = withoutCourtesies(String(mail), patternsOf(COURTESIES), COMMON);
    assert.equal(subject.replace(/\s+/g, " ").replace(/^[\s¶]+|[\s¶]+$/g, ""), expected);
  });
}

test("in a language without such phrases, all of a mail is searched", () => {
  const mail = "Hallo, mein Passwort geht nicht";
  assert.equal(
    withoutCourtesies(mail, patternsOf({ greetings: [], thanks: [], closings: [], transitions: [] }), COMMON),
    mail,
  );
});

for (const [mail, starts] of [
  ["Karte weg. Was nun? Noch etwas: Wo sind die Rechnungen?", [2]],
  ["Karte weg. ¶ Und wenn wir schon dabei sind, wo sind die Rechnungen?", [1]],
  ["1) Karte weg. 2) Wo sind die Rechnungen?", [1]],
  ["Zu ändern ist z. B. die Karte. Und am 1. 2. 2027 die Rechnung", []],
  ["Noch etwas zur Karte. Sie ist weg", []],
  ["Es ist noch etwas da. Die Karte ist weg", []],
]) {
  test(`transitions in “${mail}”`, () => {
    assert.deepEqual(startsOf(String(mail), patternsOf(COURTESIES).transition), starts);
  });
}
