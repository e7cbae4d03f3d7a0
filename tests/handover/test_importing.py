"""`kb translations import`: what it does with returned texts."""

from __future__ import annotations

from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from kb.handover.importing import take
from kb.handover.report import report
from kb.handover.texts import digest_of_words
from kb.translations.states import State
from tests.conftest import loaded
from tests.content.changes import replaced
from tests.handover.conftest import returned, returned_text, run, states

if TYPE_CHECKING:
    from pathlib import Path

CHOOSE, NOTE = "billing/pay#pay-one-choose.text", "billing/pay#pay-one-choose.note"
GERMAN, NEW_GERMAN = "Wählen Sie die Rechnung und", "Wählen Sie alle Rechnungen und"
FRENCH, NEW_FRENCH = "Choisissez la facture et", "Choisissez toutes les factures et"
NEW_WORDS = "Choisissez toutes les factures et cliquez sur {ui.pay}."


@pytest.fixture
def changed(recorded: Path) -> Path:
    """Return docs in which the source of a step has changed since it was translated."""
    replaced(GERMAN, NEW_GERMAN)(recorded / "de/billing/pay.yml")
    return recorded


def test_only_the_changed_text_is_written_in_its_place(changed: Path) -> None:
    path = changed / "fr/billing/pay.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before := f"# Ours\n{before}", encoding="utf-8")
    taken = returned(changed, {CHOOSE: NEW_WORDS})
    assert taken.is_complete
    assert taken.written == {path: [CHOOSE]}
    assert path.read_text(encoding="utf-8") == before.replace(FRENCH, NEW_FRENCH)
    assert states(changed)[CHOOSE].state is State.CURRENT


def test_a_text_whose_source_has_changed_since_is_taken_as_stale(changed: Path) -> None:
    text = returned_text(CHOOSE, f"{GERMAN} klicken Sie auf {{ui.pay}}.", NEW_WORDS)
    taken = take(loaded(changed)[0], "fr", [text])
    assert taken.changed_since == [text]
    state = states(changed)[CHOOSE]
    assert (str(state.unit.own), state.state, state.was) == (NEW_WORDS, State.STALE, text.source)


def test_a_stale_text_confirmed_unchanged_becomes_current(changed: Path) -> None:
    taken = returned(changed, {CHOOSE: f"{FRENCH} cliquez sur {{ui.pay}}."})
    assert (taken.confirmed, taken.written) == ([CHOOSE], {})
    assert states(changed)[CHOOSE].state is State.CURRENT


def test_changes_made_here_meanwhile_are_not_lost(changed: Path) -> None:
    site = loaded(changed)[0]
    base = digest_of_words(f"{FRENCH} cliquez sur {{ui.pay}}.")
    replaced(FRENCH, "Cochez la facture et")(changed / "fr/billing/pay.yml")
    now = "Cochez la facture et cliquez sur {ui.pay}."
    german = f"{NEW_GERMAN} klicken Sie auf {{ui.pay}}."
    theirs = returned_text(CHOOSE, german, NEW_WORDS, base=base)
    taken = take(loaded(changed)[0], "fr", [theirs])
    assert (taken.conflicts, taken.written) == ([(theirs, now)], {})
    untouched = returned_text(CHOOSE, german, f"{FRENCH} cliquez sur {{ui.pay}}.", base=base)
    taken = take(loaded(changed)[0], "fr", [untouched])
    assert (taken.same, taken.written, taken.conflicts) == (1, {}, [])
    assert str(states(changed)[CHOOSE].unit.own) == now
    assert site.docs == changed


@pytest.mark.parametrize(
    ("words", "is_finished"),
    [
        ("", False),
        (f"{FRENCH} cliquez sur {{ui.pay}}.", False),
        ("Wählen Sie alle Rechnungen und klicken Sie auf {ui.pay}.", True),
    ],
    ids=["empty", "untouched", "the source’s"],
)
def test_untranslated_texts_are_not_taken(changed: Path, words: str, *, is_finished: bool) -> None:
    german = f"{NEW_GERMAN} klicken Sie auf {{ui.pay}}."
    before = (changed / "fr/billing/pay.yml").read_bytes()
    base = digest_of_words(f"{FRENCH} cliquez sur {{ui.pay}}.")
    text = returned_text(CHOOSE, german, words, is_finished=is_finished, base=base)
    taken = take(loaded(changed)[0], "fr", [text])
    assert (taken.unfinished, taken.written) == ([text], {})
    assert (changed / "fr/billing/pay.yml").read_bytes() == before


