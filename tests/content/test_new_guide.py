"""A new guide has examples of every kind of part, in the writer's language, and no fault but TODO."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.checks import findings
from kb.checks.spelling import Spelling
from kb.checks.texts import texts_of_guide
from kb.content.fields import items
from kb.content.guide import Block, Image, Point, Section, Step
from kb.content.new_guide import NewGuideError, write_new_guide
from kb.content.text import Text
from tests.conftest import LANGUAGES, ROOT, loaded
from tests.content.changes import replaced

if TYPE_CHECKING:
    from pathlib import Path

    from kb.content.guide import Guide


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_todo_is_wrong_in_a_new_guide(docs: Path, language: str) -> None:
    write_new_guide(docs, "billing/refunds", language)
    site, found = loaded(docs)
    own = [finding for finding in [*found, *findings(site)] if finding.place.path == docs / language / REFUNDS]
    assert {finding.severity for finding in own} == {"warning"}
    assert {finding.wrong for finding in own} == {"“TODO” is still to be done"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_examples_are_in_the_writers_language(docs: Path, language: str) -> None:
    write_new_guide(docs, "billing/refunds", language)
    site, _found = loaded(docs)
    words = (Text(text.removeprefix("TODO "), text.place, language) for text in texts_of_guide(site.guides[ADDRESS]))
    assert list(Spelling(site, ROOT / "node_modules").misspelt_words(words)) == []


def test_it_shows_every_kind_of_part(docs: Path) -> None:
    write_new_guide(docs, "billing/refunds", "it")
    guide = _guide(docs)
    steps, points = list(items(guide, Step)), list(items(guide, Point))
    assert guide.before
    assert guide.needs
    assert guide.faq
    for name in ("result", "note", "tip", "warning"):
        assert any(getattr(step, name) for step in steps), name
    assert points
    kinds = {kind for block in items(guide, Block) for kind in block.kinds}
    assert kinds == set(Block.all_kinds()) - {"note", "tip", "warning"}
    assert [section.recommended for section in items(guide, Section)] == [True, False]
    assert [(image.file, set(image.labels)) for image in items(guide, Image)] == [("invoice.svg", {"sum"})]


def test_without_a_drawing_it_shows_no_picture(docs: Path) -> None:
    (docs / "images" / "invoice.svg").unlink()
    write_new_guide(docs, "billing/refunds", "it")
    assert list(items(_guide(docs), Image)) == []


def test_topics_keep_their_comments_and_line_ends(docs: Path) -> None:
    topics = docs / "topics.yml"
    topics.write_bytes(
        topics.read_bytes().replace(b"      - remind", b"      - remind\n# The end").replace(b"\n", b"\r\n")
    )
    write_new_guide(docs, "billing/refunds", "it")
    assert b"      - remind\r\n      - refunds\r\n# The end\r\n" in topics.read_bytes()
    assert topics.read_bytes().count(b"\n") == topics.read_bytes().count(b"\r\n")


def test_guides_listed_on_one_line_must_be_listed_line_by_line(docs: Path) -> None:
    replaced("\n      - pay\n      - remind", " [pay, remind]")(docs / "topics.yml")
    with pytest.raises(NewGuideError, match="list the guides of “billing” one to a line, such as “- refunds”"):
        write_new_guide(docs, "billing/refunds", "it")
    assert not (docs / "it" / REFUNDS).exists()


ADDRESS = "billing/refunds"
REFUNDS = f"{ADDRESS}.yml"


def _guide(docs: Path) -> Guide:
    site, found = loaded(docs)
    assert found == []
    return site.guides[ADDRESS].versions["it"]
