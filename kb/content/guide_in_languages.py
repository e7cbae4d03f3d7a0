"""A guide as its files in all languages give it, and its outline: what other pages and checks need to know about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kb.content.changes import in_order
from kb.content.fields import Unit, anchors, items, units
from kb.content.guide import Case, Guide, Image, Variant, Video
from kb.content.inline import links, product_names
from kb.content.text import Place, Text
from kb.content.translated import NOTHING_RECORDED, Records
from kb.content.variants import values_named


@dataclass(frozen=True)
class GuideInLanguages:
    """A guide: its address (`topic/name`), the language of its source, and its version in each language."""

    address: str
    source: str
    versions: Mapping[str, Guide]
    places: Mapping[str, Place]
    """The files that exist; a language without one shows the source's words."""
    unreadable: frozenset[str]
    """Languages whose file cannot be shown until its findings are resolved."""
    is_question: bool = False
    """Whether it is a question without a guide: its title is the question, and its summary the answer."""
    records: Records = NOTHING_RECORDED
    """What its translations were made from."""

    @property
    def is_draft(self) -> bool:
        """Return whether it is a draft, and with it its translations."""
        return self.versions[self.source].draft

    @cached_property
    def units(self) -> Mapping[str, tuple[Unit, ...]]:
        """The units of each language, in reading order."""
        return {language: tuple(units(version)) for language, version in self.versions.items()}

    @cached_property
    def own_units(self) -> tuple[Unit, ...]:
        """The units of all languages whose words are in the language's own file, in reading order."""
        found = ((language, unit) for language, own in self.units.items() for unit in own)
        return tuple(unit for language, unit in found if unit.text.language == language)

    @cached_property
    def translated_texts(self) -> tuple[tuple[Text, Text], ...]:
        """Each translated text with its source's text."""
        source = {unit.key: unit.text for unit in self.units[self.source]}
        # A translation may add a field, such as a tip, that its source lacks: then it has no pair.
        translated = (unit for unit in self.own_units if unit.text.language != self.source and unit.key in source)
        return tuple((unit.text, source[unit.key]) for unit in translated)


@dataclass(frozen=True)
class Outline:
    """What other pages need of a guide. The outlines of 1,500 guides load quickly; the guides themselves do not."""

    address: str
    source: str
    place: Place
    """Its source file; for a question, its place in that file."""
    owner: Text
    reviewed: Mapping[str, date]
    """By language: a translation's own date, or else its source's."""
    review_every: int | None
    """The months between its reviews; None leaves that to its topic."""
    changes: tuple[tuple[str, date], ...]
    """The id and the day of each of its changes, newest first."""
    is_draft: bool
    is_question: bool
    widget: Text | None
    related: tuple[Text, ...]
    anchors: tuple[str, ...]
    """Every id that can be linked and that it has or once had, in reading order."""
    titles: Mapping[str, str]
    summaries: Mapping[str, str]
    languages: Mapping[str, str]
    """Each language itself, if the guide has words in it; otherwise the language of the title that is shown instead."""
    questions: tuple[Text, ...]
    """The ids of its questions."""
    links: tuple[tuple[Place, str], ...]
    """The places to which it links (`topic/guide#step`), each with the place of the linking text, in all languages."""
    product_names: frozenset[str]
    """The names of the destinations to which it links and of the labels that it shows, in any language."""
    pictures: frozenset[str]
    """The drawings and photos of docs/images that it shows."""
    videos: frozenset[str]
    """The films of docs/videos that it shows, and their captions."""
    variants: Mapping[str, frozenset[str]]
    """What its parts are for, if not for everybody: kind → values."""
    texts_with_other_links: tuple[tuple[Text, Text], ...]
    """The translated texts whose links differ from their source's, each with its source."""

    @property
    def topic(self) -> str:
        """Return the topic's id."""
        return self.address.split("/")[0]


def outline_of(guide: GuideInLanguages) -> Outline:
    """Return the outline of `guide`."""
    source = guide.versions[guide.source]
    files = {place.path for place in guide.places.values()}
    translated = {unit.text.language for unit in guide.own_units if unit.text.place.path in files}  # else a snippet's
    videos = tuple(items(source, Video))
    cases = (case.words for case in items(source, Case) if case.go)
    linking = (*(unit.text for unit in guide.own_units), *cases)
    linked = [(text.place, target) for text in linking for target in links(text)]
    return Outline(
        address=guide.address,
        source=guide.source,
        place=guide.places[guide.source],
        owner=source.owner,
        reviewed={language: version.reviewed for language, version in guide.versions.items()},
        review_every=source.review_every,
        changes=tuple((str(change.id), change.date) for change in in_order(source.changes)),
        is_draft=source.draft,
        is_question=guide.is_question,
        widget=source.widget,
        related=source.related,
        anchors=tuple(map(str, anchors(source))),
        titles={language: str(version.title) for language, version in guide.versions.items()},
        summaries={language: str(version.summary) for language, version in guide.versions.items()},
        languages={
            language: language if language in translated else version.title.language
            for language, version in guide.versions.items()
        },
        questions=tuple(asked.id for asked in source.faq),
        links=tuple((place, target.removeprefix("guide:")) for place, target in linked if target.startswith("guide:")),
        product_names=frozenset(name for text in linking for name in product_names(text)),
        pictures=frozenset(
            (*(str(image.file) for image in items(source, Image)), *(str(video.poster) for video in videos))
        ),
        videos=frozenset(str(name) for video in videos for name in (video.file, video.captions)),
        variants={kind: frozenset(map(str, values)) for kind, values in values_named(items(source, Variant)).items()},
        texts_with_other_links=tuple(
            (text, source_text)
            for text, source_text in guide.translated_texts
            if sorted(links(text)) != sorted(links(source_text))
        ),
    )