def test_texts_marked_as_unfinished_are_reported(changed: Path) -> None:
    base = digest_of_words(f"{FRENCH} cliquez sur {{ui.pay}}.")
    text = returned_text(CHOOSE, f"{NEW_GERMAN} klicken Sie auf {{ui.pay}}.", NEW_WORDS, is_finished=False, base=base)
    site = loaded(changed)[0]
    taken = take(site, "fr", [text])
    assert (taken.marked, taken.unfinished, taken.written) == ([text], [], {})


def test_a_guide_with_an_error_stays_as_it_is_and_others_are_written(recorded: Path) -> None:
    before = (recorded / "fr/billing/pay.yml").read_bytes()
    words = {
        CHOOSE: "Choisissez la facture et cliquez sur Payer.",
        NOTE: "Voir aussi les rappels.",
        "billing/pay#title": "Régler une facture",
        "billing/remind#title": "Les rappels",
    }
    taken = returned(recorded, words)
    assert list(taken.written) == [recorded / "fr/billing/remind.yml"]
    assert taken.refused == {
        recorded / "fr/billing/pay.yml": [
            f"returned.po:1: {CHOOSE}: the label {{ui.pay}} is missing; the source has it: add it",
            f"returned.po:1: {NOTE}: the link (guide:billing/remind#turn-on) is missing; the source has it: add it",
        ]
    }
    assert (recorded / "fr/billing/pay.yml").read_bytes() == before
    assert states(recorded)["billing/pay#title"].state is State.CURRENT


def test_a_shared_file_with_an_error_stays_as_it_is(recorded: Path) -> None:
    before = (recorded / "fr/snippets.yml").read_bytes()
    taken = returned(
        recorded,
        {
            "snippets#open-payments.text": "Ouvrez le [Manager](manager:nowhere).",
            "glossary#invoice.explanation": "Ce qu’il faut payer.",
            "words#labels.home": "Accueil",
        },
    )
    assert {path.name for path in taken.written} == {"glossary.yml", "words.yml"}
    ((path, errors),) = taken.refused.items()
    assert path == recorded / "fr/snippets.yml"
    assert len(errors) == 1
    assert errors[0].startswith("returned.po:1: snippets#open-payments.text: ")
    assert "manager:nowhere" in errors[0]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Voir \u202etout.", "the character U+202E RIGHT-TO-LEFT OVERRIDE, which shows nothing; remove it"),
        ("Voir\x1b[2J.", "the character U+001B (a control character), which shows nothing; remove it"),
        (
            "Voir :\n- un\n- deux",
            "a list inside a text, whose lines become one; expected one paragraph, as in the source",
        ),
        ("# Titre\nVoir", "a heading inside a text, whose lines become one; expected one paragraph, as in the source"),
        (
            "Un.\n\nDeux.",
            "a second paragraph inside a text, whose lines become one; expected one paragraph, as in the source",
        ),
    ],
    ids=["invisible", "control", "list", "heading", "paragraphs"],
)
def test_words_that_no_file_can_hold_are_reported_by_name(recorded: Path, words: str, told: str) -> None:
    before = (recorded / "fr/billing/pay.yml").read_bytes()
    name = "billing/pay#summary"
    assert returned(recorded, {name: words}).refused == {
        recorded / "fr/billing/pay.yml": [f"returned.po:1: {name}: {told}"]
    }
    assert (recorded / "fr/billing/pay.yml").read_bytes() == before


def test_a_new_translation_is_not_written_into_a_folder_elsewhere(recorded: Path, tmp_path: Path) -> None:
    (elsewhere := tmp_path / "elsewhere").mkdir()
    (recorded / "fr/billing").rename(tmp_path / "before")
    (recorded / "fr/billing").symlink_to(elsewhere)
    told = "“billing” is a link to another folder; replace it by a folder."
    assert returned(recorded, {CHOOSE: NEW_WORDS}).refused == {recorded / "fr/billing/pay.yml": [told]}
    assert not any(elsewhere.iterdir())


def test_texts_that_no_longer_exist_are_listed(recorded: Path) -> None:
    text = returned_text("billing/pay#old.text", "Alt", "Vieux")
    taken = take(loaded(recorded)[0], "fr", [text])
    assert taken.gone == [text]
    assert not taken.is_complete


