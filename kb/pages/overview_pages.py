"""Pages that list what all guides hold: all guides, all questions, and the glossary."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from kb.content.places import anchor_of_question
from kb.pages.extent import has_few_guides
from kb.pages.inline_html import inline_html
from kb.pages.links import built_link, resolved
from kb.pages.page import Page
from kb.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.site import Site


def overview_page(name: str, site: Site, language: str) -> Page:
    """Return the page of that name, one of OVERVIEWS, in `language`."""
    makers = {"all-guides": _all_guides_page, "questions": _questions_page, "glossary": _glossary_page}
    return makers[name](site, language)


def _all_guides_page(site: Site, language: str) -> Page:
    by_letter = [
        (letter, list(guides))
        for letter, guides in groupby(
            sorted(_guides(site, language), key=lambda guide: _collated(guide["title"])),
            key=lambda guide: _collated(guide["title"])[0].upper(),
        )
    ]
    by_topic = [(topic, list(_guides(site, language, topic.id))) for topic in site.topics]
    return _page("all-guides", site, language, by_topic=by_topic, by_letter=by_letter)


def _questions_page(site: Site, language: str) -> Page:
    by_topic = [
        (topic, [_questions(site, language, f"{topic.id}/{name}") for name in topic.guides]) for topic in site.topics
    ]
    return _page("questions", site, language, by_topic=by_topic)


def _glossary_page(site: Site, language: str) -> Page:
    terms = sorted(site.glossaries[language].items(), key=lambda entry: _collated(entry[1].term))
    return _page("glossary", site, language, terms=terms)


def _page(name: str, site: Site, language: str, **values: object) -> Page:
    words = site.words[language]

    def inline(text: str) -> str:
        return resolved(text, site, language, name)

    def html(text: str) -> str:
        return inline_html(inline(text))

    body = template(f"{name}.md.jinja").render(
        words=words, labels=words.labels, inline=inline, html=html, is_full=has_few_guides(site), **values
    )
    title = words.labels[name]
    return Page(f"{language}/{name}.md", title, words.labels[f"{name}-summary"], body)


def _guides(site: Site, language: str, topic: str = "") -> Iterator[dict[str, str]]:
    """Yield title, summary and link of each guide, of one topic or of all, in the order of the topics."""
    for known in site.topics:
        for name in known.guides if topic in ("", known.id) else ():
            guide = site.outlines[f"{known.id}/{name}"]
            link = f"../{guide.address}/"
            yield {"title": guide.titles[language], "summary": guide.summaries[language], "link": link}


def _questions(site: Site, language: str, address: str) -> dict[str, object]:
    guide = site.outlines[address]
    faq = [(question, built_link(f"{address}#{question.id}", "questions")) for question in guide.faq[language]]
    return {
        "name": anchor_of_question(address),
        "title": guide.titles[language],
        "link": f"../{address}/",
        "questions": faq,
    }


def _collated(words: str) -> str:
    """Return what `words` are sorted by: without accents, in small letters."""
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold().lstrip("«‘ ")
