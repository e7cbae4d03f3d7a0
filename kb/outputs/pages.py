"""The pages of guides and topics, and those that list what guides hold, in each language."""

from collections.abc import Iterator
from functools import singledispatch

from kb.content.files import Topic
from kb.content.places import QUESTIONS_OF_TOPIC, among_questions
from kb.content.site import topics_with_questions
from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file
from kb.pages.extent import has_few_guides
from kb.pages.guide_page import GuidePage, guide_page
from kb.pages.home_page import HomePage, home_page
from kb.pages.overview_pages import (
    AllGuides,
    Glossary,
    Overview,
    Questions,
    QuestionsOfTopic,
    all_guides_page,
    glossary_page,
    questions_of_topic_page,
    questions_page,
)
from kb.pages.page import Page, page_html
from kb.pages.titles import title_of_questions
from kb.pages.topic_page import TopicPage, topic_page
from kb.render.renderer import page_path


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield all pages but the home pages."""
    site = edition.site
    for language in site.languages:
        for address in site.outlines:
            yield guide_output(edition, language, address)
        for topic in site.topics:
            yield page_output(language, topic.id, _topic(edition, language, topic))
        for topic in topics_with_questions(site):
            yield page_output(language, among_questions(topic.id), _questions_of_topic(edition, language, topic))
        yield page_output(language, "all-guides", _all_guides(edition, language))
        yield page_output(language, "questions", _questions(edition, language))
        yield page_output(language, "glossary", _glossary(edition, language))


def page_output(language: str, address: str, given: object) -> Output:
    """Return the output of the page at `address`; `given` is what `page_of` makes it of."""
    return text_file(f"{page_path(language, address)}index.html", given, _html_of, language)


def _html_of(given: object) -> str:
    return page_html(page_of(given))


@singledispatch
def page_of(given: object) -> Page:
    """Return the page that is made of the value which a page's output is given."""
    raise TypeError(f"a {type(given).__name__} makes no page")


page_of.register(HomePage, home_page)
page_of.register(GuidePage, guide_page)
page_of.register(TopicPage, topic_page)
page_of.register(AllGuides, all_guides_page)
page_of.register(Questions, questions_page)
page_of.register(QuestionsOfTopic, questions_of_topic_page)
page_of.register(Glossary, glossary_page)


def guide_output(edition: Edition, language: str, address: str) -> Output:
    """Return the output of a guide's page."""
    site, outline, parts = edition.site, edition.site.outlines[address], edition.guides[address][language]
    widgets = tuple(edition.widget(name, language) for name in edition.widgets_of_guides.get(address, ()))
    given = GuidePage(
        address=address,
        guide=parts.shown,
        surroundings=edition.surroundings[language],
        frame=edition.frames.of_page(language, address),
        destinations=edition.destinations_of(widgets, outline.destinations),
        pictures={file: site.pictures[file] for file in sorted(outline.pictures)},
        terms={name: site.glossaries[language][name] for name in parts.terms},
        related=tuple(edition.links[language].with_summary(site.outlines[other]) for other in outline.related),
        widgets=widgets,
        moved=edition.moved(address, language),
    )
    return page_output(language, address, given)


def _topic(edition: Edition, language: str, topic: Topic) -> TopicPage:
    site = edition.site
    outlines = [site.outlines[f"{topic.id}/{name}"] for name in topic.guides]
    return TopicPage(
        topic=topic.id,
        words=site.words[language].topics[topic.id],
        surroundings=edition.surroundings[language],
        frame=edition.frames.of_page(language, topic.id),
        guides=tuple(map(edition.links[language].with_summary, outlines)),
        asked={outline.address: edition.guides[outline.address][language].asked for outline in outlines},
        is_full=has_few_guides(site),
        destinations=edition.destinations_in(outlines),
        moved=edition.moved(topic.id, language),
    )


def _overview(edition: Edition, language: str, address: str) -> Overview:
    return Overview(
        address=address,
        surroundings=edition.surroundings[language],
        frame=edition.frames.of_page(language, address),
        moved=edition.moved(address, language),
    )


def _all_guides(edition: Edition, language: str) -> AllGuides:
    site, links = edition.site, edition.links[language]
    is_full = has_few_guides(site)
    topics = tuple(links.to_topic(topic, is_open=is_full, has_summary=True) for topic in site.topics)
    return AllGuides(_overview(edition, language, "all-guides"), topics, is_full)


def _questions(edition: Edition, language: str) -> Questions:
    site, links = edition.site, edition.links[language]
    number = {str(topic.id): 0 for topic in site.topics}
    for outline in site.outlines.values():
        number[outline.topic] += len(outline.questions)
    topics = tuple(
        (links.to_topic(topic, is_open=False, has_summary=True), number[topic.id])
        for topic in topics_with_questions(site)
    )
    return Questions(_overview(edition, language, "questions"), topics)


def _questions_of_topic(edition: Edition, language: str, topic: Topic) -> QuestionsOfTopic:
    site = edition.site
    outlines = [site.outlines[f"{topic.id}/{name}"] for name in topic.guides]
    return QuestionsOfTopic(
        overview=_overview(edition, language, f"{QUESTIONS_OF_TOPIC}{topic.id}"),
        title=title_of_questions(site.words[language], topic.id),
        guides=tuple(
            (
                outline.address,
                edition.links[language].to_guide(outline),
                edition.guides[outline.address][language].questions,
            )
            for outline in outlines
            if outline.questions
        ),
        destinations=edition.destinations_in(outlines),
    )


def _glossary(edition: Edition, language: str) -> Glossary:
    return Glossary(_overview(edition, language, "glossary"), edition.site.glossaries[language])
