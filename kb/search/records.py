"""Turns guides into records: each is a guide in one language, with the parts that can be found and linked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from kb.content.fields import items, said_in
from kb.content.guide import Case, Guide, Point, Question, Section, SubStep, Video
from kb.content.keywords import words_of
from kb.content.places import outcome_anchor
from kb.content.shape import Shape
from kb.content.widget_words import WidgetWords
from kb.render.renderer import Renderer
from widgets.rules import WIDGETS

type Kind = Literal["section", "step", "question", "outcome"]

KINDS: Mapping[type[Shape], Kind] = {
    Section: "section",
    SubStep: "step",
    Point: "step",
    Case: "step",
    Video: "step",
    Question: "question",
}
"""The parts of a guide that can be found. A part includes everything in it that cannot be linked separately."""


@dataclass(frozen=True)
class Part:
    """A part of a guide that can be linked: its title, and the rest of its text, as plain words."""

    kind: Kind
    anchor: str
    head: str
    body: str


@dataclass(frozen=True)
class Record:
    """A guide in one language, as plain words. `address` is `topic/guide`."""

    address: str
    language: str
    title: str
    topic: str
    summary: str
    keywords: str
    widget: str | None
    parts: tuple[Part, ...]

    def texts(self) -> Iterator[str]:
        """Yield all texts of the guide."""
        yield from (self.title, self.summary, self.keywords)
        for part in self.parts:
            yield from (part.head, part.body)


def record(address: str, guide: Guide, renderer: Renderer) -> Record:
    """Return the record of a guide, with only what the guide itself determines."""
    return Record(
        address=address,
        language=renderer.language,
        title=renderer.words(guide.title),
        topic="",
        summary=renderer.words(guide.summary),
        keywords=", ".join(words_of(guide.keywords)),
        widget=str(guide.widget) if guide.widget else None,
        parts=tuple(_parts(guide, renderer)),
    )


def with_outcomes(own: Record, topic: str, outcomes: tuple[Part, ...]) -> Record:
    """Return the record with the title of its topic, and with the possible answers of its widgets."""
    return replace(own, topic=topic, parts=(*own.parts, *outcomes))


def outcomes_of(name: str, words: WidgetWords, renderer: Renderer) -> tuple[Part, ...]:
    """Return the possible answers of the widget `name`. The guide's page has an anchor for each."""
    return tuple(
        Part("outcome", outcome_anchor(name, code), renderer.words(outcome.title), renderer.words(outcome.text))
        for code, outcome in ((code, words.outcomes[code]) for code in WIDGETS[name].outcomes)
    )


def _parts(guide: Guide, renderer: Renderer) -> Iterator[Part]:
    for item in items(guide, Shape):
        kind = next((KINDS[shape] for shape in KINDS if isinstance(item, shape)), None)
        if kind and hasattr(item, "id"):
            head, *body = tuple(said_in(item, renderer.words)) or ("",)
            yield Part(kind, str(item.id), head, " ".join(body))
