"""The changes of guides: their order, and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks import findings
from kb.checks.reviews import wrong_review_dates
from kb.content.changes import reworded_parts
from tests.conftest import loaded
from tests.content.changes import appended, replaced
from tests.content.test_reviews import TODAY

if TYPE_CHECKING:
    from pathlib import Path

PAY = "de/billing/pay.yml"
CHANGES = """\
changes:
  - {id: first, date: 2026-01-01, significance: minor, text: A., before: {pay-one-choose: Zuerst., too-late: Nein.}}
  - {id: second, date: 2026-02-01, significance: major, text: B., before: {pay-one-choose: Danach.}}
"""
IN_FRENCH = """\
changes:
  - {id: second, text: B., before: {pay-one-choose: Ensuite.}}
"""


def _told(docs: Path, language: str) -> dict[str, list[tuple[str, str, str]]]:
    """Return the id of each change, and the parts that it reworded: id, old and new words."""
    site, found = loaded(docs)
    assert found == []
    parts = reworded_parts(site.guides["billing/pay"].versions[language])
    return {name: [(part.id, str(part.was), str(part.now)[:7]) for part in own] for name, own in parts.items()}


def test_what_a_part_said_after_a_change_is_what_it_said_before_the_next(docs: Path) -> None:
    appended(CHANGES.encode())(docs / PAY)
    assert _told(docs, "de") == {
        "second": [("pay-one-choose", "Danach.", "Wählen ")],
        "first": [("pay-one-choose", "Zuerst.", "Danach."), ("too-late", "Nein.", "Dann be")],
    }


def test_each_language_has_its_own_former_words_and_none_of_another(docs: Path) -> None:
    appended(CHANGES.encode())(docs / PAY)
    appended(IN_FRENCH.encode())(docs / "fr/billing/pay.yml")
    (words,) = _told(docs, "fr")["second"]
    assert words[:2] == ("pay-one-choose", "Ensuite.")
    assert _told(docs, "fr")["first"] == []
    assert not any("before" in finding.wrong + finding.place.where for finding in findings(loaded(docs)[0]))


def test_a_part_may_be_named_by_a_former_id(docs: Path) -> None:
    appended(CHANGES.replace("pay-one-choose: Danach", "choose-invoice: Danach").encode())(docs / PAY)
    (part,) = _told(docs, "de")["second"]
    assert part[:2] == ("choose-invoice", "Danach.")


def test_the_answer_of_a_question_without_a_guide_is_called_answer(docs: Path) -> None:
    change = "    changes: [{id: new, date: 2026-01-01, significance: minor, text: A., before: {answer: Ja.}}]\n"
    path = docs / "de/billing/questions.yml"
    replaced("  - id: receipt\n", f"  - id: receipt\n{change}")(path)
    site, found = loaded(docs)
    assert found == []
    assert not any("answer" in finding.wrong for finding in findings(site))
    ((part,),) = reworded_parts(site.guides["billing/receipt"].versions["de"]).values()
    assert part.now == site.guides["billing/receipt"].versions["de"].summary


def test_a_change_dated_tomorrow_is_reported_at_its_line(docs: Path) -> None:
    appended(CHANGES.replace("2026-02-01", "2026-11-29").encode())(docs / PAY)
    lines = [finding.line(docs.parent) for finding in wrong_review_dates(loaded(docs)[0], TODAY)]
    assert lines == [
        "docs/de/billing/pay.yml:28:1: changes: the date 2026-11-29 is in the future; expected the day from which the "
        "guide says so"
    ]
