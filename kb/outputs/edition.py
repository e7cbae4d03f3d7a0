"""The site as it is to be published: its content, what pages are dressed in, and where it will stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from kb.checks.texts import texts_of
from kb.content.contact import as_guide
from kb.content.fields import anchor_title
from kb.content.guide import Guide
from kb.content.guide_in_languages import Outline
from kb.content.inline import product_names
from kb.content.part import Part
from kb.content.places import FIXED_PAGES, widgets_of
from kb.content.product import Product
from kb.content.site import Site
from kb.outputs.guide_parts import GuideParts
from kb.pages.announcement import Announcement, announcement, language_shown
from kb.pages.assets import Assets, theme_assets
from kb.pages.frame import HOME, Frame, Link, Links, Surroundings
from kb.pages.moved_places import AnchorsOfPages, MovedPlace, anchors_that_lead_on, moved_places
from kb.pages.pictures import svg
from kb.pages.support_desk_data import DESK
from kb.pages.theme import ICONS, Theme, template_sources
from kb.pages.widgets import WidgetInPage
from kb.render.renderer import Renderer, page_path
from widgets.rules import WIDGETS


@dataclass(frozen=True)
class LanguageChoice:
    """A language as a page for readers of all languages offers it."""

    name: str
    choose: str
    """“Choose your language”, in the language."""
    title: str = ""
    """HTML: what the link leads to, where the page does not stand for the whole site."""


@dataclass(frozen=True)
class Edition:
    """All that outputs are made of. What several of them share is made once."""

    site: Site
    """It must have no errors."""
    guides: Mapping[str, Mapping[str, GuideParts]]
    """The parts of each guide, in each language: address → language → parts."""
    site_url: str
    """Where the site will be deployed, with a slash at its end."""
    icons: Path
    """The folder of SVG icons: `material/menu.svg` …"""
    is_preview: bool = False
    """Whether it is for the server of `kb serve`, which adds a script to each page."""

    @cached_property
    def assets(self) -> Assets:
        """The styles and scripts."""
        return theme_assets(self.site.company, self._logo, is_preview=self.is_preview)

    @cached_property
    def theme(self) -> Part[Theme]:
        """What pages are dressed in."""
        icons = {name: (self.icons / f"{name}.svg").read_text(encoding="utf-8") for name in ICONS}
        root = urlsplit(self.site_url).path
        return Part.of(Theme(template_sources(), {**icons, **self.site.icons}, self.assets.folder, self._logo, root))

    @cached_property
    def links(self) -> Mapping[str, Links]:
        """The links to pages, in each language."""
        return {language: Links(self.site, language) for language in self.site.languages}

    @cached_property
    def surroundings(self) -> Mapping[str, Part[Surroundings]]:
        """What all pages of a language share."""
        return {language: Part.of(self._surroundings(language)) for language in self.site.languages}

    @cached_property
    def choices(self) -> Mapping[str, LanguageChoice]:
        """The languages as pages for the readers of all of them offer them."""
        return {
            language: LanguageChoice(record.name, self.site.words[language].labels["choose-language"])
            for language, record in self.site.languages.items()
        }

    @cached_property
    def widgets_of_guides(self) -> Mapping[str, tuple[str, ...]]:
        """The widgets of each guide that has any."""
        outlines = self.site.outlines.values()
        return {outline.address: widgets_of(outline) for outline in outlines if outline.widget}

    @cached_property
    def contact(self) -> Mapping[str, Guide]:
        """What the contact page says in each language, as a guide."""
        channels = self.site.company.channels
        return {language: as_guide(words.contact, channels) for language, words in self.site.words.items()}

    def renderer(self, language: str) -> Renderer:
        """Return what renders texts in the language, whatever they name."""
        return Renderer(language, self.site.languages[language], self.site.products[language])

    def widget(self, name: str, language: str) -> WidgetInPage:
        """Return a widget with its words, and the titles of the steps to which its answers lead."""
        words = self.site.words[language]
        renderer = self.renderer(language)
        steps = {}
        for step in WIDGETS[name].steps:
            address, _, anchor = step.partition("#")
            title = anchor_title(self.guides[address][language].version.value, anchor)
            steps[step] = renderer.rendered(title).html
        return WidgetInPage(name, words.widgets[name], words.all_widgets, steps)

    def product_in(self, language: str, words: Iterable[object], guides: Iterable[Outline] = ()) -> Product:
        """Return what these words, models of any kind, and these guides name of the company's programs."""
        names = {name for guide in guides for name in guide.product_names}
        names.update(name for own in words for text in texts_of(own) for name in product_names(text))
        return self.site.products[language].named(names)

    def frame(self, language: str, address: str) -> Frame:
        """Return the frame of the page at `address`: `billing/pay-invoices`, `billing`, `glossary`, or HOME."""
        site, links, outline = self.site, self.links[language], self.site.outlines.get(address)
        shows_all = links.is_full or address == HOME
        home = page_path(language, HOME)
        return Frame(
            address=address,
            surroundings=self.surroundings[language],
            versions=tuple(
                (other, Link(record.name, page_path(other, address))) for other, record in site.languages.items()
            ),
            announcement=self.announcement(address),
            language_shown=language_shown(site, address, language),
            topics=links.topics_beside(address),
            all_topics=None if shows_all else Link(site.words[language].labels["topics"], f"{home}#topics"),
            ancestors=links.above(address),
            moved=self.moved(address, language),
            is_home=address == HOME,
            is_guide=outline is not None,
            has_widget=outline is not None and outline.widget is not None,
            code=self.codes.get(address, ""),
        )

    def announcement(self, address: str) -> Announcement:
        """Return what search engines are told of the page at `address`."""
        if address not in self._announcements:
            self._announcements[address] = announcement(self.site, address)
        return self._announcements[address]

    def moved(self, address: str, language: str) -> tuple[MovedPlace, ...]:
        """Return the anchors that lead on from the page at `address`."""
        return moved_places(self.site, language, self.anchors.get(address, {}))

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """The code of each page that has a short link."""
        return {str(place): code for place, code in self.site.published.items() if code}

    @cached_property
    def anchors(self) -> AnchorsOfPages:
        """The anchors that lead on to where they are now, by page."""
        return anchors_that_lead_on(self.site)

    @cached_property
    def _announcements(self) -> dict[str, Announcement]:
        return {}

    @cached_property
    def _logo(self) -> str:
        drawing = self.site.pictures[self.site.company.logo]
        return svg(replace(drawing, attributes={**drawing.attributes, "aria-hidden": "true"}))

    def _surroundings(self, language: str) -> Surroundings:
        records = self.site.languages
        own_first = sorted(records, key=language.__ne__)
        labels = self.site.words[language].labels
        return Surroundings(
            language=language,
            record=records[language],
            labels={name: label for name, label in labels.items() if not name.startswith(DESK)},
            languages=tuple((code, records[code].name) for code in own_first),
            lists=self.links[language].to_lists(*FIXED_PAGES),
            urgent=tuple(self.links[language].to_urgent()),
            elsewhere=tuple(self.links[language].elsewhere()),
            company=self.site.company.model_copy(update={"security": None, "channels": {}, "footer": {}}),
            site_url=self.site_url,
            theme=self.theme,
            is_preview=self.is_preview,
        )
