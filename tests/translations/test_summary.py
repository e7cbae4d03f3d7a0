"""The tallies of translations in `kb status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.translations.recording import judge, record
from kb.translations.summary import StaleUnit, Tally, summary_of_guide, summary_of_shared_files, total
from tests.conftest import LANGUAGES, loaded
from tests.content.changes import replaced

if TYPE_CHECKING:
    from pathlib import Path


def test_numbers_and_what_is_stale(docs: Path) -> None:
    record(loaded(docs)[0])
    replaced("Wählen Sie die Rechnung und", "Wählen Sie alle Rechnungen und")(docs / "de/billing/pay.yml")
    replaced("summary: ", "# ")(docs / "fr/billing/pay.yml")
    replaced("Alors payez tout de suite.", "Dann bezahlen Sie sofort.")(docs / "fr/billing/pay.yml")
    judge(loaded(docs)[0], ("billing/pay#pay-one-choose",), "major", "fr")
    site, _found = loaded(docs)
    summary = summary_of_guide(site.guides["billing/pay"], LANGUAGES)
    assert summary.languages == {
        "it": Tally(units=10, translated=10, stale=1, missing=0),
        "fr": Tally(units=10, translated=8, stale=1, missing=2),
        "en": Tally(units=10, translated=10, stale=1, missing=0),
    }
    expected = StaleUnit(
        guide="billing/pay",
        unit="billing/pay#pay-one-choose.text",
        language="fr",
        significance="major",
        was="Wählen Sie die Rechnung und klicken Sie auf {ui.pay}.",
        now="Wählen Sie alle Rechnungen und klicken Sie auf {ui.pay}.",
    )
    assert [stale for stale in summary.stale if stale.language == "fr"] == [expected]
    assert {stale.significance for stale in summary.stale if stale.language != "fr"} == {"normal"}


def test_tallies_add_up(docs: Path) -> None:
    site, _found = loaded(docs)
    summaries = [summary_of_shared_files(site), *(summary_of_guide(guide, LANGUAGES) for guide in site.guides.values())]
    sums = total(summaries)
    assert set(sums) == set(LANGUAGES)
    assert sums["fr"].units == sum(summary.languages.get("fr", Tally()).units for summary in summaries)
    assert sums["fr"].translated == sums["fr"].units > 100
