"""The titles of places of the site in a language."""

from kb.content.fields import anchor_title
from kb.content.files import InterfaceWords
from kb.content.guide import Guide
from kb.content.places import QUESTIONS_OF_TOPIC, outcome_anchor, widgets_of
from kb.content.site import Site
from kb.render.renderer import Renderer


def title_html(site: Site, place: str, language: str) -> str:
    """Return the title of `place` (`topic/guide#step`) as HTML, or if it has none, the title of its page."""
    renderer = Renderer(language, site.languages[language], site.products[language])
    return renderer.rendered(_title(site, place, language)).html


def title_of_questions(words: InterfaceWords, topic: str) -> str:
    """Return the title of the page of a topic's questions."""
    return f"{words.topics[topic].title}\N{NO-BREAK SPACE}– {words.labels['questions']}"


def _title(site: Site, place: str, language: str) -> str:
    page, _, anchor = place.partition("#")
    words = site.words[language]
    if page in site.outlines:
        if not anchor:
            return site.outlines[page].titles[language]
        return _title_in_guide(site, site.guides[page].versions[language], anchor, language)
    if page == "glossary" and anchor:
        return site.glossaries[language][anchor].term
    if page.startswith(QUESTIONS_OF_TOPIC):
        return title_of_questions(words, page.removeprefix(QUESTIONS_OF_TOPIC))
    return words.topics[page].title if page in words.topics else words.labels[page]


def _title_in_guide(site: Site, guide: Guide, anchor: str, language: str) -> str:
    for name in widgets_of(guide):
        words = site.words[language].widgets[name]
        titles = {outcome_anchor(name, code): outcome.title for code, outcome in words.outcomes.items()}
        if anchor in {name, *titles}:
            return titles.get(anchor, words.title)
    try:
        return anchor_title(guide, anchor)
    except KeyError:  # the anchor of the guide itself, or a former anchor
        return guide.title
