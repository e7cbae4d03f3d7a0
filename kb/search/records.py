"""Site → records: each guide in one language, with the parts of it that can be found and linked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kb.content.fields import items
from kb.content.guide import Point, Question, Section, Step
from kb.content.places import outcome_anchor, widgets_of
from kb.search.plain import plain
from widgets.rules import WIDGETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.guide import Guide
    from kb.content.guide_in_languages import GuideInLanguages
    from kb.content.site import Site

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
    parts: tuple[Part, ...]

    def texts(self) -> Iterator[str]:
        """Yield all texts of the guide."""
        yield from (self.title, self.summary, self.keywords)
        for part in self.parts:
            yield from (part.head, part.body)


def records(site: Site, language: str) -> Iterator[Record]:
    """Yield the record of each guide in `language`, in the order of the topics."""
    for topic in site.topics:
        for name in topic.guides:
            yield record(site.guides[f"{topic.id}/{name}"], site.shared, language)


def record(guide: GuideInLanguages, shared: Site, language: str) -> Record:
    """Return the record of `guide` in `language`; `shared` is what all guides share."""
    version = guide.versions[language]
    topic = shared.words[language].topics.get(guide.topic)
    return Record(
        address=guide.address,
        language=language,
        title=plain(version.title, language),
        topic=topic.title if topic else "",  # without words, the checks tell it
        summary=plain(version.summary, language),
        keywords=", ".join(version.keywords),
        parts=(*_own_parts(version, language), *_outcomes(shared, version, language)),
    )


def _own_parts(guide: Guide, language: str) -> Iterator[Part]:
    def said(*texts: str | None) -> str:
        return " ".join(plain(text, language) for text in texts if text)

    for _field, item in items(guide):
        match item:
            case Section():
                yield Part("section", item.id, said(item.title), said(item.intro))
            case Step():
                yield Part("step", item.id, said(item.text), said(item.result, item.note, item.tip, item.warning))
            case Point():
                yield Part("step", item.id, said(item.text), said(item.note, item.tip, item.warning))
            case Question():
                yield Part("question", item.id, said(item.question), said(item.answer))


def _outcomes(site: Site, guide: Guide, language: str) -> Iterator[Part]:
    """Yield what the guide's helper can answer; its page has an anchor for each outcome."""
    for widget in widgets_of(guide):
        for outcome in WIDGETS[widget].outcomes:
            words = site.words[language].widgets[widget].outcomes[outcome]
            yield Part(
                "outcome", outcome_anchor(widget, outcome), plain(words.title, language), plain(words.text, language)
            )
