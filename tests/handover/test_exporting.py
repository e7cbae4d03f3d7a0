"""`kb translations export`."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from lxml import etree
from translate.storage import pypo

from kb.handover import exporting
from kb.handover.notes import MISLEADS
from kb.handover.protected import pieces, what_stays
from tests.content.changes import replaced
from tests.golden import assert_golden
from tests.handover.conftest import run

GOLDEN = Path(__file__).parent / "expected"
CHOOSE = "billing/pay#pay-one-choose.text"
OLD = "Wählen Sie die Rechnung und klicken Sie auf {ui.pay}."
NEW = "Wählen Sie alle Rechnungen und klicken Sie auf {ui.pay}."


@pytest.fixture
def changed(recorded: Path) -> Path:
    """Return docs in which French has one text of each kind to translate: stale, left untranslated, missing."""
    replaced("Wählen Sie die Rechnung und", "Wählen Sie alle Rechnungen und")(recorded / "de/billing/pay.yml")
    replaced("Alors payez tout de suite.", "Dann bezahlen Sie sofort.")(recorded / "fr/billing/pay.yml")
    replaced("summary: Payez avant la fin du délai.\n", "")(recorded / "fr/billing/pay.yml")
    return recorded


@pytest.mark.parametrize("kind", ["po", "xliff"])
def test_texts_to_translate_are_exported_with_their_notes(changed: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out"
    code, output = run(
        changed, "export", "--language", "fr", "--stale", "--guide", "billing/pay", "--format", kind, out
    )
    assert code == 0, output
    ending = {"po": "po", "xliff": "xlf"}[kind]
    assert f"{out}/de-fr/source/fr.{ending}: 3 texts, 3 to translate" in output
    content = (out / f"de-fr/source/fr.{ending}").read_text(encoding="utf-8")
    lines = [line for line in content.splitlines() if "-Date:" not in line]
    assert_golden(GOLDEN / f"fr.{ending}", "\n".join(lines) + "\n")


def test_misleading_texts_are_marked_as_urgent(changed: Path, tmp_path: Path) -> None:
    run(changed, "major", "billing/pay", "--language", "fr")
    run(changed, "export", "--language", "fr", "--stale", "--format", "po", tmp_path / "out")
    texts = pypo.pofile.parsefile(str(tmp_path / "out/de-fr/source/fr.po")).units
    assert [text.getcontext() for text in texts if MISLEADS in text.getnotes()] == [CHOOSE]


def test_the_memory_has_translations_with_the_words_they_were_made_from(changed: Path, tmp_path: Path) -> None:
    run(changed, "export", "--language", "fr", "--stale", "--format", "po", tmp_path / "out")
    memory = segments(tmp_path / "out/de-fr/tm/fr.tmx")
    assert memory[OLD] == "Choisissez la facture et cliquez sur {ui.pay}."
    assert memory["Eine Rechnung bezahlen"] == "Payer une facture"
    assert NEW not in memory
    assert "Dann bezahlen Sie sofort." not in memory


def test_for_xliff_omegat_has_a_memory_with_the_tags_that_it_shows(changed: Path, tmp_path: Path) -> None:
    run(changed, "export", "--language", "fr", "--stale", "--format", "xliff", tmp_path / "out")
    tagged = "Choisissez la facture et cliquez sur <m0>{ui.pay}</m0>."
    assert segments(tmp_path / "out/de-fr/tm/fr.tmx")[OLD.replace("{ui.pay}", "<m0>{ui.pay}</m0>")] == tagged
    assert OLD in segments(tmp_path / "out/de-fr/memory.tmx")


def test_the_glossary_has_terms_and_words_to_avoid(changed: Path, tmp_path: Path) -> None:
    replaced("explanation: Ce que", "avoid: [note]\n  explanation: Ce que")(changed / "fr/glossary.yml")
    run(changed, "export", "--language", "fr", "--format", "po", tmp_path / "out")
    glossary = etree.fromstring((tmp_path / "out/de-fr/glossary/fr.tbx").read_bytes())
    assert [term.text for term in glossary.iter("term")] == ["Rechnung", "facture"]
    assert [note.text for note in glossary.iter("descrip", "note")] == ["Ce que vous payez.", "Not: note"]
    entries = (tmp_path / "out/de-fr/source/fr.po").read_text(encoding="utf-8")
    assert "#. Term: Rechnung = facture (not: note)\n" in entries


def test_a_translator_of_one_language_gets_texts_from_that_language(recorded: Path, tmp_path: Path) -> None:
    run(recorded, "export", "--language", "fr", "--format", "po", tmp_path / "out")
    contexts = {folder.name: names(folder / "source/fr.po") for folder in (tmp_path / "out").iterdir()}
    assert set(contexts) == {"de-fr", "it-fr"}
    assert {name.partition("#")[0] for name in contexts["it-fr"]} == {"billing/remind"}
    assert CHOOSE in contexts["de-fr"]


@pytest.mark.parametrize(
    ("options", "groups"),
    [
        (["--guide", "billing/pay"], {"billing/pay"}),
        (["--guide", "billing/pay", "--guide", "snippets"], {"billing/pay", "snippets"}),
        (["--owner", "billing", "--guide", "billing/pay"], {"billing/pay"}),
        (["--owner", "billing"], {"billing/pay", "billing/cash", "billing/receipt"}),
    ],
)
def test_the_texts_to_export_can_be_selected(
    recorded: Path, tmp_path: Path, options: list[str], groups: set[str]
) -> None:
    code, output = run(recorded, "export", "--language", "fr", *options, "--format", "po", tmp_path / "out")
    assert code == 0, output
    assert {name.partition("#")[0] for name in names(tmp_path / "out/de-fr/source/fr.po")} == groups


def test_drafts_are_exported_only_if_named(recorded: Path, tmp_path: Path) -> None:
    replaced("title: Eine Rechnung bezahlen", "draft: true\ntitle: Eine Rechnung bezahlen")(
        recorded / "de/billing/pay.yml"
    )
    run(recorded, "export", "--language", "fr", "--format", "po", tmp_path / "all")
    assert CHOOSE not in names(tmp_path / "all/de-fr/source/fr.po")
    run(recorded, "export", "--language", "fr", "--guide", "billing/pay", "--format", "po", tmp_path / "one")
    assert CHOOSE in names(tmp_path / "one/de-fr/source/fr.po")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ["--guide", "billing/pya"],
            "There is no guide or file to translate “billing/pya”; did you mean “billing/pay”?",
        ),
        (["--owner", "biling"], "There is no owner “biling”; did you mean “billing”?"),
        (["--stale"], "There is nothing to translate."),
    ],
)
def test_unknown_names_are_reported(recorded: Path, tmp_path: Path, options: list[str], told: str) -> None:
    code, output = run(recorded, "export", "--language", "fr", *options, "--format", "po", tmp_path / "out")
    assert (code, output) == (1, f"Error: {told}\n")
    assert not (tmp_path / "out").exists()


def test_a_translators_work_is_not_overwritten(recorded: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/fr.po").write_text("mine", encoding="utf-8")
    code, output = run(recorded, "export", "--language", "fr", "--format", "po", tmp_path / "out")
    assert code == 1
    assert "is not empty; expected a new folder" in output
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["fr.po"]


def test_a_full_disk_leaves_no_half_export(recorded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []

    def write(path: Path, content: bytes) -> None:
        if written:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        path.write_bytes(content)
        written.append(path)

    monkeypatch.setattr(exporting, "write_at_once", write)
    code, output = run(recorded, "export", "--language", "fr", "--format", "po", tmp_path / "out")
    assert (code, "no space left on device" in output) == (1, True)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Öffnen Sie die Seite.", ()),
        ("Klicken Sie auf {ui.pay} und {ui.pay}, {a.lead} vorher.", ("{ui.pay}", "{a.lead}")),
        ("Siehe [die {ui.pay}-Seite](guide:a/b#c).", ("{ui.pay}", "](guide:a/b#c)")),
        ("Das [Menü](term:none) ![mit drei Punkten](icon:more).", ("](term:none)", "](icon:more)")),
        ("`rm <name>` und ++ctrl+c++, **fett**", ()),
    ],
)
def test_facts_labels_and_targets_are_protected(text: str, stays: tuple[str, ...]) -> None:
    assert what_stays(text) == stays
    assert "".join(piece.text for piece in pieces(text)) == text


def names(path: Path) -> list[str]:
    """Return the names of the texts in a PO file."""
    units = pypo.pofile.parsefile(str(path)).units
    return [unit.getcontext() for unit in units if not (unit.isheader() or unit.isobsolete())]


def segments(path: Path) -> dict[str, str]:
    """Return the pairs of a translation memory."""
    root = etree.fromstring(path.read_bytes())
    return dict(tuple("".join(seg.itertext()) for seg in unit.iter("seg")) for unit in root.iter("tu"))
