"""The data of the support desk in each language: every unit of every guide, with its words in three forms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kb.content.changes import reworded_parts
from kb.content.compact_json import compact_json
from kb.content.fields import parts_with_anchors, said_in
from kb.content.files import Courtesies, VariantWords
from kb.content.guide import Block, Case, Guide, Note, Point, Question, Section, SubStep, Variant, Video
from kb.content.keywords import keyword_of
from kb.content.languages import Language
from kb.content.part import Part
from kb.content.places import outcome_anchor
from kb.content.product import Product
from kb.content.text import Text
from kb.pages.support_desk_shapes import ChangeData, Kind, Unit, Words
from kb.pages.support_desk_words import WordsOfDesk
from kb.pages.theme import Theme
from kb.pages.widgets import WidgetInPage, widget_html
from kb.render.renderer import Renderer
from kb.render.values import formatted_date
from kb.translations.outdated import OutdatedPart
from widgets.rules import WIDGETS

DESK = "desk-"
"""The prefix of the names of the desk's own labels."""

LABELS_OF_REPLIES = (
    *("result", "note", "tip", "warning", "video-link"),
    *("desk-reply-link", "desk-reply-inputs", "desk-reply-greeting", "desk-reply-signature"),
)
"""The labels used in what is copied for a customer."""


class GuideInDesk(NamedTuple):
    """A guide in the desk, as JSON: its keywords, its units before and after those of its widgets, and its changes."""

    keywords: str
    """With the name of the field, and `leading` after it."""
    first: str
    others: str
    changes: Mapping[str, str]
    """Id of a change → its ChangeData."""
    is_question: bool = False


@dataclass(frozen=True)
class DeskLanguage:
    """The input of the desk's data in one language."""

    language: str
    record: Language
    labels: Mapping[str, str]
    """The labels named in LABELS_OF_REPLIES."""
    ignored: tuple[str, ...]
    """The words that a query passes over."""
    courtesies: Courtesies
    variants: Mapping[str, VariantWords]
    codes: Mapping[str, str]
    topics: Mapping[str, str]
    """Id of a topic, or CONTACT → title."""
    guides: Mapping[str, Part[GuideInDesk]]
    newest: tuple[tuple[str, str], ...]
    """The newest changes: the address of the guide, and the id of the change."""
    widgets: Mapping[str, WidgetInPage]
    widgets_of: Mapping[str, tuple[str, ...]]
    """Address of a guide with widgets → their names."""
    product: Part[Product]
    """The labels and pages of the company's programs that the widgets mention."""
    theme: Part[Theme]


def guide_in_desk(
    address: str,
    guide: Guide,
    renderer: Renderer,
    outdated: Mapping[str, OutdatedPart] = {},
    *,
    is_question: bool = False,
) -> GuideInDesk:
    """Return the desk's data of the guide at `address`, with only what the guide itself determines.

    `outdated` is what is out of date in the translation.
    """
    units = _Units(renderer, address, outdated)
    first = [*units.guide(guide)]
    first += units.parts("point", (*guide.before, *guide.needs))
    others = list(units.parts("point", guide.points))
    others += [unit for section in guide.sections for unit in units.section(section)]
    others += [units.question(question) for question in guide.faq]
    changes = {name: compact_json(change) for name, change in _changes(address, guide, renderer)}
    return GuideInDesk(
        _keywords(guide, renderer), compact_json(first)[1:-1], compact_json(others)[1:-1], changes, is_question
    )


def _keywords(guide: Guide, renderer: Renderer) -> str:
    """Return the fields of the GuideData with the guide's keywords, as JSON without the braces."""
    leading: dict[str, list[str]] = {}
    known = frozenset(name for name, _former in parts_with_anchors(guide))
    for words, place in map(keyword_of, guide.keywords):
        if words:
            leading.setdefault(place if place in known else "", []).append(renderer.words(words))
    of_guide = leading.pop("", [])
    return compact_json({"keywords": of_guide, **({"leading": leading} if leading else {})})[1:-1]


def desk_json(given: DeskLanguage, added: Mapping[str, str]) -> str:
    """Return the DeskData of a language as JSON. `added` maps addresses to what search adds, also as JSON."""
    renderer = Renderer(given.language, given.record, given.product.value)
    units = _Units(renderer)
    of_widgets = {name: compact_json(list(units.widget(widget)))[1:-1] for name, widget in given.widgets.items()}
    guides = []
    for address, part in given.guides.items():
        own, topic = part.value, given.topics[address.split("/")[0]]
        widgets = (of_widgets[name] for name in given.widgets_of.get(address, ()))
        head = f'"address":{compact_json(address)},"topic":{compact_json(topic)},{own.keywords}'
        head += ',"isQuestion":true' if own.is_question else ""
        head += f',"added":{added.get(address, "{}")}'
        guides.append(f'{{{head},"units":[{",".join(filter(None, (own.first, *widgets, own.others)))}]}}')
    around = {
        "language": given.language,
        "labels": dict(given.labels),
        "ignored": list(given.ignored),
        "courtesies": {name: list(phrases) for name, phrases in given.courtesies},
        "spellings": dict(given.record.typed_as),
        "elision": given.record.elision,
        "codes": dict(given.codes),
        "variants": {
            kind: {value: renderer.words(own) for value, own in words.values.items()}
            for kind, words in given.variants.items()
        },
        "widgets": {name: widget_html(widget, renderer, given.theme.value) for name, widget in given.widgets.items()},
    }
    # The guides are JSON already. Parsing and writing it again would take most of the time.
    newest = (given.guides[address].value.changes[name] for address, name in given.newest)
    return f'{compact_json(around)[:-1]},"guides":[{",".join(guides)}],"changes":[{",".join(newest)}]}}'


