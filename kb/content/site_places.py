"""All places of the site that can be linked."""

from collections.abc import Iterator

from kb.content.files import Topic
from kb.content.guide_in_languages import Outline
from kb.content.places import OVERVIEWS, among_questions, outcome_anchor, widgets_of
from kb.content.site import Site
from widgets.rules import WIDGETS


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


def topics_with_questions(site: Site) -> tuple[Topic, ...]:
    """Return the topics of which a guide has questions, each of which has a page of them."""
    asked = {outline.topic for outline in site.outlines.values() if outline.questions}
    return tuple(topic for topic in site.topics if topic.id in asked)


def pages_outside_of_guides(site: Site) -> tuple[str, ...]:
    """Return the address of each page that lists what guides hold, but for the topics' own."""
    return *OVERVIEWS, *(among_questions(topic.id) for topic in topics_with_questions(site))


def _places_of_guide(guide: Outline) -> Iterator[str]:
    address = guide.address
    yield address
    yield from (f"{address}#{anchor}" for anchor in guide.anchors)
    for widget in widgets_of(guide):
        if widget in WIDGETS:
            yield f"{address}#{widget}"
            yield from (f"{address}#{outcome_anchor(widget, outcome)}" for outcome in WIDGETS[widget].outcomes)
    if guide.questions:
        yield among_questions(address)
        yield from (among_questions(f"{address}#{question}") for question in guide.questions)


def _terms(site: Site) -> set[str]:
    """Return the terms that the glossary has in every language."""
    glossaries = [set(glossary) for glossary in site.glossaries.values()]
    return set.intersection(*glossaries) if glossaries else set()
