"""What pages and the desk say about stale translations."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import html5lib

from kb.outputs.desk import DeskFile
from kb.pages.support_desk_data import desk_json
from kb.translations.recording import judge, record
from tests.conftest import loaded
from tests.content.changes import replaced
from tests.pages.conftest import edition_at, output_at, page_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.outputs.edition import Edition

STEP = replaced("Wählen Sie die Rechnung und", "Wählen Sie alle Rechnungen aus, und")
NOTE = "        note: Mehr dazu unter [Erinnerungen](guide:billing/remind#turn-on).\n"


def changed(docs: Path, file: str, change: Callable[[Path], object], *misleading: str) -> None:
    """Record the translations, change a source, and mark the changes that mislead."""
    record(loaded(docs)[0])
    change(docs / file)
    if misleading:
        judge(loaded(docs)[0], misleading, "major")


def notes(edition: Edition, path: str) -> list[tuple[str, str]]:
    """Return what the page says about outdated parts, each with the id of the surrounding element."""
    page = html5lib.parse(str(page_at(edition, path).content), namespaceHTMLElements=False)
    around = {child: parent for parent in page.iter() for child in parent}
    found = []
    for note in page.iterfind(".//*[@class]"):
        if "kb-outdated" in note.attrib["class"]:
            outer = around[note]
            while "id" not in outer.attrib and outer in around:
                outer = around[outer]
            found.append((outer.attrib.get("id", ""), " ".join("".join(note.itertext()).split())))
    return found


def behind(edition: Edition, path: str) -> list[str]:
    return re.findall(r'<p class="kb-behind">.*? <a href="([^"]+)"', page_at(edition, path).content)


def test_a_misleading_change_is_noted_at_that_very_step(small_docs: Path) -> None:
    changed(small_docs, "de/billing/pay.yml", STEP, "billing/pay#pay-one-choose")
    edition = edition_at(small_docs)
    note = (
        "Pas à jour : Quelque chose a changé ici, et notre traduction n’est pas encore à jour. Suivez l’original. "
        "Afficher l’original : Deutsch Wählen Sie alle Rechnungen aus, und klicken Sie auf Payer."
    )
    assert notes(edition, "fr/billing/pay/") == [("pay-one-choose", note)]
    assert '<span lang="de">Wählen Sie alle Rechnungen aus' in page_at(edition, "fr/billing/pay/").content
    assert behind(edition, "fr/billing/pay/") == []
    assert _outdated_in_desk(edition) == {"pay-one-choose": {"source": "de", "misleads": True}}


def test_every_part_has_its_note(small_docs: Path) -> None:
    record(loaded(small_docs)[0])
    for file, old, new in (
        ("billing/pay.yml", "title: Eine Rechnung\n", "title: Zwei Rechnungen\n"),
        ("billing/pay.yml", "alt: Eine Rechnung", "alt: Zwei"),
        ("billing/pay.yml", "Der erste", "Der letzte"),
        ("billing/pay.yml", "bevor die Frist abläuft", "irgendwann"),
        ("billing/pay.yml", "Dann bezahlen Sie", "Warten Sie"),
        ("billing/questions.yml", "Nein, nur", "Ja, oder"),
        ("snippets.yml", "Öffnen Sie", "Meiden Sie"),
    ):
        replaced(old, new)(small_docs / "de" / file)
    judge(loaded(small_docs)[0], ("billing/pay", "billing/cash", "snippets#open-payments"), "major")
    edition = edition_at(small_docs)
    assert [(part, note.rpartition(" Deutsch ")[2]) for part, note in notes(edition, "fr/billing/pay/")] == [
        ("", "Bezahlen Sie, irgendwann."),
        ("in-time", "Der letzte Versuch erfolgt 14 jours vorher."),  # a fact as readers of French see it
        ("", "Zwei Rechnungen"),  # a heading is beside its section
        ("pay-one-open", "Meiden Sie den Manager."),
        ("pay-one-choose", "Zwei"),
        ("", "Warten Sie sofort."),
    ]
    assert len(notes(edition, "fr/billing/cash/")) == 1
    assert page_at(edition, "fr/questions/billing/").content.count("Pas à jour") == 1
    assert notes(edition, "de/billing/pay/") == notes(edition, "fr/billing/receipt/") == []


def test_parts_removed_from_the_source_are_marked(small_docs: Path) -> None:
    changed(small_docs, "de/billing/pay.yml", replaced(NOTE, ""), "billing/pay#pay-one-choose.note")
    ((_part, note),) = notes(edition_at(small_docs), "fr/billing/pay/")
    assert note.endswith("Cette partie ne figure plus dans l’original.")


def test_other_changes_are_a_line_at_the_end_of_the_page(small_docs: Path) -> None:
    """Unless they are minor, or the translation has changed too."""
    changed(small_docs, "de/billing/pay.yml", STEP)
    replaced("Choose the invoice", "Choose all the invoices")(small_docs / "en/billing/pay.yml")
    judge(loaded(small_docs)[0], ("billing/pay",), "minor", "it")
    edition = edition_at(small_docs)
    assert notes(edition, "fr/billing/pay/") == []
    assert behind(edition, "fr/billing/pay/") == ["../../../de/billing/pay/"]
    for path in ("fr/billing/remind/", "de/billing/pay/", "en/billing/pay/", "it/billing/pay/"):
        assert behind(edition, path) == []


def _outdated_in_desk(edition: Edition) -> dict[str, object]:
    given = output_at(edition, "support-desk/fr/").given
    assert isinstance(given, DeskFile)
    data = json.loads(desk_json(given.desk, {}))
    (guide,) = (guide for guide in data["guides"] if guide["address"] == "billing/pay")
    return {unit["id"]: unit["outdated"] for unit in guide["units"] if "outdated" in unit}
