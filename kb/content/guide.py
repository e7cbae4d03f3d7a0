"""The shape of a guide's file. A field of type Words is translated; every other field is a value of the source."""

from typing import Annotated, Self

from pydantic import Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from kb.content.shape import Address, Area, Date, Id, Key, Months, OwnWords, Shape, Significance, Words
from kb.content.text import Text

Values = Annotated[tuple[Text, ...], Field(min_length=1)]
"""What a part is for, for one kind of variant: any one of them is enough."""


class Variant(Shape):
    """A part that may be for some readers only: those who use an iPhone, those who pay by card."""

    only_for: dict[Key, Values] = Field(
        {}, alias="for", description="Whom it is for, if not for everybody: kind → values, as in variants.yml."
    )


class Mark(Shape):
    """A frame around a part of a photo, with a number and words."""

    id: Id
    at: Area = Field(description="Left, top, width and height, as fractions of the photo: 0.5 is half of it.")
    label: Words


class Image(Variant):
    """A drawing or photo in docs/images, with a text for those who cannot see it, and its labels or marks."""

    file: Text
    alt: Words
    labels: dict[Key, Words] = Field({}, description="The words for each {name} in the drawing.")
    marks: tuple[Mark, ...] = Field((), description="What to look at in the photo.")


class Line(Shape):
    """What a video says at one time, as its captions do."""

    id: Id
    text: Words


class Video(Variant):
    """A film in docs/videos, with its captions there, a photo in docs/images as its poster, and its transcript."""

    id: Id
    file: Text
    title: Words = Field(description="What the video shows.")
    poster: Text = Field(description="The photo in docs/images that is shown before it is played, and in print.")
    captions: Text
    transcript: Annotated[tuple[Line, ...], Field(min_length=1, description="The words of the captions, in order.")]
    was: tuple[Id, ...] = ()


