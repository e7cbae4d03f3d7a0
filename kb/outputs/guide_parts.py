"""A guide in the parts that outputs need. The digest of a part is known before the part is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass

from kb.content.guide import Guide
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.part import Part, digest
from kb.content.site import Shared
from kb.pages.changes import ToldChange, told_changes
from kb.pages.overview_pages import AnsweredQuestion
from kb.pages.support_desk_data import GuideInDesk, guide_in_desk
from kb.pages.topic_page import MOST_ASKED, AskedQuestion
from kb.render.renderer import Renderer
from kb.render.terms import terms_in
from kb.search.records import Record, record
from kb.translations.outdated import OutdatedPart, outdated_parts


@dataclass(frozen=True)
class GuideParts:
    """The parts of a guide in one language."""

    version: Part[Guide]
    shown: Part[Guide]
    """The guide with only what its page shows."""
    questions: Part[tuple[AnsweredQuestion, ...]]
    asked: Part[tuple[AskedQuestion, ...]]
    """The first questions, without their answers."""
    record: Part[Record]
    """The guide as search indexes it."""
    desk: Part[GuideInDesk]
    changes: Part[tuple[ToldChange, ...]]
    outdated: Part[Mapping[str, OutdatedPart]]
    """What is out of date in a translation, by the ids of its parts."""
    terms: tuple[str, ...]
    """The names of the glossary terms that the guide uses."""


def guide_parts(guide: GuideInLanguages, shared: Shared) -> Mapping[str, GuideParts]:
    """Return the parts of the guide in each language."""
    return {language: _parts(guide, language, shared) for language in guide.versions}


def _parts(guide: GuideInLanguages, language: str, shared: Shared) -> GuideParts:
    version = guide.versions[language]
    shown = Part.of(shown_on_page(version))
    renderer = Renderer(language, shared.languages[language], shared.products[language])
    outdated = outdated_parts(guide, language, shared)
    glossary = {name: term for name, term in shared.glossaries[language].items() if term.term.language == language}
    return GuideParts(
        version=Part(digest(shown, version.owner, version.review_every, version.keywords), lambda: version),
        shown=shown,
        questions=Part.of(answered_questions(version, renderer, outdated)),
        asked=Part.of(asked_questions(version, renderer)),
        record=Part.of(record(guide.address, version, renderer)),
        desk=Part.of(guide_in_desk(guide.address, version, renderer, outdated, is_question=guide.is_question)),
        changes=Part.of(told_changes(version, renderer)),
        outdated=Part.of(outdated),
        terms=terms_in((unit.text for unit in guide.units[language]), glossary),
    )


def shown_on_page(version: Guide) -> Guide:
    """Return the guide without fields that its page does not show, so that editing them does not remake the page."""
    return version.model_copy(update={"owner": "", "review_every": None, "keywords": ()})


def answered_questions(
    version: Guide, renderer: Renderer, outdated: Mapping[str, OutdatedPart]
) -> tuple[AnsweredQuestion, ...]:
    """Return the questions of a guide, with their answers."""
    return tuple(
        AnsweredQuestion(
            str(asked.id),
            renderer.rendered(asked.question).html,
            renderer.rendered(asked.answer).html,
            asked.id in outdated and outdated[asked.id].misleads,
        )
        for asked in version.faq
    )


def asked_questions(version: Guide, renderer: Renderer) -> tuple[AskedQuestion, ...]:
    """Return the questions of a guide that its topic's page may show, without their answers."""
    return tuple(
        AskedQuestion(str(asked.id), renderer.rendered(asked.question).html) for asked in version.faq[:MOST_ASKED]
    )
