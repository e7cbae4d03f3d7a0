"""The pages of guides and topics, and the overviews (all guides, questions, glossary), in each language."""

from collections.abc import Iterator

from kb.content.files import Topic
from kb.content.places import GLOSSARY, among_questions
from kb.content.site import questions_of, topics_with_questions
from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file
from kb.pages.guide_page import GuidePage
from kb.pages.overview_pages import AllGuides, Glossary, Questions, QuestionsOfTopic
from kb.pages.page import PageData, page_html
from kb.pages.photos import in_page
from kb.pages.question_page import QuestionPage
from kb.pages.titles import title_of_questions
from kb.pages.topic_page import MOST_OTHERS, TopicPage
from kb.pages.videos import captions_in_page, film_in_page


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield these pages."""
    site = edition.site
    for language in site.languages:
        for address, outline in site.outlines.items():
            yield (_question_output if outline.is_question else guide_output)(edition, language, address)
        for topic in site.topics:
            yield topic_output(edition, language, topic)
        for topic in topics_with_questions(site):
            yield page_output(_questions_of_topic(edition, language, topic))
        yield page_output(_all_guides(edition, language))
        yield page_output(_questions(edition, language))
        yield glossary_output(edition, language)


def glossary_output(edition: Edition, language: str) -> Output:
    """Return the output of the page of the glossary."""
    return page_output(Glossary(edition.frame(language, GLOSSARY), edition.site.glossaries[language]))


def page_output(given: PageData, name: str | None = None) -> Output:
    """Return the output of the page made from `given`, at the path `name`, or else at the page's own address."""
    language = given.frame.surroundings.value.language
    return text_file(name or f"{given.frame.path}index.html", given, _html, language)


def _html(given: PageData) -> str:
    return page_html(given.page())


def guide_output(edition: Edition, language: str, address: str) -> Output:
    """Return the output of a guide's page."""
    site, outline, parts = edition.site, edition.site.outlines[address], edition.guides[address][language]
    widgets = tuple(edition.widget(name, language) for name in edition.widgets_of_guides.get(address, ()))
    given = GuidePage(
        frame=edition.frame(language, address),
        guide=parts.shown,
        outdated=parts.outdated,
        product=edition.product_in(language, (widget.all_words for widget in widgets), (outline,)),
        pictures={name: edition.drawings[name] for name in sorted(outline.pictures & site.pictures.keys())},
        photos={name: in_page(photo) for name, photo in edition.photos(outline, language).items()},
        films={name: film_in_page(film) for name, film in edition.films(outline, language).items()},
        captions={name: captions_in_page(*own) for name, own in edition.captions(outline, language).items()},
        terms={name: edition.terms[language, name] for name in parts.terms},
        related=tuple(edition.links[language].with_summary(site.outlines[other]) for other in outline.related),
        widgets=widgets,
        variants={kind: site.words[language].variants[kind] for kind in outline.variants},
    )
    return page_output(given)


def _question_output(edition: Edition, language: str, address: str) -> Output:
    """Return the output of the page of a question without a guide."""
    site, parts = edition.site, edition.guides[address][language]
    given = QuestionPage(
        frame=edition.frame(language, address),
        question=parts.shown,
        outdated=parts.outdated,
        product=edition.product_in(language, (), (site.outlines[address],)),
        terms={name: edition.terms[language, name] for name in parts.terms},
    )
    return page_output(given)


def topic_output(edition: Edition, language: str, topic: Topic) -> Output:
    """Return the output of the page of a topic."""
    links = edition.links[language]
    outlines = [edition.site.outlines[f"{topic.id}/{name}"] for name in topic.guides]
    given = TopicPage(
        frame=edition.frame(language, topic.id),
        words=edition.site.words[language].topics[topic.id],
        guides=tuple(map(links.with_summary, outlines)),
        asked={outline.address: edition.guides[outline.address][language].asked for outline in outlines},
        others=tuple(map(links.to_guide, questions_of(edition.site, topic.id)[:MOST_OTHERS])),
        is_full=links.is_full,
    )
    return page_output(given)


def _all_guides(edition: Edition, language: str) -> AllGuides:
    links = edition.links[language]
    topics = (links.to_topic(topic, is_open=links.is_full, has_summary=True) for topic in edition.site.topics)
    return AllGuides(edition.frame(language, "all-guides"), tuple(topics), links.is_full)


def _questions(edition: Edition, language: str) -> Questions:
    site, links = edition.site, edition.links[language]
    number = {str(topic.id): 0 for topic in site.topics}
    for outline in site.outlines.values():
        number[outline.topic] += 1 if outline.is_question else len(outline.questions)
    topics = tuple(
        (links.to_topic(topic, is_open=False, has_summary=True), number[topic.id])
        for topic in topics_with_questions(site)
    )
    return Questions(edition.frame(language, "questions"), topics)


def _questions_of_topic(edition: Edition, language: str, topic: Topic) -> QuestionsOfTopic:
    site, links = edition.site, edition.links[language]
    outlines = [site.outlines[f"{topic.id}/{name}"] for name in topic.guides]
    return QuestionsOfTopic(
        frame=edition.frame(language, among_questions(topic.id)),
        title=title_of_questions(site.words[language], topic.id),
        guides=tuple(
            (own.address, links.to_guide(own), edition.guides[own.address][language].questions)
            for own in outlines
            if own.questions
        ),
        others=tuple(map(links.to_guide, questions_of(site, topic.id))),
    )
