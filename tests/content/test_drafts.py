"""Drafts: their faults are reported, and readers do not see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.content.drafts import DraftError, without_drafts, without_mark
from kb.content.new_guide import write_new_guide
from kb.content.source_file import SourceFile
from tests.conftest import LANGUAGES, loaded
from tests.content.changes import replaced
from tests.content.reported import reported

ADDRESS = "billing/refunds"
LINK = "[Rimborsi](guide:billing/refunds#other-way)"
REMIND = "it/billing/remind.yml"


@pytest.fixture
def docs(docs: Path) -> Path:
    """Return the small knowledge base with a draft in Italian."""
    write_new_guide(docs, ADDRESS, "it")
    return docs


def test_readers_see_nothing_of_a_draft(docs: Path) -> None:
    site = loaded(docs)[0]
    readers = without_drafts(site)
    assert ADDRESS in site.outlines
    assert ADDRESS not in readers.outlines
    assert not any(place.startswith(ADDRESS) for place in readers.whereabouts.places)
    assert [topic.guides for topic in readers.topics] == [("pay", "remind")]


def test_readers_do_not_see_a_topic_with_only_drafts(docs: Path) -> None:
    for guide in ("de/billing/pay.yml", REMIND):
        replaced("owner: billing\n", "owner: billing\ndraft: true\n")(docs / guide)
    assert [topic.guides for topic in without_drafts(loaded(docs)[0]).topics] == [()]  # which still has questions
    for path in docs.glob("*/billing/questions.yml"):
        path.unlink()
    assert without_drafts(loaded(docs)[0]).topics == ()


def test_todo_is_a_warning_in_a_draft_and_its_translations(docs: Path) -> None:
    (docs / "fr" / f"{ADDRESS}.yml").write_text("translates: it\ntitle: TODO\nsummary: TODO\n", encoding="utf-8")
    told = [line for line in reported(docs).splitlines() if "still to be done" in line]
    assert {line.split(":")[0] for line in told} == {f"docs/{language}/{ADDRESS}.yml" for language in ("it", "fr")}
    assert all(" warning: " in line for line in told)


def test_so_are_faults_of_style_but_not_those_that_keep_it_from_being_shown(docs: Path) -> None:
    draft = docs / "it" / f"{ADDRESS}.yml"
    replaced("owner: billing", "owner: TBD")(draft)
    source = draft.read_text(encoding="utf-8")
    draft.write_text(f"{source}  - id: last\n    question: Dov'è?\n    answer: '{{no.fact}}'\n", encoding="utf-8")
    told = [line for line in reported(docs).splitlines() if f"it/{ADDRESS}.yml" in line and "TODO" not in line]
    assert [" warning: " in line for line in told if "’" in line or "TBD" in line] == [True, True]
    assert [" warning: " in line for line in told if "unknown fact" in line] == [False]


def test_a_link_to_a_draft_is_reported_anywhere(docs: Path) -> None:
    replaced("Le preferenze si salvano da sole.", f"Le preferenze si salvano. {LINK}")(docs / REMIND)
    replaced("late: billing/remind", f"late: {ADDRESS}")(docs / "topics.yml")
    wrong = f"“{ADDRESS}” is a draft; publish it with “kb publish {ADDRESS}”, or remove this"
    files = {line.split(":")[0] for line in reported(docs).splitlines() if wrong in line}
    assert files == {f"docs/{REMIND}", "docs/topics.yml"}


def test_a_draft_may_link_to_drafts_but_not_to_missing_places(docs: Path) -> None:
    draft = docs / "it" / f"{ADDRESS}.yml"
    replaced("reviewed:", "related: [billing/nowhere]\nreviewed:")(draft)
    source = draft.read_text(encoding="utf-8")
    draft.write_text(f"{source}  - id: last\n    question: Quando?\n    answer: '{LINK}'\n", encoding="utf-8")
    told = [line for line in reported(docs).splitlines() if "warning: " not in line]
    assert told == [
        f"docs/it/{ADDRESS}.yml:8:11: related.1: unknown guide “billing/nowhere”; did you mean “billing/remind”?"
    ]


def test_a_published_guide_cannot_become_a_draft(docs: Path) -> None:
    replaced("owner: billing\n", "owner: billing\ndraft: true\n")(docs / REMIND)
    told = [line for line in reported(docs).splitlines() if "was published" in line]
    assert told == [f"docs/{REMIND}:1:1: file: the guide was published, and links lead to it; remove “draft: true”"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\ndraft: true\n# A comment\nowner: b\n", "title: A\n# A comment\nowner: b\n"),
        ("# First\r\ndraft: true\r\ntitle:   A # here\r\n", "# First\r\ntitle:   A # here\r\n"),
        ("title: A\ndraft: True   # wait for Anna\n", "title: A\n# wait for Anna\n"),
        ("title: A\ndraft: true", "title: A"),
        ("title: >-\n  draft: true\n  says\ndraft: true\n", "title: >-\n  draft: true\n  says\n"),
    ],
)
def test_the_mark_is_removed_and_all_else_stays(before: str, after: str) -> None:
    assert without_mark(SourceFile(Path("docs/de/billing/pay.yml"), before.encode())).decode() == after


@pytest.mark.parametrize("source", ["{title: A, draft: true}", "title: A\ndraft:\n  true\n", "draft: !!bool true\n"])
def test_a_mark_not_on_a_line_of_its_own_stays(source: str) -> None:
    with pytest.raises(DraftError, match=r"docs/de/billing/pay.yml:\d: write “draft: true” on a line of its own"):
        without_mark(SourceFile(Path("docs/de/billing/pay.yml"), source.encode()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_guide_is_a_draft(docs: Path, language: str) -> None:
    write_new_guide(docs, "billing/deposit", language)
    assert loaded(docs)[0].outlines["billing/deposit"].is_draft
