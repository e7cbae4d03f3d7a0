"""Questions without a guide: the file with those of a topic, and each of them as a guide of its own."""

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated

from pydantic import Field, StrictBool

from kb.content.document import Document, Keys
from kb.content.finding import Finding
from kb.content.guide import Change, Guide
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.shape import Date, Id, OwnWords, Shape, Words
from kb.content.text import Place, Text


class StandaloneQuestion(Shape):
    """A question as customers ask it, and its answer, on its own page."""

    id: Id = Field(description="The last name of its address, for ever: in English, in kebab case.")
    question: Words
    answer: Words
    keywords: tuple[OwnWords, ...] = Field(
        (), description="What customers type when they need the answer, in this language."
    )
    reviewed: Date
    changes: tuple[Change, ...] = Field((), description="What has changed, the newest first.")
    draft: Annotated[StrictBool, Field(description="Only the preview shows a draft. “kb publish” clears this.")] = False


class StandaloneQuestions(Shape):
    """The questions of a topic that are in no guide, in the order in which they are listed."""

    owner: Text = Field(description="Who looks after them: an id of owners.yml.")
    questions: Annotated[tuple[StandaloneQuestion, ...], Field(min_length=1)]


def keys_of_question(data: Mapping[str, object], name: str) -> Keys:
    """Return the keys of the question with that id in the data of such a file; none if there is no such question."""
    questions = data.get("questions")
    found = enumerate(questions if isinstance(questions, list) else ())
    return next((("questions", number) for number, own in found if isinstance(own, dict) and own.get("id") == name), ())


def as_guides(
    topic: str,
    source: Document,
    documents: Mapping[str, Document],
    versions: Mapping[str, StandaloneQuestions],
    unreadable: frozenset[str],
) -> Iterator[GuideInLanguages]:
    """Yield each question as a guide with the question as its title and the answer as its summary.

    So whatever finds, links, checks or publishes guides does the same with questions.
    """
    places = {language: dict(_places(document)) for language, document in documents.items()}
    numbers = {question.id: number for number, question in enumerate(versions[source.language].questions)}
    for name, number in numbers.items():
        yield GuideInLanguages(
            address=f"{topic}/{name}",
            source=source.language,
            versions={language: _as_guide(own.questions[number], own.owner) for language, own in versions.items()},
            places={language: own.get(name, Place(documents[language].path)) for language, own in places.items()},
            unreadable=unreadable,
            is_question=True,
        )


def wrong_ids_of_questions(file: StandaloneQuestions, guides: Collection[str]) -> Iterator[Finding]:
    """Find ids that are given twice, or that another page has in its address: a guide of the topic, or `index`.

    While there are any, no other faults of the file are reported.
    """
    first: dict[str, Text] = {}
    for name in (question.id for question in file.questions):
        if name in guides:
            yield Finding(name.place, f"a guide of the topic is called “{name}”", "expected another id")
        elif name == "index":
            yield Finding(name.place, "the topic’s own page is called “index”", "expected another id")
        elif name in first:
            expected = f"expected another id: the first is on line {first[name].place.line}"
            yield Finding(name.place, f"the id “{name}” is used twice", expected)
        first.setdefault(name, name)


def _as_guide(question: StandaloneQuestion, owner: Text) -> Guide:
    return Guide.model_construct(
        title=question.question,
        summary=question.answer,
        keywords=question.keywords,
        reviewed=question.reviewed,
        owner=owner,
        draft=question.draft,
        sections=(),
        changes=question.changes,
    )


def _places(document: Document) -> Iterator[tuple[str, Place]]:
    """Yield each question of the file by its id, with its place."""
    questions = document.data.get("questions")
    for number, question in enumerate(questions if isinstance(questions, list) else ()):
        if isinstance(question, dict) and "id" in question:
            yield str(question["id"]), document.place(("questions", number))
