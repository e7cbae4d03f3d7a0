"""What support finds in the desk, one language at a time: each unit of each guide, its words as HTML."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from kb.content.fields import anchor_title
from kb.content.places import outcome_anchor, widgets_of
from kb.pages.inline_html import inline_html
from kb.pages.links import resolved
from kb.pages.widgets import StepLink, widget_html
from widgets.rules import WIDGETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kb.content.guide import Point, Question, Section, Step
    from kb.content.guide_in_languages import GuideInLanguages
    from kb.content.site import Site
    from kb.content.text import Text

PAGE = "support-desk"
LABELS_OF_REPLIES = ("result", "note", "tip", "warning", "desk-reply-link")
"""The labels that stand in what is copied for a customer."""

_SIDE_NOTES = ("result", "note", "tip", "warning")
_PAGE_LINK = re.compile(r'href="\.\./([^"]*)"')
_CLASS = re.compile(r' class="[^"]*"')


type Kind = Literal["guide", "section", "step", "point", "question", "helper", "outcome"]
type Words = str | Forms


class Forms(TypedDict):
    """Words that HTML, plain text and Markdown write differently. U+E000 stands for the site's root."""

    html: str
    text: str
    """Its links are followed by their addresses in parentheses, in which there are no further parentheses."""
    markdown: str


class Unit(TypedDict):
    """A place that can be found and linked."""

    id: str
    """The anchor; empty for the guide itself."""
    kind: Kind
    within: NotRequired[str]
    """The id of the section or helper around it."""
    words: Words
    more: NotRequired[dict[str, Words]]
    """What else it says: summary, intro, result, note, tip, warning, answer, text."""
    lang: NotRequired[str]
    """The language of its words, if they are not translated."""


class GuideData(TypedDict):
    """A guide."""

    address: str
    """`topic/guide`."""
    topic: str
    """The topic's title."""
    keywords: list[str]
    units: list[Unit]
    """In reading order, the guide itself first."""


class DeskData(TypedDict):
    """Everything in one language."""

    language: str
    labels: dict[str, str]
    codes: dict[str, str]
    """The codes of the short links, by guides' addresses. A guide has one once it is published."""
    helpers: dict[str, str]
    """The HTML that each helper has in its guide, by helpers' names. U+E000 stands for the site's root."""
    guides: list[GuideData]


def desk_json(site: Site, language: str, guides: Iterable[str], helpers: Mapping[str, str]) -> str:
    """Return the DeskData of `language` as JSON. The site must have no errors.

    It is of guides as `guide_json` gives them, and of helpers as `helper_html` does, by their names.
    """
    others = {
        "language": language,
        "labels": {name: site.words[language].labels[name] for name in LABELS_OF_REPLIES},
        "codes": {str(place): code for place, code in site.published.items() if code and place in site.outlines},
        "helpers": dict(helpers),
    }
    return f'{_json(others)[:-1]},"guides":[{",".join(guides)}]}}'  # to make those anew would take most of the time


def guide_json(guide: GuideInLanguages, shared: Site, language: str) -> str:
    """Return a guide's GuideData as JSON; `shared` is what all guides share."""
    return _json(guide_data(guide, shared, language))


def guide_data(guide: GuideInLanguages, shared: Site, language: str) -> GuideData:
    """Return all units of a guide; `shared` is what all guides share."""
    say = partial(_said, shared=shared, language=language)
    topic = shared.words[language].topics.get(guide.topic)
    return {
        "address": guide.address,
        "topic": topic.title if topic else "",  # without words, the checks tell it
        "keywords": [say(keyword) for keyword in guide.versions[language].keywords],
        "units": list(_Units(language, say).of_guide(shared, guide)),
    }


def _said(text: str, shared: Site, language: str) -> str:
    """Return the HTML of a text. Its links lead from the site's root."""
    html = _CLASS.sub("", inline_html(resolved(text, shared, language, PAGE)))
    return _PAGE_LINK.sub(rf'href="{language}/\1"', html)


class _Units:
    """Makes the units of guides in one language; `say` gives the HTML of a text."""

    def __init__(self, language: str, say: Callable[[str], str]) -> None:
        self._language = language
        self._say = say

    def of_guide(self, site: Site, guide: GuideInLanguages) -> Iterator[Unit]:
        """Yield the guide and all that stands in it, in reading order."""
        version = guide.versions[self._language]
        yield self._unit("", "guide", version.title, summary=version.summary)
        yield from self._parts("point", (*version.before, *version.needs))
        for name in widgets_of(version):
            yield from self._helper(site, name)
        for section in version.sections:
            yield from self._section(section)
        for question in version.faq:
            yield self._question(question)

    def _section(self, section: Section, within: str = "") -> Iterator[Unit]:
        yield self._unit(section.id, "section", section.title, within, intro=section.intro)
        yield from self._parts("point", section.points, section.id)
        yield from self._parts("step", section.steps, section.id)
        for way in section.sections:
            yield from self._section(way, section.id)

    def _parts(self, kind: Kind, parts: Sequence[Step | Point], within: str = "") -> Iterator[Unit]:
        for part in parts:
            more = {name: getattr(part, name, None) for name in _SIDE_NOTES}
            yield self._unit(part.id, kind, part.text, within, **more)

    def _question(self, question: Question) -> Unit:
        return self._unit(question.id, "question", question.question, answer=question.answer)

    def _helper(self, site: Site, name: str) -> Iterator[Unit]:
        words = site.words[self._language].widgets[name]
        yield self._unit(name, "helper", words.title, intro=words.intro)
        for code in WIDGETS[name].outcomes:
            outcome = words.outcomes[code]
            yield self._unit(outcome_anchor(name, code), "outcome", outcome.title, name, text=outcome.text)

    def _unit(self, own_id: str, kind: Kind, words: Text | None, within: str = "", **more: Text | None) -> Unit:
        unit: Unit = {"id": own_id, "kind": kind, "words": self._say(words or "")}
        if within:
            unit["within"] = within
        if words and words.language != self._language:
            unit["lang"] = words.language
        if any(more.values()):
            unit["more"] = {name: self._say(text) for name, text in more.items() if text}
        return unit


def helpers_in_guides(site: Site) -> list[str]:
    """Return the names of all helpers that stand in a guide."""
    return sorted({name for guide in site.outlines.values() for name in widgets_of(guide)})


def helper_html(site: Site, language: str, name: str) -> str:
    """Return a helper's HTML as it stands in its guide; its links lead from the site's root."""
    say = partial(_said, shared=site.shared, language=language)
    words = site.words[language]

    def step_link(step: str) -> StepLink:
        address, _, anchor = step.partition("#")
        title = anchor_title(site.guides[address].versions[language], anchor)
        return StepLink(f"{language}/{address}/#{anchor}", say(title))

    return widget_html(name, words.widgets[name], words.helpers, language, inline=say, step_link=step_link)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