def test_each_line_of_the_report_says_where_and_what_is_right(changed: Path) -> None:
    german = f"{NEW_GERMAN} klicken Sie auf {{ui.pay}}."
    texts = [
        returned_text("billing/pay#old.text", "Alt", "Vieux", line=10),
        returned_text("", "Alt", "", line=20),
        returned_text(CHOOSE, german, NEW_WORDS, base=digest_of_words("Autre"), line=30),
        returned_text(NOTE, "Siehe auch.", "Voir.", line=40),
        returned_text("billing/pay#title", "Eine Rechnung bezahlen", "Payer", is_finished=False, line=50),
        returned_text("billing/remind#title", "Anders", "Les rappels", line=60),
    ]
    site = loaded(changed)[0]
    assert "\n".join(report(take(site, "fr", texts), site, "fr")) == (
        "docs/fr/billing/pay.yml: nothing was written, since it would have errors:\n"
        f"  returned.po:40: {NOTE}: the link (guide:billing/remind#turn-on) is missing; the source has it: add it\n"
        f"returned.po:30: {CHOOSE}: also changed here since the export, so not taken; if its words are better, write "
        "them here:\n"
        f"  here: {FRENCH} cliquez sur {{ui.pay}}.\n"
        f"  file: {NEW_WORDS}\n"
        "returned.po:10: billing/pay#old.text: not taken, as there is no such text any more; export again for what "
        "there is now: “Vieux”\n"
        "returned.po:20: a text without a name: not taken, as there is no such text any more; export again for what "
        "there is now: “Alt”\n"
        "returned.po:60: billing/remind#title: taken, and stale: its source has changed since the export; export it "
        "again.\n"
        "returned.po:50: billing/pay#title: not taken, as it is still marked as unfinished (“fuzzy”, “rejected”); "
        "expected no mark.\n"
        "fr: 1 text written in 1 file; 0 right as before; 0 unchanged; 1 not finished.\n"
        "To see them: kb serve --language fr\n"
        "  /fr/billing/remind/\n"
        "To check their spelling too: kb check --language fr"
    )


def test_a_file_that_names_the_language_of_its_source_is_reported_in_one_line(recorded: Path) -> None:
    texts = [returned_text(name, "Alt", "Vieux") for name in (CHOOSE, "billing/pay#title")]
    site = loaded(recorded)[0]
    (line,) = report(take(site, "de", texts), site, "de")
    assert line.startswith("None of the 2 texts is translated into “de”, the language that the file names; ")


def test_a_missing_translation_is_created(recorded: Path) -> None:
    path = recorded / "fr/billing/pay.yml"
    words = {state.unit.name: str(state.unit.own) for state in states(recorded).values() if state.unit.path == path}
    path.unlink()
    assert {states(recorded)[name].state for name in words} == {State.MISSING}
    taken = returned(recorded, words)
    assert (taken.refused, set(taken.written)) == ({}, {path})
    assert path.read_text(encoding="utf-8") == CREATED
    assert {states(recorded)[name].state for name in words} == {State.CURRENT}


CREATED = """\
# yaml-language-server: $schema=../../../schemas/translation.json
translates: de
title: Payer une facture
summary: Payez avant la fin du délai.
before:
  - id: in-time
    text: La première tentative a lieu {auto_renewal.lead} avant.
sections:
  - id: pay-one
    title: Une facture
    steps:
      - id: pay-one-choose
        text: Choisissez la facture et cliquez sur {ui.pay}.
        note: Voir aussi les [rappels](guide:billing/remind#turn-on).
        image:
          alt: Une facture
          labels:
            sum: Montant
faq:
  - id: too-late
    question: Et si le délai est passé\u202f?
    answer: Alors payez tout de suite.
"""


def test_a_new_language_is_created_file_by_file(recorded: Path) -> None:
    """All French files are deleted, and an import restores all their texts."""
    texts = {name: str(state.unit.own) for name, state in states(recorded).items() if state.unit.own}
    for state in states(recorded).values():
        state.unit.path.unlink(missing_ok=True)
    taken = returned(recorded, texts)
    assert taken.refused == {}
    assert {name: str(state.unit.own) for name, state in states(recorded).items() if state.unit.own} == texts
    assert "pay: {label" not in (interface := (recorded / "fr/interface.yml").read_text(encoding="utf-8"))
    assert "    label: Payer\n    unconfirmed: true\n" in interface


def test_words_that_a_file_lacks_are_added_to_it(recorded: Path) -> None:
    replaced("        note: Voir aussi les [rappels](guide:billing/remind#turn-on).\n", "")(
        recorded / "fr/billing/pay.yml"
    )
    replaced("labels:\n  pay: {label: Payer, unconfirmed: true}\n", "labels: {}\n")(recorded / "fr/interface.yml")
    taken = returned(recorded, {NOTE: "Voir les [rappels](guide:billing/remind#turn-on)."})
    assert taken.refused == {}
    assert str(states(recorded)[NOTE].unit.own) == "Voir les [rappels](guide:billing/remind#turn-on)."


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Et si le délai est passé ?", "Et si le délai est passé\u202f?"),
        ('Et l\'autre "délai" ?', "Et l’autre «\u202fdélai\u202f»\u202f?"),
        ("Et si le de\u0301lai est passé ?", "Et si le délai est passé\u202f?"),
        ("Et `l'autre`, c'est passé?", "Et `l'autre`, c’est passé\u202f?"),
    ],
)
def test_typography_is_corrected_rather_than_refused(recorded: Path, typed: str, written: str) -> None:
    taken = returned(recorded, {"billing/pay#too-late.question": typed})
    assert taken.refused == {}
    assert str(states(recorded)["billing/pay#too-late.question"].unit.own) == written


