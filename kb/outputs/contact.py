"""The contact page in each language."""

from collections.abc import Iterator

from kb.content.places import CONTACT
from kb.outputs.edition import Edition
from kb.outputs.output import Output
from kb.outputs.pages import page_output
from kb.pages.contact_page import ContactPage


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page of each language."""
    site = edition.site
    channels = site.company.channels
    for language, words in site.words.items():
        linked = (channel.link_in_words for channel in channels.values())
        product = edition.product_in(language, (words.contact, tuple(linked)))
        yield page_output(ContactPage(edition.frame(language, CONTACT), words.contact, channels, product))
