"""The page of a guide in one language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kb.content.changes import in_order
from kb.content.drawing import Element
from kb.content.fields import items, units
from kb.content.files import Term, VariantWords
from kb.content.guide import Guide, Section, Variant
from kb.content.part import Part
from kb.content.product import Product
from kb.content.variants import values_named
from kb.content.words import words
from kb.pages.frame import Link
from kb.pages.page import Heading, Page, PageData
from kb.pages.photos import PhotoInPage, first_image
from kb.pages.pictures import picture_html
from kb.pages.text_names import names_of_texts
from kb.pages.videos import CaptionsInPage, FilmInPage, minutes, video_in_page
from kb.pages.widgets import WidgetInPage, widget_html
from kb.pages.words_of_page import WordsOfPage
from kb.render.code import SHELL, highlighted
from kb.render.renderer import Renderer
from kb.render.values import formatted_date
from kb.translations.outdated import OutdatedPart


@dataclass(frozen=True)
class GuidePage(PageData):
    """The data of the page of a guide."""

    guide: Part[Guide]
    outdated: Part[Mapping[str, OutdatedPart]]
    """What is out of date in a translation, by the ids of its parts."""
    product: Part[Product]
    """The labels and pages of the company's programs that the guide or its widgets mention."""
    pictures: Mapping[str, Part[Element]]
    """File name → drawing, for those that the guide shows."""
    photos: Mapping[str, PhotoInPage]
    """Name that the guide uses → photo, for those that it shows."""
    films: Mapping[str, FilmInPage]
    """Name that the guide uses → film, for those that it shows."""
    captions: Mapping[str, CaptionsInPage]
    """The captions of the films, likewise."""
    terms: Mapping[str, Part[Term]]
    """The glossary terms that the guide uses."""
    related: tuple[Link, ...]
    widgets: tuple[WidgetInPage, ...]
    variants: Mapping[str, VariantWords]
    """The words for the variants that parts of the guide are for."""

    def page(self) -> Page:
        """Return the page."""
        guide, address, around = self.guide.value, self.frame.address, self.frame.surroundings.value
        names = names_of_texts(address, guide) if around.is_preview else {}
        texts = WordsOfPage(self.frame, self.product, self.terms, names)
        renderer = texts.renderer
        widgets = (widget_html(widget, renderer, around.theme.value) for widget in self.widgets)
        return self.rendered(
            "guide.html.jinja",
            renderer.words(guide.title),
            renderer.words(guide.summary),
            tuple(self._headings(guide, renderer)),
            guide=guide,
            is_draft=guide.draft,
            mark=texts.mark,
            say=texts.say,
            words=renderer.words,
            code=lambda block: highlighted(block.code, SHELL if block.shell else block.language),
            picture=lambda image: picture_html(image, self.pictures[image.file].value, renderer.words),
            video=lambda video: video_in_page(
                video, self.films[video.file], self.captions[video.captions], renderer.words
            ),
            minutes=minutes,
            has_all_of=lambda video: (  # otherwise it is not recorded yet
                video.file in self.films and video.captions in self.captions and video.poster in self.photos
            ),
            first_image=first_image(guide),
            changes=in_order(guide.changes),
            day=lambda day: formatted_date(day, around.record),
            reviewed=formatted_date(guide.reviewed, around.record),
            outdated=self.outdated.value,
            untranslated=any(unit.text.language != around.language for unit in units(guide)),
            kinds_in=self._kinds_in,
            is_said=lambda section: self._is_said(renderer, section),
            widgets=[renderer.seen_from(widget, address) for widget in widgets],
        )

    def _kinds_in(self, parts: Iterable[Variant]) -> list[str]:
        """Return the kinds of variants that are in the parts, in the order of variants.yml."""
        own = values_named(variant for part in parts for variant in (part, *items(part, Variant)))
        return [kind for kind in self.frame.variants if kind in own]

    def _is_said(self, renderer: Renderer, section: Section) -> bool:
        """Return whether a section's title says whom it is for, by words that no other value of the kind has."""
        title = set(words(renderer.words(section.title)))
        for kind, values in section.only_for.items():
            said = {value: set(words(renderer.words(own))) for value, own in self.variants[kind].values.items()}
            for value in values:
                others = set().union(*(own for other, own in said.items() if other != value))
                if title.isdisjoint(said[value] - others):
                    return False
        return bool(section.only_for)

    def _headings(self, guide: Guide, renderer: Renderer) -> Iterator[Heading]:
        """Yield the headings for the table of contents, on two levels. The template writes the same headings."""
        labels = self.frame.surroundings.value.labels

        def heading(section: Section, inner: tuple[Section, ...] = ()) -> Heading:
            inside = tuple(map(heading, inner))
            return Heading(section.id, renderer.words(section.title), inside, section.only_for)

        if guide.before:
            yield Heading("before", labels["before"])
        if guide.needs:
            yield Heading("needs", labels["needs"])
        yield from (Heading(f"{widget.name}-title", renderer.words(widget.words.title)) for widget in self.widgets)
        yield from (heading(section, section.sections) for section in guide.sections)
        if guide.faq:
            yield Heading("questions", labels["faq"])
        if self.related:
            yield Heading("related", labels["related"])
        if guide.changes:
            yield Heading("changes", labels["what-changed"])
