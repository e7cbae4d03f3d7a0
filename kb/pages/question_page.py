"""The page of a question without a guide, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from kb.content.changes import in_order
from kb.content.fields import units
from kb.content.files import Term
from kb.content.guide import Guide
from kb.content.part import Part
from kb.content.places import among_questions
from kb.content.product import Product
from kb.pages.page import Page, PageData
from kb.pages.text_names import names_of_texts
from kb.pages.words_of_page import WordsOfPage
from kb.render.renderer import page_path
from kb.render.values import formatted_date
from kb.translations.outdated import OutdatedPart


@dataclass(frozen=True)
class QuestionPage(PageData):
    """The data of the page of a question."""

    question: Part[Guide]
    """The question as a guide: the title is the question, and the summary the answer."""
    outdated: Part[Mapping[str, OutdatedPart]]
    """What is out of date in a translation: at most the question with its answer."""
    product: Part[Product]
    """The labels and pages of the company's programs that the answer mentions."""
    terms: Mapping[str, Part[Term]]
    """The glossary terms that the answer uses."""

    def page(self) -> Page:
        """Return the page."""
        question, around = self.question.value, self.frame.surroundings.value
        names = names_of_texts(self.frame.address, question, is_question=True) if around.is_preview else {}
        words = WordsOfPage(self.frame, self.product, self.terms, names)
        topic = self.frame.address.split("/")[0]
        return self.rendered(
            "question.html.jinja",
            words.renderer.words(question.title),
            words.renderer.words(question.summary),
            question=question,
            is_draft=question.draft,
            mark=words.mark,
            say=words.say,
            all_questions=page_path(around.language, among_questions(topic)),
            changes=in_order(question.changes),
            day=lambda day: formatted_date(day, around.record),
            reviewed=formatted_date(question.reviewed, around.record),
            outdated=self.outdated.value,
            untranslated=any(unit.text.language != around.language for unit in units(question)),
        )
