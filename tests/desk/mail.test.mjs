import assert from "node:assert/strict";
import { test } from "node:test";
import { asOneLine, inFirstLanguage, isMail, languageOfText } from "../../overrides/assets/scripts/desk/mail.js";

const COMMON = new Map([
  ["de", new Set(["ich", "kann", "mein", "nicht", "mehr", "in"])],
  ["fr", new Set(["je", "ne", "plus", "mon", "la", "en"])],
  ["it", new Set(["non", "il", "mio", "la", "più", "in"])],
]);

test("a text with several lines, or more words than a search, is a mail", () => {
  for (const [text, expected] of [
    ["Outlook password", false],
    ["Passwort vergessen\n", false],
    ["Guten Tag\nIch habe eine Frage", true],
    ["Buongiorno, Outlook mi rifiuta la password della casella info@esempio.ch da ieri. Grazie, Luca", true],
  ]) {
    assert.equal(isMail(String(text)), expected, String(text));
  }
});

test("a mail becomes one line, with marks between its paragraphs", () => {
  for (const [text, expected] of [
    [
      "Guten Tag\n\nIch kann mich nicht\nanmelden.\n\n\nDanke!\nJulie\n",
      "Guten Tag ¶ Ich kann mich nicht anmelden. ¶ Danke! ¶ Julie",
    ],
    ["Bonjour,\r\n\r\nje ne peux plus\r\nme connecter", "Bonjour, ¶ je ne peux plus me connecter"],
    ["> Guten Tag\n>\n> Wie zahle ich?\n> Danke", "Guten Tag ¶ Wie zahle ich? ¶ Danke"],
    [">> Wie zahle ich?\n> > Danke\n>\n> Bitte", "Wie zahle ich? ¶ Danke ¶ Bitte"],
    [
      "Wie zahle ich?\n\u200b\nUnd wie kündige ich?\n-- \nJulie\n044 123",
      "Wie zahle ich? ¶ Und wie kündige ich? ¶ Julie 044 123",
    ],
    ["Hallo\u2029\u2028Welt\r\rFrage", "Hallo ¶ Welt ¶ Frage"],
    ["Seit gestern\n- kein Login\n- kein SMS", "Seit gestern - kein Login - kein SMS"],
    ["Pass\u00adwort\nvergessen, mo\u0308chte", "Passwort vergessen, möchte"],
    ["  one line ", "one line"],
    ["\n \n", ""],
  ]) {
    assert.equal(asOneLine(text), expected);
  }
});

test("an earlier mail at the end is left out, if the rest says enough", () => {
  const own = "Hallo zusammen\n\nDas geht leider nicht, der Code kommt nie auf meinem neuen Handy an.\nGruss Julie";
  const kept = "Hallo zusammen ¶ Das geht leider nicht, der Code kommt nie auf meinem neuen Handy an. ¶ Gruss Julie";
  for (const quoted of [
    "\n> Guten Tag\n>\n> Ihre Rechnungen finden Sie im Manager.",
    "\nAm 27.11.2026 um 10:14 schrieb Support <a@b.ch>:\n> Ihre Rechnungen",
    "\nLe 27 nov. 2026 à 10:14, Support\n<a@b.ch> a écrit :\n\n> Vos factures\n>> Merci",
    "\nOn 27 Nov 2026, at 10:14, Support wrote:\nYour invoices are in the Manager.",
    "\nIl giorno 27 nov 2026 Support ha scritto:\n\nLe fatture",
    "\n\n-----Ursprüngliche Nachricht-----\nVon: Support <a@b.ch>\nGesendet: Freitag\nBetreff: Ihre Rechnungen\n\nGuten Tag",
    "\n________________________________\n*De :* Support\n*Envoyé :* vendredi\n*Objet :* Vos factures\n\nBonjour",
    "\nDa: Support\nA: Julie\nInviato: venerdì\nOggetto: Le fatture",
  ]) {
    assert.equal(asOneLine(own + quoted), kept, quoted);
  }
  for (const all of [
    "Geht nicht. Julie\n\n> Ihre Rechnungen",
    `> Senden Sie uns ein Bild.\n\n${own}`,
    `Von: Julie\nGesendet: Freitag\nBetreff: Ihre Rechnungen\n\n${own}`,
    `${own}\n-----Weitergeleitete Nachricht-----\nVon: Support\nDatum: Freitag\n\nSenden Sie uns ein Bild.`,
    `${own} Was heisst das unten?\n> Senden Sie uns ein Bild.`,
    `Am 27.11. schrieb Support:\n> Welches Handy?\n${own}`,
    `${own}\nIhr Kollege schrieb:\nSenden Sie ein Bild. Wie?`,
  ]) {
    assert.match(asOneLine(all), /Rechnungen|Bild|Welches/, all);
  }
});

test("the language of a text is the one whose common words it has", () => {
  assert.equal(languageOfText("Ich kann mein Passwort nicht mehr finden", COMMON), "de");
  assert.equal(languageOfText("Je ne trouve plus mon mot de passe", COMMON), "fr");
  assert.equal(languageOfText("Non trovo più il mio codice", COMMON), "it");
});

test("a few words, or words of two languages, are not taken for either", () => {
  for (const text of ["", "Passwort", "mein Passwort nicht", "ich kann mein, je ne plus", "la la la in in"]) {
    assert.equal(languageOfText(text, COMMON), undefined, text);
  }
});

test("a mail that says everything in two languages is searched in the first", () => {
  const [german, french] = ["Ich kann nicht in mein Konto", "je ne peux plus ouvrir mon compte, la page est en panne"];
  for (const [mail, language, text] of [
    [`Hallo ¶ ${german} ¶ ${french} ¶ Julie`, "de", `Hallo ¶ ${german} ¶ Julie`],
    [`${french} ¶ ${german} mehr`, "fr", french],
    [`Hallo ¶ ${german} mehr, ich kann nicht ¶ je ne vois pas`, "de", undefined],
    ["Passwort ¶ password", undefined, undefined],
    ["", undefined, undefined],
  ]) {
    const found = inFirstLanguage(String(mail), COMMON);
    assert.equal(found.language, language, mail);
    assert.equal(found.text.replace(/\s+/g, " ").trim(), (text ?? mail)?.replace(/\s+/g, " "), mail);
  }
});