class Note(Shape):
    """Something to know along the way: exactly one of a note, a tip or a warning."""

    id: Id
    note: Words | None = None
    tip: Words | None = None
    warning: Words | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The names of what it holds: exactly one, unless it is faulty."""
        return tuple(name for name in type(self).all_kinds() if getattr(self, name))

    @classmethod
    def all_kinds(cls) -> tuple[str, ...]:
        """Return the names of what such a block may hold."""
        return tuple(name for name in cls.model_fields if name not in OF_CODE and name != "id")


class Row(Shape):
    """A row of a table, with as many cells as the table’s head."""

    id: Id
    cells: Annotated[tuple[Words, ...], Field(min_length=1)]


class Table(Shape):
    """A table: what its columns are called, and its rows. The first cell of a row says what the row is about."""

    head: Annotated[tuple[Words, ...], Field(min_length=1)]
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]


class Setting(Shape):
    """Something to enter: the name of the field, and its value, letter by letter or in words."""

    id: Id
    label: Words = Field(description="What the field is called.")
    value: Text | None = Field(None, description="What to enter, letter by letter: it can be copied.")
    text: Words | None = Field(None, description="What to enter, in words: your email address.")


class Entry(Shape):
    """An entry of a list."""

    id: Id
    text: Words


class Detail(Note):
    """A block below the text of a step or point: an id, and exactly one kind of content."""

    text: Words | None = Field(None, description="A further paragraph.")
    code: Text | None = Field(None, description="Lines to copy exactly: write “|”, and the lines below it.")
    language: Text | None = Field(None, description="The language of the code, such as yaml: it is shown in colours.")
    file: Text | None = Field(None, description="The file in which the code belongs.")
    shell: Annotated[StrictBool, Field(description="Whether the code is commands for a terminal.")] = False
    list: tuple[Entry, ...] = Field((), description="A list, one level deep.")
    table: Table | None = None
    settings: tuple[Setting, ...] = Field((), description="What to enter, field by field.")


OF_CODE = ("language", "file", "shell")
"""Fields that describe a block’s code."""


class SubStep(Variant):
    """One action within a step, or within a case. Its words are here, or in the snippet that `use` names."""

    id: Id
    use: Text | None = None
    text: Words | None = None
    more: tuple[Detail, ...] = Field((), description="What follows the text, in order.")
    result: Words | None = Field(None, description="What the reader sees when it has worked.")
    note: Words | None = None
    tip: Words | None = None
    warning: Words | None = None
    image: Image | None = None
    video: Video | None = None
    was: tuple[Id, ...] = Field((), description="Ids that it used to have: links to them keep working.")


class Case(Shape):
    """What the reader may see, and how to go on then: in steps, or elsewhere."""

    id: Id
    condition: Words = Field(alias="if")
    steps: tuple[SubStep, ...] = ()
    go: Text | None = Field(None, description="Where to go on: guide:topic/guide#step, or a destination.")
    was: tuple[Id, ...] = ()

    @property
    def words(self) -> Text:
        """What the reader may see; as a link, where the case goes on elsewhere."""
        own = self.condition
        return Text(f"[{own}]({self.go})", self.go.place, own.language) if self.go else own


class Block(Detail):
    """A block that may also hold cases and steps, which must not be nested further."""

    steps: tuple[SubStep, ...] = Field((), description="The parts of the action, in order.")
    choice: tuple[Case, ...] = Field((), description="How to go on, depending on what the reader sees.")


class Step(SubStep):
    """One action. It may have steps of its own, one level deep."""

    more: tuple[Block, ...] = Field((), description="What follows the text, in order.")


class Point(Variant):
    """One thing to know, rather than to do."""

    id: Id
    text: Words
    more: tuple[Block, ...] = Field((), description="What follows the text, in order.")
    note: Words | None = None
    tip: Words | None = None
    warning: Words | None = None
    image: Image | None = None
    video: Video | None = None
    was: tuple[Id, ...] = ()


class Section(Variant):
    """A part of a guide: steps in order, points, or further sections. Two ways to the same goal are two sections."""

    id: Id
    title: Words
    intro: Words | None = None
    notes: tuple[Note, ...] = ()
    recommended: StrictBool = False
    points: tuple[Point, ...] = ()
    steps: tuple[Step, ...] = ()
    sections: tuple["Section", ...] = ()
    outro: Words | None = Field(None, description="A paragraph at the end.")
    was: tuple[Id, ...] = ()


class Question(Variant):
    """A question as customers ask it, and its answer."""

    id: Id
    question: Words
    answer: Words
    was: tuple[Id, ...] = ()


class Change(Shape):
    """Something that has changed in a guide on a certain day."""

    id: Id
    date: Date = Field(description="The day from which the guide says so.")
    significance: Significance = Field(description="major, if readers who know the guide must be told, else minor.")
    text: Words = Field(description="What has changed, in one or two sentences.")
    before: dict[Key, OwnWords] = Field(
        {}, description="What steps, points and answers said until then: the id of each, and its former words."
    )


class Guide(Shape):
    """A guide in one language: the words of that language, or of another where they are missing."""

    title: Words
    summary: Words
    keywords: tuple[OwnWords, ...] = Field(
        (),
        description=(
            "What customers type when they need the guide, in this language. "
            "After a >, the id of the part that answers: “stop renewal > turn-off”."
        ),
    )
    reviewed: Date
    review_every: Months | None = Field(None, description="The months between its reviews, if not those of its topic.")
    owner: Text = Field(description="Who looks after it: an id of owners.yml.")
    draft: Annotated[StrictBool, Field(description="Only the preview shows a draft. “kb publish” clears this.")] = False
    widget: Text | None = None
    related: tuple[Address, ...] = ()
    video: Video | None = Field(None, description="A video of what the guide is about.")
    before: tuple[Point, ...] = Field((), description="What to know before the first step.")
    needs: tuple[Point, ...] = Field((), description="What the reader needs to have at hand.")
    points: tuple[Point, ...] = Field((), description="What there is to know, in a guide that needs no sections.")
    sections: tuple[Section, ...] = ()
    faq: tuple[Question, ...] = ()
    changes: tuple[Change, ...] = Field((), description="What has changed, the newest first.")

    @model_validator(mode="after")
    def _has_something_to_say(self) -> Self:
        if not (self.sections or self.points or self.faq):
            raise PydanticCustomError("nothing_to_say", "nothing to say")
        return self
