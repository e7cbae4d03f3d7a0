"""The places that can be linked: each page and each of its anchors, the same in all languages.

A place is written `topic/guide`, `topic/guide#step`, `topic`, `glossary#order`, without the language before it. The
headings that every page of a kind has (`#questions`, `#related`) are no places: where one is gone, its links lead to
the top of the right page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from widgets.rules import WIDGETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.guide import Guide
    from kb.content.guide_in_languages import Outline
    from kb.content.site import Site

OVERVIEWS = ("all-guides", "questions", "glossary")
"""The paths of the pages that list what all guides hold; no topic may have such a name."""

WIDGETS_TOGETHER = {"identifiers": ("identifiers", "password-change")}
"""Widgets that answer in two parts, one below the other."""


def places(site: Site) -> Iterator[str]:
    """Yield every place of the site, page by page."""
    yield from OVERVIEWS
    yield from (f"glossary#{term}" for term in _terms(site))
    for topic in site.topics:
        yield topic.id
        yield f"questions#{topic.id}"
    for outline in site.outlines.values():
        yield from _places_of_guide(outline)


def page_of(place: str) -> str:
    """Return the page of a place."""
    return place.partition("#")[0]


def anchor_of_question(place: str) -> str:
    """Return the anchor of a topic, a guide or a guide's question on the page of all questions."""
    return place.replace("/", "-").replace("#", "-")


def widgets_of(guide: Guide | Outline) -> tuple[str, ...]:
    """Return the widgets on the page of a guide, in order."""
    return WIDGETS_TOGETHER.get(guide.widget, (guide.widget,)) if guide.widget else ()


def outcome_anchor(widget: str, outcome: str) -> str:
    """Return the anchor of an outcome in the table of its widget."""
    return f"{widget}-{outcome}"


def _places_of_guide(guide: Outline) -> Iterator[str]:
    address = guide.address
    yield address
    yield from (f"{address}#{anchor}" for anchor in guide.anchors)
    for widget in widgets_of(guide):
        if widget in WIDGETS:
            yield f"{address}#{widget}"
            yield from (f"{address}#{outcome_anchor(widget, outcome)}" for outcome in WIDGETS[widget].outcomes)
    faq = guide.faq[guide.source]
    if faq:
        yield f"questions#{anchor_of_question(address)}"
        yield from (f"questions#{anchor_of_question(f'{address}#{question.id}')}" for question in faq)


def _terms(site: Site) -> set[str]:
    """Return the terms that the glossary has in every language."""
    glossaries = [set(glossary) for glossary in site.glossaries.values()]
    return set.intersection(*glossaries) if glossaries else set()
