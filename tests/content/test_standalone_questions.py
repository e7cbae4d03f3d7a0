"""Questions without a guide are found, linked and checked like guides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.checks import findings
from kb.checks.reviews import wrong_review_dates
from kb.content.drafts import without_drafts, without_mark
from kb.content.new_guide import NewGuideError, write_new_guide
from kb.content.site import questions_of
from kb.content.source_file import read_source
from tests.conftest import LANGUAGES, loaded
from tests.content.changes import replaced
from tests.content.test_reviews import TODAY

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = "de/billing/questions.yml"


def test_each_has_a_place_of_its_own_and_the_words_of_each_language(docs: Path) -> None:
    site = loaded(docs)[0]
    assert [question.address for question in questions_of(site, "billing")] == ["billing/cash", "billing/receipt"]
    assert {"billing/cash", "billing/receipt"} <= site.whereabouts.places
    cash = site.guides["billing/cash"].versions
    assert [cash[language].title.language for language in LANGUAGES] == list(LANGUAGES)
    assert cash["en"].title == "Can I pay in cash?"
    assert cash["en"].summary.startswith("No, only")
    assert (cash["en"].owner, str(cash["en"].reviewed)) == ("billing", "2026-11-20")


def test_texts_can_link_to_them(docs: Path) -> None:
    for path in docs.glob("*/billing/pay.yml"):
        replaced("guide:billing/remind#turn-on", "guide:billing/cash")(path)
    assert not any("cash" in finding.wrong for finding in findings(loaded(docs)[0]))


def test_while_their_file_cannot_be_read_none_counts_as_gone(docs: Path) -> None:
    replaced("question: Erhalte", "qestion: Erhalte")(docs / QUESTIONS)
    site, found = loaded(docs)
    assert [finding.wrong for finding in found] == ["unknown field “qestion”"]
    assert not any("gone" in finding.wrong for finding in findings(site))


def test_a_review_date_is_reported_at_its_line(docs: Path) -> None:
    source = (docs / QUESTIONS).read_text(encoding="utf-8")
    first, _, second = source.rpartition("2026-11-20")
    (docs / QUESTIONS).write_text(f"{first}2036-11-20{second}", encoding="utf-8")
    (found,) = wrong_review_dates(loaded(docs)[0], TODAY)
    assert source.splitlines()[found.place.line - 1] == "    reviewed: 2026-11-20"
    assert found.place.line > source[: source.index("receipt")].count("\n")


def test_one_of_them_can_be_a_draft(docs: Path) -> None:
    replaced("  - id: receipt\n", "  - id: receipt\n    draft: true  # wait\n")(docs / QUESTIONS)
    readers = without_drafts(loaded(docs)[0])
    assert [question.address for question in questions_of(readers, "billing")] == ["billing/cash"]
    content = without_mark(read_source(docs / QUESTIONS, docs), "receipt").decode()
    assert "  - id: receipt\n# wait\n    question: Erhalte" in content


def test_a_topic_may_have_only_questions(docs: Path) -> None:
    topics = docs / "topics.yml"
    replaced("most_needed:", "  - {id: mail, icon: material/lifebuoy, guides: []}\nmost_needed:")(topics)
    for language in LANGUAGES:
        (docs / language / "mail").mkdir()
        (docs / language / "billing/questions.yml").rename(docs / language / "mail/questions.yml")
    site = loaded(docs)[0]
    assert {"mail/cash", "questions/mail"} <= site.whereabouts.places


def test_no_guide_has_the_name_of_their_file(docs: Path) -> None:
    with pytest.raises(NewGuideError, match="“questions” is the file of a topic's questions without a guide"):
        write_new_guide(docs, "billing/questions", "de")
