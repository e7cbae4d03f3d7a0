"""Guides → records: each guide in one language, with the parts of it that can be found and linked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from kb.content.fields import items
from kb.content.guide import Guide, Point, Question, Section, Step
from kb.content.places import outcome_anchor
from kb.content.shape import Shape
from kb.content.widget_words import WidgetWords
from kb.render.renderer import Renderer
from widgets.rules import WIDGETS

type Kind = Literal["section", "step", "question", "outcome"]


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
    def said(*texts: str | None) -> str:
        return " ".join(renderer.words(text) for text in texts if text)

    for item in items(guide, Shape):
        match item:
            case Section():
                yield Part("section", str(item.id), said(item.title), said(item.intro))
            case Step():
                yield Part("step", str(item.id), said(item.text), said(item.result, item.note, item.tip, item.warning))
            case Point():
                yield Part("step", str(item.id), said(item.text), said(item.note, item.tip, item.warning))
            case Question():
                yield Part("question", str(item.id), said(item.question), said(item.answer))