def test_a_home_page_keeps_its_lines(recorded: Path) -> None:
    words = {"index#body": "# Aide\n\nBonjour.\n\n- Un\n- Deux", "index#title": "Aide"}
    assert returned(recorded, words).refused == {}
    assert {name: str(states(recorded)[name].unit.own) for name in words} == words


@pytest.mark.parametrize("kind", ["po", "xliff"])
def test_the_command_reports_what_it_did_and_how_to_see_it(changed: Path, tmp_path: Path, kind: str) -> None:
    run(changed, "export", "--language", "fr", "--stale", "--format", kind, tmp_path / "out")
    file = next((tmp_path / "out/de-fr/source").iterdir())
    content = file.read_text(encoding="utf-8")
    if kind == "po":
        content = content.replace("#, fuzzy, ", "#, ").replace(f'msgstr "{FRENCH}', f'msgstr "{NEW_FRENCH}')
    else:
        before, target, after = content.partition('<target state="needs-translation">')
        content = before + target + after.replace(NEW_GERMAN, NEW_FRENCH).replace("klicken Sie auf", "cliquez sur")
    file.write_text(content, encoding="utf-8")
    assert run(changed, "import", file) == (
        0,
        "fr: 1 text written in 1 file; 0 right as before; 0 unchanged; 0 not finished.\n"
        "To see them: kb serve --language fr\n"
        "  /fr/billing/pay/\n"
        "To check their spelling too: kb check --language fr\n",
    )
    assert str(states(changed)[CHOOSE].unit.own) == NEW_WORDS


def test_an_untouched_file_changes_nothing(changed: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in changed.rglob("*.*")}
    for kind in ("po", "xliff"):
        run(changed, "export", "--language", "fr", "--format", kind, tmp_path / kind)
        code, output = run(changed, "import", *(tmp_path / kind).glob("*/source/*"))
        assert code == 0
        assert output.splitlines()[0].endswith(f": {CHOOSE}: still to be translated.")
        assert "no texts written;" in output
    assert {path: path.read_bytes() for path in changed.rglob("*.*")} == before


def test_contradictory_and_unreadable_files_are_reported(recorded: Path, tmp_path: Path) -> None:
    run(recorded, "export", "--language", "fr", "--guide", "billing/pay", "--format", "po", tmp_path / "out")
    file = tmp_path / "out/de-fr/source/fr.po"
    other = tmp_path / "other.po"
    other.write_text(file.read_text(encoding="utf-8").replace("Payer une facture", "Régler"), encoding="utf-8")
    bad = tmp_path / "bad.po"
    bad.write_bytes(b"\xff")
    code, output = run(recorded, "import", file, other, bad)
    assert code == 1
    told = f"billing/pay#title: this file is not taken, as {file}:21 has other words; remove one of them.\n"
    assert f"{other}:21: {told}" in output
    assert f"{bad}:1: it is not text in UTF-8; expected a PO or XLIFF file in that encoding.\n" in output
    assert "fr: no texts written;" in output


def test_two_imports_at_once_keep_the_records_of_both(changed: Path, tmp_path: Path) -> None:
    """Each writes the records of all languages, so the last could overwrite those of the first."""
    words = {"fr": NEW_WORDS, "it": "Scegli tutte le fatture e clicca su {ui.pay}."}
    imports = []
    for language, own in words.items():
        file = tmp_path / f"{language}.po"
        text = f'msgctxt "{CHOOSE}"\nmsgid "{NEW_GERMAN} klicken Sie auf {{ui.pay}}."\nmsgstr "{own}"\n'
        file.write_text(f'msgid ""\nmsgstr "Language: {language}\\n"\n\n{text}', encoding="utf-8")
        imports.append(get_context("fork").Process(target=run, args=(changed, "import", file)))
    for process in imports:
        process.start()
    for process in imports:
        process.join()
    for language, own in words.items():
        state = states(changed, language)[CHOOSE]
        assert (str(state.unit.own), state.state) == (own, State.CURRENT)
