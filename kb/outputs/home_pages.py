"""The home page of each language."""

from collections.abc import Iterator

from kb.outputs.edition import Edition
from kb.outputs.output import Output
from kb.outputs.pages import page_output
from kb.pages.frame import HOME
from kb.pages.home_page import HomePage


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the home pages."""
    return (home_output(edition, language) for language in edition.site.home_pages)


def home_output(edition: Edition, language: str) -> Output:
    """Return the output of the home page of a language."""
    site, links, words = edition.site, edition.links[language], edition.site.home_pages[language]
    needed = (links.with_summary(site.outlines[address]) for address in site.most_needed)
    product = edition.product_in(language, (words,))
    given = HomePage(edition.frame(language, HOME), words, product, tuple(links.to_widgets()), tuple(needed))
    return page_output(given)
