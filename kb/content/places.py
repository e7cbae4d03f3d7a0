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

    from kb.content.files import Topic
    from kb.content.guide import Guide
    from kb.content.guide_in_languages import Outline
    from kb.content.site import Site

OVERVIEWS = ("all-guides", "questions", "glossary")
"""The paths of the pages that list what all guides hold; no topic may have such a name."""

QUESTIONS_OF_TOPIC = "questions/"
"""What the path of the page of a topic's questions begins with; the topic's id follows."""

WIDGETS_TOGETHER = {"identifiers": ("identifiers", "password-change")}
"""Widgets that answer in two parts, one below the other."""


def places(site: Site) -> Iterator[str]:
    """Yield every place of the site, page by page."""
    yield from OVERVIEWS
    yield from (f"glossary#{term}" for term in _terms(site))
    yield from (topic.id for topic in site.topics)
    for topic in topics_with_questions(site):
        yield f"questions#{topic.id}"
        yield among_questions(topic.id)
    for outline in site.outlines.values():
        yield from _places_of_guide(outline)


def page_of(place: str) -> str:
    """Return the page of a place."""
    return place.partition("#")[0]


def topics_with_questions(site: Site) -> tuple[Topic, ...]:
    """Return the topics of which a guide has questions, each of which has a page of them."""
    asked = {outline.topic for outline in site.outlines.values() if outline.faq[outline.source]}
    return tuple(topic for topic in site.topics if topic.id in asked)


def pages_outside_of_guides(site: Site) -> tuple[str, ...]:
    """Return the address of each page that lists what guides hold, but for the topics' own."""
    return *OVERVIEWS, *(among_questions(topic.id) for topic in topics_with_questions(site))


def among_questions(place: str) -> str:
    """Return where the questions of a topic stand, or of a guide, or one of these: a page, or an anchor on it."""
    topic, is_guide, _name = place.partition("/")
    page = f"{QUESTIONS_OF_TOPIC}{topic}"
    return f"{page}#{anchor_of_question(place)}" if is_guide else page


def anchor_of_question(place: str) -> str:
    """Return the anchor of a guide, or of a guide's question, on the page of its topic's questions."""
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
        yield among_questions(address)
        yield from (among_questions(f"{address}#{question.id}") for question in faq)


def _terms(site: Site) -> set[str]:
    """Return the terms that the glossary has in every language."""
    glossaries = [set(glossary) for glossary in site.glossaries.values()]
    return set.intersection(*glossaries) if glossaries else set()
