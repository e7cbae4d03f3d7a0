"""The shape of a guide's file. A field of type Words is translated; every other field is a value of the source."""

from typing import Annotated

from pydantic import Field, StrictBool

from kb.content.shape import Address, Date, Id, Key, Shape, Words
from kb.content.text import Text


class Image(Shape):
    """A drawing in docs/images, with a text for those who cannot see it, and the labels in it."""

    file: Text
    alt: Words
    labels: dict[Key, Words] = Field({}, description="The words for each {name} in the drawing.")


class Step(Shape):
    """One action. Its words are here, or in the snippet that `use` names."""

    id: Id
    use: Text | None = None
    text: Words | None = None
    result: Words | None = Field(None, description="What the reader sees when it has worked.")
    note: Words | None = None
    warning: Words | None = None
    tip: Words | None = None
    image: Image | None = None
    was: tuple[Id, ...] = Field((), description="Ids that it used to have: links to them keep working.")


class Point(Shape):
    """One thing to know, rather than to do."""

    id: Id
    text: Words
    note: Words | None = None
    warning: Words | None = None
    tip: Words | None = None
    image: Image | None = None
    was: tuple[Id, ...] = ()


class Section(Shape):
    """A part of a guide: steps in order, points, or further sections. Two ways to the same goal are two sections."""

    id: Id
    title: Words
    intro: Words | None = None
    recommended: StrictBool = False
    steps: tuple[Step, ...] = ()
    points: tuple[Point, ...] = ()
    sections: tuple["Section", ...] = ()
    was: tuple[Id, ...] = ()


class Question(Shape):
    """A question as customers ask it, and its answer."""

    id: Id
    question: Words
    answer: Words
    was: tuple[Id, ...] = ()


class Guide(Shape):
    """A guide in one language: the words of that language, or another’s where they are missing."""

    title: Words
    summary: Words
    keywords: tuple[Words, ...] = Field(
        (), description="What customers type when they need the guide, in this language."
    )
    reviewed: Date
    owner: Text
    draft: Annotated[StrictBool, Field(description="Only the preview shows a draft. “kb publish” clears this.")] = False
    widget: Text | None = None
    related: tuple[Address, ...] = ()
    before: tuple[Point, ...] = Field((), description="What to know before the first step.")
    needs: tuple[Point, ...] = Field((), description="What the reader needs to have at hand.")
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    faq: tuple[Question, ...] = ()
