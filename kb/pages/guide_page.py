"""The page of a guide in one language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from kb.content.fields import units
from kb.content.files import Term
from kb.content.guide import Guide, Section
from kb.content.part import Part
from kb.content.text import Text
from kb.pages.frame import Frame, Link
from kb.pages.moved_places import MovedPlace, moved_place_html
from kb.pages.page import Heading, Page, Surroundings
from kb.pages.pictures import picture_html
from kb.pages.widgets import WidgetInPage, widget_html
from kb.render.renderer import Renderer, page_path, path_of_place, relative
from kb.render.terms import TermsOfPage
from kb.render.values import formatted_date


@dataclass(frozen=True)
class GuidePage:
    """What the page of a guide is made of."""

    address: str
    guide: Part[Guide]
    surroundings: Part[Surroundings]
    frame: Frame
    destinations: Mapping[str, str]
    """Those that the guide, or one of its widgets, links."""
    pictures: Mapping[str, str]
    """The drawings that the guide shows: file name → SVG."""
    terms: Mapping[str, Term]
    """The glossary's terms that the guide uses."""
    related: tuple[Link, ...]
    widgets: tuple[WidgetInPage, ...]
    moved: tuple[MovedPlace, ...]


def guide_page(given: GuidePage) -> Page:
    """Return the page."""
    guide, around = given.guide.value, given.surroundings.value
    path = page_path(around.language, given.address)
    renderer = Renderer(around.language, around.record, given.destinations)
    terms = TermsOfPage(given.terms, relative(page_path(around.language, "glossary"), path))

    def mark(text: Text) -> Markup:
        return _in_its_language(renderer.html(text, given.address), text, around.language)

    def say(text: Text) -> Markup:
        return _in_its_language(terms.explained(renderer.html(text, given.address)), text, around.language)

    def href(place: str) -> str:
        return relative(path_of_place(around.language, place), path)

    content = around.theme.value.render(
        "guide.html.jinja",
        page=given,
        guide=guide,
        labels=around.labels,
        mark=mark,
        say=say,
        picture=lambda image: picture_html(image, given.pictures[image.file], renderer.words),
        reviewed=formatted_date(guide.reviewed, around.record),
        untranslated=any(unit.text.language != around.language for unit in units(guide)),
        related=[(relative(link.path, path), link) for link in given.related],
        widgets=[
            widget_html(widget, around.record, around.theme.value, partial(renderer.html, page=given.address), href)
            for widget in given.widgets
        ],
        moved=[moved_place_html(place, path, around) for place in given.moved],
    )
    return Page(
        path=path,
        title=renderer.words(guide.title),
        description=renderer.words(guide.summary),
        content=Markup(content),  # noqa: S704 (a template's output)
        frame=given.frame,
        surroundings=around,
        headings=tuple(_headings(given, guide, renderer)),
    )


def _in_its_language(html: Markup, text: Text, language: str) -> Markup:
    return html if text.language == language else Markup('<span lang="{}">{}</span>').format(text.language, html)


def _headings(given: GuidePage, guide: Guide, renderer: Renderer) -> Iterator[Heading]:
    """Yield the page's headings for its contents, of two levels; the template writes the same ones."""
    labels = given.surroundings.value.labels

    def heading(section: Section, inner: tuple[Section, ...] = ()) -> Heading:
        return Heading(section.id, renderer.words(section.title), tuple(map(heading, inner)))

    if guide.before:
        yield Heading("before", labels["before"])
    if guide.needs:
        yield Heading("needs", labels["needs"])
    yield from (heading(section, section.sections) for section in guide.sections)
    if guide.faq:
        yield Heading("questions", labels["faq"])
    if given.related:
        yield Heading("related", labels["related"])
