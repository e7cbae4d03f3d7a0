"""The home page of each language."""

from collections.abc import Iterator

from kb.outputs.edition import Edition
from kb.outputs.output import Output
from kb.outputs.pages import page_output
from kb.pages.frame import HOME
from kb.pages.home_page import HomePage


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the home pages."""
    for language, words in edition.site.home_pages.items():
        links = edition.links[language]
        given = HomePage(
            words=words,
            surroundings=edition.surroundings[language],
            frame=edition.frames.of_page(language, HOME),
            widgets=tuple(links.to_widgets()),
            most_needed=tuple(links.to_most_needed()),
        )
        yield page_output(language, HOME, given)
