"""The versions of a page that search engines are told about: those with any words in their own language."""

from collections.abc import Mapping
from dataclasses import dataclass

from kb.content.places import QUESTIONS_OF_TOPIC
from kb.content.site import Site
from kb.content.text import Text
from kb.render.renderer import page_path

ROOT = ""
"""The path of the page at `/`, where readers of any language choose their own."""


@dataclass(frozen=True)
class Announcement:
    """What search engines are told about a page, the same in all its versions."""

    versions: Mapping[str, str]
    """Language → the path of the page, for versions with any words in their own language."""
    for_others: str
    """The path for readers of all other languages (`x-default`)."""


def announcement(site: Site, address: str) -> Announcement:
    """Return the announcement of the page at `address`: `billing/pay-invoices`, `glossary`, or "" for home pages."""
    own = [language for language in site.languages if language_shown(site, address, language) == language]
    default = language_shown(site, address, str(site.company.default_language))
    return Announcement(
        versions={language: page_path(language, address) for language in own},
        for_others=page_path(default, address) if address else ROOT,
    )


def language_shown(site: Site, address: str, language: str) -> str:
    """Return `language` if the page has any words in it, or else the language that the page is shown in."""
    if outline := site.outlines.get(address):
        return outline.languages[language]
    title = _title(site, address, language)
    return title.language if title else language


def _title(site: Site, address: str, language: str) -> Text | None:
    """Return the title of a page that is not a guide, or None if it has no fixed address, like “not found”."""
    words = site.words[language]
    if not address:
        return site.home_pages[language].title
    topic = words.topics.get(address.removeprefix(QUESTIONS_OF_TOPIC))
    return topic.title if topic else words.labels.get(address)
