"""What support finds in the desk, one language at a time: each unit of each guide, its words in three forms."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, NotRequired, TypedDict

from kb.content.guide import Guide, Point, Question, Section, Step
from kb.content.languages import Language
from kb.content.part import Part
from kb.content.places import outcome_anchor
from kb.content.product import Product
from kb.content.text import Text
from kb.pages.theme import Theme
from kb.pages.widgets import WidgetInPage, widget_html
from kb.render.renderer import Renderer
from widgets.rules import WIDGETS

DESK = "desk-"
"""What the names of the desk's own labels begin with."""

LABELS_OF_REPLIES = (
    *("result", "note", "tip", "warning"),
    *("desk-reply-link", "desk-reply-inputs", "desk-reply-greeting", "desk-reply-signature"),
)
"""The labels that stand in what is copied for a customer."""

_SIDE_NOTES = ("result", "note", "tip", "warning")
_CLASS = re.compile(r' class="[^"]*"')


type Kind = Literal["guide", "section", "step", "point", "question", "widget", "outcome"]
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
    """The id of the section or widget around it."""
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
    added: dict[str, dict[str, str]]
    """What search adds to the texts of its places: place in the index → words of a piece of its text → that."""
    units: list[Unit]
    """In reading order, the guide itself first."""


class DeskData(TypedDict):
    """Everything in one language."""

    language: str
    labels: dict[str, str]
    ignored: list[str]
    """The words that a query passes over."""
    spellings: dict[str, str]
    """Letters that a keyboard may lack, by what people type instead: ü by ue."""
    elision: bool
    """Whether search splits words at apostrophes."""
    codes: dict[str, str]
    """The codes of the short links, by guides' addresses. A guide has one once it is published."""
    widgets: dict[str, str]
    """The HTML that each widget has in its guide, by the widget's name. U+E000 stands for the site's root."""
    guides: list[GuideData]


class GuideInDesk(NamedTuple):
    """What the desk holds of a guide, as JSON: its keywords, and its units before and after those of its widgets."""

    keywords: str
    first: str
    others: str


@dataclass(frozen=True)
class DeskLanguage:
    """What the desk's data in one language is made of."""

    language: str
    record: Language
    labels: Mapping[str, str]
    """Those of LABELS_OF_REPLIES."""
    ignored: tuple[str, ...]
    """The words that a query passes over."""
    codes: Mapping[str, str]
    topics: Mapping[str, str]
    """The title of each topic."""
    guides: Mapping[str, Part[GuideInDesk]]
    widgets: Mapping[str, WidgetInPage]
    widgets_of: Mapping[str, tuple[str, ...]]
    """The names of the widgets of each guide that has any: address → that."""
    product: Product
    """What the widgets name."""
    theme: Part[Theme]


def guide_in_desk(guide: Guide, renderer: Renderer) -> GuideInDesk:
    """Return what the desk holds of a guide: what follows from the guide alone."""
    units = _Units(renderer)
    first = [units.unit("", "guide", guide.title, summary=guide.summary)]
    first += units.parts("point", (*guide.before, *guide.needs))
    others = [unit for section in guide.sections for unit in units.section(section)]
    others += [units.question(question) for question in guide.faq]
    keywords = [renderer.words(keyword) for keyword in guide.keywords]
    return GuideInDesk(_json(keywords), _json(first)[1:-1], _json(others)[1:-1])


def desk_json(given: DeskLanguage, added: Mapping[str, str]) -> str:
    """Return the DeskData of a language as JSON. `added` is what search adds to each guide, as JSON too."""
    renderer = Renderer(given.language, given.record, given.product)
    units = _Units(renderer)
    of_widgets = {name: _json(list(units.widget(widget)))[1:-1] for name, widget in given.widgets.items()}
    guides = []
    for address, part in given.guides.items():
        own, topic = part.value, given.topics[address.split("/")[0]]
        widgets = (of_widgets[name] for name in given.widgets_of.get(address, ()))
        head = f'"address":{_json(address)},"topic":{_json(topic)},"keywords":{own.keywords}'
        head += f',"added":{added.get(address, "{}")}'
        guides.append(f'{{{head},"units":[{",".join(filter(None, (own.first, *widgets, own.others)))}]}}')
    around = {
        "language": given.language,
        "labels": dict(given.labels),
        "ignored": list(given.ignored),
        "spellings": dict(given.record.typed_as),
        "elision": given.record.elision,
        "codes": dict(given.codes),
        "widgets": {name: widget_html(widget, renderer, given.theme.value) for name, widget in given.widgets.items()},
    }
    # The guides are JSON already: to read it and write it again would take most of the time.
    return f'{_json(around)[:-1]},"guides":[{",".join(guides)}]}}'


class _Units:
    """Makes the units of guides in one language."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def section(self, section: Section, within: str = "") -> Iterator[Unit]:
        yield self.unit(section.id, "section", section.title, within, intro=section.intro)
        yield from self.parts("point", section.points, section.id)
        yield from self.parts("step", section.steps, section.id)
        for way in section.sections:
            yield from self.section(way, section.id)

    def parts(self, kind: Kind, parts: Sequence[Step | Point], within: str = "") -> Iterator[Unit]:
        for part in parts:
            more = {name: getattr(part, name, None) for name in _SIDE_NOTES}
            yield self.unit(part.id, kind, part.text, within, **more)

    def question(self, question: Question) -> Unit:
        return self.unit(question.id, "question", question.question, answer=question.answer)

    def widget(self, widget: WidgetInPage) -> Iterator[Unit]:
        yield self.unit(widget.name, "widget", widget.words.title, intro=widget.words.intro)
        for code in WIDGETS[widget.name].outcomes:
            outcome = widget.words.outcomes[code]
            anchor = outcome_anchor(widget.name, code)
            yield self.unit(anchor, "outcome", outcome.title, widget.name, text=outcome.text)

    def unit(self, own_id: str, kind: Kind, words: Text | None, within: str = "", **more: Text | None) -> Unit:
        unit: Unit = {"id": own_id, "kind": kind, "words": self._words(words or "")}
        if within:
            unit["within"] = within
        if words and words.language != self._renderer.language:
            unit["lang"] = words.language
        if said := {name: self._words(text) for name, text in more.items() if text}:
            unit["more"] = said
        return unit

    def _words(self, text: str) -> Words:
        rendered = self._renderer.rendered(text)
        html = _CLASS.sub("", rendered.html)
        if html == rendered.text == rendered.markdown:
            return html
        return {"html": html, "text": rendered.text, "markdown": rendered.markdown}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
