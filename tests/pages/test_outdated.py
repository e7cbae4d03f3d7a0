"""What pages and the desk say where a translation no longer says what its source says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import html5lib
import pytest

from kb.outputs.desk import DeskFile
from kb.pages.support_desk_data import desk_json
from kb.translations.recording import judge, record
from tests.conftest import loaded
from tests.content.changes import replaced
from tests.pages.conftest import edition_at, output_at, page_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STEP = replaced("Wählen Sie die Rechnung und", "Wählen Sie alle Rechnungen aus, und")
NOTE = "        note: Mehr dazu unter [Erinnerungen](guide:billing/remind#turn-on).\n"


def changed(docs: Path, file: str, change: Callable[[Path], object], *misleading: str) -> None:
    """Record the translations, change a source, and say which of its changes mislead."""
    record(loaded(docs)[0])
    change(docs / file)
    if misleading:
        judge(loaded(docs)[0], misleading, "major")


def notes(docs: Path, path: str) -> dict[str, str]:
    """Return what the page says of outdated parts, by the id of the element around."""
    page = html5lib.parse(str(page_at(edition_at(docs), path).content), namespaceHTMLElements=False)
    around = {child: parent for parent in page.iter() for child in parent}
    found = {}
    for note in page.iterfind(".//*[@class]"):
        if "kb-outdated" in note.attrib["class"]:
            outer = around[note]
            while "id" not in outer.attrib and outer in around:
                outer = around[outer]
            found[outer.attrib.get("id", "")] = " ".join("".join(note.itertext()).split())
    return found


def behind(docs: Path, path: str) -> list[str]:
    return re.findall(r'<p class="kb-behind">.*? <a href="([^"]+)"', page_at(edition_at(docs), path).content)


def test_where_a_change_misleads_a_note_stands_at_that_very_step(small_docs: Path) -> None:
    changed(small_docs, "de/billing/pay.yml", STEP, "billing/pay#pay-one-choose")
    assert notes(small_docs, "fr/billing/pay/") == {
        "pay-one-choose": "Pas à jour : Quelque chose a changé ici, et notre traduction n’est pas encore à jour. "
        "Suivez l’original. Afficher l’original : Deutsch "
        "Wählen Sie alle Rechnungen aus, und klicken Sie auf Payer."  # the label as readers of French see it
    }
    page = page_at(edition_at(small_docs), "fr/billing/pay/").content
    assert '<span lang="de">Wählen Sie alle Rechnungen aus' in page
    assert notes(small_docs, "de/billing/pay/") == {}
    assert behind(small_docs, "fr/billing/pay/") == []


@pytest.mark.parametrize(
    ("file", "change", "name", "path", "part"),
    [
        ("pay.yml", replaced("title: Eine Rechnung\n", "title: Zwei\n"), "billing/pay#pay-one", "pay", "pay-one"),
        ("pay.yml", replaced("alt: Eine Rechnung", "alt: Zwei"), "billing/pay", "pay", "pay-one-choose"),
        ("pay.yml", replaced("Dann bezahlen Sie", "Warten Sie"), "billing/pay#too-late", "pay", "too-late"),
        ("pay.yml", replaced("Der erste", "Der letzte"), "billing/pay#in-time.text", "pay", "in-time"),
        ("pay.yml", replaced("bevor die Frist", "nachdem die Frist"), "billing/pay#summary", "pay", ""),
        ("questions.yml", replaced("Nein, nur", "Ja, oder"), "billing/cash#answer", "cash", ""),
        ("../snippets.yml", replaced("Öffnen Sie", "Meiden Sie"), "snippets#open-payments", "pay", "pay-one-open"),
    ],
)
def test_every_part_has_its_note(
    small_docs: Path, file: str, change: Callable[[Path], object], name: str, path: str, part: str
) -> None:
    changed(small_docs, f"de/billing/{file}", change, name)
    found = notes(small_docs, f"fr/billing/{path}/")
    # A heading stands beside its section; what is said of the whole page, below its title.
    assert list(found) == [part] or (list(found) == [""] and part in ("pay-one", "too-late"))


def test_what_is_gone_from_the_source_is_said_to_be_gone(small_docs: Path) -> None:
    changed(small_docs, "de/billing/pay.yml", replaced(NOTE, ""))
    judge(loaded(small_docs)[0], ("billing/pay#pay-one-choose.note",), "major")
    (note,) = notes(small_docs, "fr/billing/pay/").values()
    assert note.endswith("Cette partie ne figure plus dans l’original.")


def test_other_changes_are_a_line_at_the_end_of_the_page(small_docs: Path) -> None:
    changed(small_docs, "de/billing/pay.yml", STEP)
    assert notes(small_docs, "fr/billing/pay/") == {}
    assert behind(small_docs, "fr/billing/pay/") == ["../../../de/billing/pay/"]
    assert behind(small_docs, "fr/billing/remind/") == behind(small_docs, "de/billing/pay/") == []


def test_minor_changes_and_those_that_a_translation_follows_are_not_shown(small_docs: Path) -> None:
    changed(small_docs, "de/billing/pay.yml", STEP)
    replaced("Choisissez la facture", "Choisissez toutes les factures")(small_docs / "fr/billing/pay.yml")
    assert behind(small_docs, "fr/billing/pay/") == []
    judge(loaded(small_docs)[0], ("billing/pay",), "minor")
    assert behind(small_docs, "it/billing/pay/") == []


def test_the_desk_knows_what_is_outdated(small_docs: Path) -> None:
    changed(small_docs, "de/billing/pay.yml", STEP, "billing/pay#pay-one-choose")
    given = output_at(edition_at(small_docs), "support-desk/fr/").given
    assert isinstance(given, DeskFile)
    data = json.loads(desk_json(given.desk, {}))
    (guide,) = (guide for guide in data["guides"] if guide["address"] == "billing/pay")
    outdated = {unit["id"]: unit["outdated"] for unit in guide["units"] if "outdated" in unit}
    assert outdated == {"pay-one-choose": {"source": "de", "misleads": True}}
