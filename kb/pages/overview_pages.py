"""Pages that list what guides hold: all guides, the questions of each topic, and the glossary."""

from __future__ import annotations

import unicodedata
from itertools import groupby, islice
from typing import TYPE_CHECKING, TypedDict

from kb.content.places import QUESTIONS_OF_TOPIC, among_questions, anchor_of_question, topics_with_questions
from kb.pages.extent import has_few_guides
from kb.pages.inline_html import inline_html
from kb.pages.links import built_link, resolved
from kb.pages.page import Page
from kb.pages.templates import template
from kb.pages.titles import title_of_questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.guide_in_languages import AskedQuestion
    from kb.content.site import Site


def overview_page(address: str, site: Site, language: str) -> Page:
    """Return the page at `address`, one of pages_outside_of_guides, in `language`."""
    makers = {"all-guides": _all_guides_page, "questions": _questions_page, "glossary": _glossary_page}
    if address in makers:
        return makers[address](site, language)
    return _questions_of_topic_page(address.removeprefix(QUESTIONS_OF_TOPIC), site, language)


def _all_guides_page(site: Site, language: str) -> Page:
    if not has_few_guides(site):
        return _page("all-guides", site, language, topics=site.topics, is_full=False)
    by_letter = [
        (letter, list(guides))
        for letter, guides in groupby(
            sorted(_guides(site, language), key=lambda guide: _collated(guide["title"])),
            key=lambda guide: _collated(guide["title"])[0].upper(),
        )
    ]
    by_topic = [(topic, list(_guides(site, language, topic.id))) for topic in site.topics]
    return _page("all-guides", site, language, by_topic=by_topic, by_letter=by_letter, is_full=True)


def _questions_page(site: Site, language: str) -> Page:
    topics = [
        (topic, sum(len(guide["questions"]) for guide in _guides_with_questions(site, language, topic.id)))
        for topic in topics_with_questions(site)
    ]
    return _page("questions", site, language, topics=topics)


def _questions_of_topic_page(topic: str, site: Site, language: str) -> Page:
    address = among_questions(topic)
    title = title_of_questions(site.words[language], topic)
    guides = _guides_with_questions(site, language, topic)
    first = (question.question for guide in guides for question, _link in guide["questions"][:1])
    description = " ".join(resolved(question, site, language, address) for question in islice(first, 3))
    body = _body("questions_of_topic", address, site, language, title=title, guides=guides)
    return Page(f"{language}/{address}.md", title, description, body)


def _glossary_page(site: Site, language: str) -> Page:
    terms = sorted(site.glossaries[language].items(), key=lambda entry: _collated(entry[1].term))
    return _page("glossary", site, language, terms=terms)


def _page(name: str, site: Site, language: str, **values: object) -> Page:
    labels = site.words[language].labels
    body = _body(name, name, site, language, **values)
    return Page(f"{language}/{name}.md", labels[name], labels[f"{name}-summary"], body)


def _body(name: str, address: str, site: Site, language: str, **values: object) -> str:
    """Return what the template of that name makes of `values`, for the page at `address`."""
    words = site.words[language]

    def inline(text: str) -> str:
        return resolved(text, site, language, address)

    def html(text: str) -> str:
        return inline_html(inline(text))

    return template(f"{name}.md.jinja").render(words=words, labels=words.labels, inline=inline, html=html, **values)


def _guides(site: Site, language: str, topic: str = "") -> Iterator[dict[str, str]]:
    """Yield title, summary and link of each guide, of one topic or of all, in the order of the topics."""
    for known in site.topics:
        for name in known.guides if topic in ("", known.id) else ():
            guide = site.outlines[f"{known.id}/{name}"]
            link = f"../{guide.address}/"
            yield {"title": guide.titles[language], "summary": guide.summaries[language], "link": link}


class _GuideWithQuestions(TypedDict):
    """A guide on the page of its topic's questions: its anchor, its title, its link, and that of each question."""

    name: str
    title: str
    link: str
    questions: list[tuple[AskedQuestion, str]]


def _guides_with_questions(site: Site, language: str, topic: str) -> list[_GuideWithQuestions]:
    page = among_questions(topic)
    own = next(known for known in site.topics if known.id == topic)
    guides = [site.outlines[f"{topic}/{name}"] for name in own.guides]
    return [
        {
            "name": anchor_of_question(guide.address),
            "title": guide.titles[language],
            "link": built_link(guide.address, page),
            "questions": [
                (question, built_link(f"{guide.address}#{question.id}", page)) for question in guide.faq[language]
            ],
        }
        for guide in guides
        if guide.faq[language]
    ]


def _collated(words: str) -> str:
    """Return what `words` are sorted by: without accents, in small letters."""
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold().lstrip("«‘ ")
