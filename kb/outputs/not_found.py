"""The “not found” page, in each language, and in all of them for servers that do not know the reader's."""

from collections.abc import Iterator
from dataclasses import replace

from kb.outputs.edition import Edition
from kb.outputs.output import Output
from kb.outputs.pages import page_output
from kb.pages.frame import HOME, Frame
from kb.pages.not_found_page import Message, NotFoundPage

ADDRESS = "404"
"""A stand-in for the address of the page, which can be shown at any address."""


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the pages."""
    words = edition.site.words
    for language in words:
        yield page_output(NotFoundPage(_frame(edition, language)), page_for(language))
    default = str(edition.site.company.default_language)
    labels = {language: own.labels for language, own in words.items() if language != default}
    others = tuple(
        Message(language, own["not-found-title"], own["not-found-text"], own["home"])
        for language, own in labels.items()
    )
    yield page_output(NotFoundPage(_frame(edition, default), others), "404.html")


def page_for(language: str) -> str:
    """Return the path of the page in one language, for servers that know the reader's."""
    return f"404/{language}.html"


def _frame(edition: Edition, language: str) -> Frame:
    home = edition.frame(language, HOME)
    above = edition.links[language].above(ADDRESS)
    return replace(home, address=ADDRESS, ancestors=above, is_home=False, is_anywhere=True)