def _changes(guide_address: str, guide: Guide, renderer: Renderer) -> Iterator[tuple[str, ChangeData]]:
    """Yield the id of each change of the guide, and what the desk shows of it."""
    parts = reworded_parts(guide)
    for change in guide.changes:
        yield (
            str(change.id),
            {
                "guide": guide_address,
                "day": formatted_date(change.date, renderer.record),
                "words": WordsOfDesk(renderer).words(change.text),
                "parts": [
                    {"id": part.id, "was": renderer.words(part.was), "now": renderer.words(part.now)}
                    for part in parts[str(change.id)]
                ],
            },
        )


class _Units:
    """Makes the units of a guide in one language."""

    def __init__(self, renderer: Renderer, address: str = "", outdated: Mapping[str, OutdatedPart] = {}) -> None:
        self._renderer = renderer
        self._address = address
        self._outdated = outdated
        self._desk = WordsOfDesk(renderer)

    def section(self, section: Section, within: str = "") -> Iterator[Unit]:
        words = self._words(intro=section.intro, outro=section.outro)
        unit = self._unit(section.id, "section", section.title, within, words, section.notes)
        yield _for_readers(section, unit)
        yield from self.parts("point", section.points, section.id)
        yield from self.parts("step", section.steps, section.id)
        for way in section.sections:
            yield from self.section(way, section.id)

    def parts(self, kind: Kind, parts: Sequence[SubStep | Point], within: str = "") -> Iterator[Unit]:
        for part in parts:
            unit = self._unit(part.id, kind, part.text, within, self._desk.notes(part), part.more)
            yield _for_readers(part, self._with_video(unit, part.video))
            yield from self._video(part.video, part.id)
            for block in part.more:
                if isinstance(block, Block):
                    yield from self.parts("step", block.steps, part.id)
                    yield from (unit for case in block.choice for unit in self._case(case, part.id))

    def _case(self, case: Case, within: str) -> Iterator[Unit]:
        yield self._unit(case.id, "step", case.words, within)
        yield from self.parts("step", case.steps, case.id)

    def question(self, question: Question) -> Unit:
        unit = self._unit(question.id, "question", question.question, more=self._words(answer=question.answer))
        return _for_readers(question, unit)

    def widget(self, widget: WidgetInPage) -> Iterator[Unit]:
        yield self._unit(widget.name, "widget", widget.words.title, more=self._words(intro=widget.words.intro))
        for code in WIDGETS[widget.name].outcomes:
            outcome = widget.words.outcomes[code]
            anchor = outcome_anchor(widget.name, code)
            yield self._unit(anchor, "outcome", outcome.title, widget.name, self._words(text=outcome.text))

    def guide(self, guide: Guide) -> Iterator[Unit]:
        unit = self._unit("", "guide", guide.title, more=self._words(summary=guide.summary))
        yield self._with_video(unit, guide.video)
        yield from self._video(guide.video)

    def _video(self, video: Video | None, within: str = "") -> Iterator[Unit]:
        """Yield the unit of a video, whose words are its transcript."""
        if video:
            unit = self._unit(video.id, "video", video.title, within)
            unit["said"] = " ".join(self._renderer.words(line.text) for line in video.transcript)
            yield _for_readers(video, unit)

    def _with_video(self, unit: Unit, video: Video | None) -> Unit:
        """Return the unit with a link to its video, if it has one."""
        if video:
            link = f"[{video.title}](guide:{self._address}#{video.id})"
            unit["video"] = self._desk.words(Text(link, video.title.place, video.title.language))
        return unit

    def _unit(
        self,
        own_id: str,
        kind: Kind,
        words: Text | None,
        within: str = "",
        more: Mapping[str, Words] = {},
        blocks: Sequence[Note] = (),
    ) -> Unit:
        unit: Unit = {"id": own_id, "kind": kind, "words": self._desk.words(words) if words else ""}
        if within:
            unit["within"] = within
        if words and words.language != self._renderer.language:
            unit["lang"] = words.language
        if blocks:
            unit["below"] = self._desk.below(blocks)
            unit["said"] = " ".join(words for block in blocks for words in said_in(block, self._renderer.words))
        if more:
            unit["more"] = dict(more)
        if kind not in ("widget", "outcome") and (outdated := self._outdated.get(own_id)):
            unit["outdated"] = {"source": outdated.source, "misleads": outdated.misleads}
        return unit

    def _words(self, **texts: Text | None) -> dict[str, Words]:
        return {name: self._desk.words(text) for name, text in texts.items() if text}


def _for_readers(part: Variant, unit: Unit) -> Unit:
    if part.only_for:
        unit["variants"] = {kind: list(map(str, values)) for kind, values in part.only_for.items()}
    return unit
