"""Guides → records: each guide in one language, with the parts of it that can be found and linked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from kb.content.fields import items, said_in
from kb.content.guide import Case, Guide, Point, Question, Section, SubStep
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
    Question: "question",
}
"""The parts of a guide that are found, with all that stands in them and cannot be linked by itself."""


@dataclass(frozen=True)
class Part:
    """A place of a guide that can be linked: what it is called, and what more it says. Plain words."""

    kind: Kind
    anchor: str
    head: str
    body: str


@dataclass(frozen=True)
class Record:
    """A guide in one language, in plain words. `address` is `topic/guide`."""

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
    """Return the record of a guide: what follows from the guide alone."""
    return Record(
        address=address,
        language=renderer.language,
        title=renderer.words(guide.title),
        topic="",
        summary=renderer.words(guide.summary),
        keywords=", ".join(guide.keywords),
        widget=str(guide.widget) if guide.widget else None,
        parts=tuple(_parts(guide, renderer)),
    )


def with_outcomes(own: Record, topic: str, outcomes: tuple[Part, ...]) -> Record:
    """Return the record with the title of its topic, and what its widget can answer."""
    return replace(own, topic=topic, parts=(*own.parts, *outcomes))


def outcomes_of(name: str, words: WidgetWords, renderer: Renderer) -> tuple[Part, ...]:
    """Return what the widget of that name can answer; its guide's page has an anchor for each outcome."""
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
