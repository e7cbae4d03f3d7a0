"""How places that can be linked are written: each page and each of its anchors, the same in all languages.

A place is written `topic/guide`, `topic/guide#step`, `topic`, `glossary#order`, without the language that precedes it
in addresses. Headings that every page of a kind has (`#questions`, `#related`) are not places: where one is gone, its
links lead to the top of the right page.
"""

from kb.content.guide import Guide
from kb.content.guide_in_languages import Outline

CONTACT = "contact"
"""The path of the contact page."""

NEWS = "news"
"""The path of the page that tells what has changed; the feeds are below it."""

GLOSSARY = "glossary"
FIXED_PAGES = ("all-guides", "questions", GLOSSARY, NEWS, CONTACT)
"""The paths of pages that exist whatever guides there are; no topic may have such a name."""

QUESTIONS_OF_TOPIC = "questions/"
"""The prefix of the path of a topic's page of questions; the topic's id follows."""

QUESTIONS_FILE = "questions"
"""The name of the file with a topic’s questions without a guide; no guide may be called so."""

WIDGETS_TOGETHER = {"identifiers": ("identifiers", "password-change")}
"""Widgets that answer in two parts, one below the other."""


def file_of(guide: Outline) -> str:
    """Return the guide's file below the folder of a language, without its ending: `billing/pay`.

    A question without a guide is in the file of its topic's questions.
    """
    return f"{guide.topic}/{QUESTIONS_FILE}" if guide.is_question else guide.address


def page_of(place: str) -> str:
    """Return the page of a place."""
    return place.partition("#")[0]


def among_questions(place: str) -> str:
    """Return where the questions of a topic or a guide are, or a single question: a page, or an anchor on it."""
    topic, is_guide, _name = place.partition("/")
    page = f"{QUESTIONS_OF_TOPIC}{topic}"
    return f"{page}#{anchor_of_question(place)}" if is_guide else page


def anchor_of_question(place: str) -> str:
    """Return the anchor of a guide, or of a guide's question, on its topic's page of questions."""
    return place.replace("/", "-").replace("#", "-")


def widgets_of(guide: Guide | Outline) -> tuple[str, ...]:
    """Return the widgets on the page of a guide, in order."""
    # A plain string: a cache of Python's takes a Text for another argument than the same words.
    return WIDGETS_TOGETHER.get(guide.widget, (str(guide.widget),)) if guide.widget else ()


def outcome_anchor(widget: str, outcome: str) -> str:
    """Return the anchor of an outcome in the table of its widget."""
    return f"{widget}-{outcome}"
