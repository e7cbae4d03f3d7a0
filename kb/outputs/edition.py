"""The site as it will be published: its content, its theme, and its address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from kb.content.captions import Captions
from kb.content.contact import as_guide
from kb.content.drawing import Element
from kb.content.fields import anchor_title, texts_of
from kb.content.files import Term
from kb.content.film import Film
from kb.content.guide import Guide
from kb.content.guide_in_languages import GuideInLanguages, Outline
from kb.content.inline import product_names
from kb.content.loading import with_guide
from kb.content.part import Part, PartsByKey
from kb.content.photo import Photo, photo_in
from kb.content.places import FIXED_PAGES, widgets_of
from kb.content.product import Product
from kb.content.site import Shared, Site
from kb.content.translated import Records
from kb.content.variants import in_order
from kb.content.versions import language_of_version
from kb.outputs.guide_parts import GuideParts
from kb.pages.announcement import Announcement, announcement, language_shown
from kb.pages.assets import Assets, theme_assets
from kb.pages.frame import HOME, Frame, Link, Links, Surroundings
from kb.pages.moved_places import AnchorsOfPages, MovedPlace, anchors_that_lead_on, moved_places
from kb.pages.pictures import svg
from kb.pages.support_desk_data import DESK
from kb.pages.theme import ICONS, Theme, template_sources
from kb.pages.widgets import WidgetInPage
from kb.render.markdown import without_icons
from kb.render.renderer import Renderer, page_path
from widgets.rules import WIDGETS


@dataclass(frozen=True)
class LanguageChoice:
    """A language, as offered on a page for readers of all languages."""

    name: str
    choose: str
    """“Choose your language” in this language."""
    title: str = ""
    """The title of the page that the link leads to, as HTML. Empty if the link leads to a home page."""


@dataclass(frozen=True)
class Edition:
    """Everything that outputs are made from. What several of them share is made once."""

    site: Site
    """It must have no errors."""
    guides: Mapping[str, Mapping[str, GuideParts]]
    """Address of a guide → language → the guide's parts."""
    site_url: str
    """The address at which the site will be deployed, ending with a slash."""
    icons: Path
    """The folder of SVG icons: `material/menu.svg` …"""
    is_preview: bool = False
    """Whether the site is for `kb serve`, whose server adds a script to each page."""

    def with_guide(self, guide: GuideInLanguages, parts: Mapping[str, GuideParts]) -> "Edition":
        """Return the edition with a guide as it is now."""
        site = with_guide(self.site, guide)
        return self._with(site, {**self.guides, guide.address: parts}, self.site.shared)

    def with_records(self, records: Records) -> "Edition":
        """Return the edition with the current records of translations."""
        return self._with(replace(self.site, records=records), self.guides, self.site.shared)

    def with_shared(self, site: Site) -> "Edition":
        """Return the edition with what guides share as it is in this site, and the guides as they were."""
        own = self.site
        site = replace(site, guides=own.guides, outlines=own.outlines, drafts=own.drafts, unreadable=own.unreadable)
        return self._with(site, self.guides, site.shared)

    def _with(self, site: Site, guides: Mapping[str, Mapping[str, GuideParts]], shared: Shared) -> "Edition":
        edition = replace(self, site=site, guides=guides)
        vars(site)["shared"] = shared  # already made, and from neither guides nor records
        for name in {"assets", "theme"} & vars(self).keys():
            vars(edition)[name] = vars(self)[name]
        return edition

    @cached_property
    def assets(self) -> Assets:
        """The styles and scripts."""
        return theme_assets(self.site.company, self.site.variants or {}, self._logo, is_preview=self.is_preview)

    @cached_property
    def theme(self) -> Part[Theme]:
        """The theme of all pages."""
        icons = {name: (self.icons / f"{name}.svg").read_text(encoding="utf-8") for name in ICONS}
        root = urlsplit(self.site_url).path
        return Part.of(Theme(template_sources(), {**icons, **self.site.icons}, self.assets.folder, self._logo, root))

    @cached_property
    def links(self) -> Mapping[str, Links]:
        """Language → the links to its pages."""
        return {language: Links(self.site, language) for language in self.site.languages}

    @cached_property
    def surroundings(self) -> Mapping[str, Part[Surroundings]]:
        """Language → what all its pages share."""
        return {language: Part.of(self._surroundings(language)) for language in self.site.languages}

    @cached_property
    def choices(self) -> Mapping[str, LanguageChoice]:
        """The languages, as offered on pages for readers of all languages."""
        return {
            language: LanguageChoice(record.name, self.site.words[language].labels["choose-language"])
            for language, record in self.site.languages.items()
        }

    @cached_property
    def widgets_of_guides(self) -> Mapping[str, tuple[str, ...]]:
        """Address of a guide with widgets → their names."""
        outlines = self.site.outlines.values()
        return {outline.address: widgets_of(outline) for outline in outlines if outline.widget}

    @cached_property
    def contact(self) -> Mapping[str, Guide]:
        """Language → the content of its contact page, in the form of a guide."""
        channels = self.site.company.channels
        return {language: as_guide(words.contact, channels) for language, words in self.site.words.items()}

    def renderer(self, language: str) -> Renderer:
        """Return a renderer for any text in the language."""
        return Renderer(language, self.site.languages[language], self.site.products[language])

    def photos(self, guide: Outline, language: str) -> Mapping[str, Photo]:
        """Return the photos of a guide as the language shows them, by the names that the guide uses."""
        record, photos = self.site.languages[language], self.site.photos
        names = sorted(guide.pictures & photos.keys())
        return {name: photo_in(language, record, guide.source, photos[name]) for name in names}

    def films(self, guide: Outline, language: str) -> Mapping[str, Film]:
        """Return the films of a guide as the language shows them, by the names that the guide uses."""
        return {
            name: versions[self._whose(language, guide, versions)]
            for name, versions in self.site.films.items()
            if name in guide.videos
        }

    def captions(self, guide: Outline, language: str) -> Mapping[str, tuple[str, Captions]]:
        """Return the captions of a guide's films as the language shows them, each with the language that they are in.

        The keys are the names that the guide uses.
        """
        shown = {}
        for name, versions in self.site.captions.items():
            if name in guide.videos:
                whose = self._whose(language, guide, versions)
                shown[name] = whose or guide.source, versions[whose]
        return shown

    def _whose(self, language: str, guide: Outline, versions: Iterable[str]) -> str:
        return language_of_version(language, self.site.languages[language], guide.source, versions)

    def widget(self, name: str, language: str) -> WidgetInPage:
        """Return a widget with its words, and with the titles of the steps that its answers link to."""
        return self._widgets[name, language].value

    def _widget(self, which: tuple[str, str]) -> WidgetInPage:
        name, language = which
        words = self.site.words[language]
        renderer = self.renderer(language)
        steps = {}
        for step in WIDGETS[name].steps:
            address, _, anchor = step.partition("#")
            title = anchor_title(self.guides[address][language].version.value, anchor)
            steps[step] = without_icons(renderer.rendered(title).html)
        return WidgetInPage(name, words.widgets[name], words.all_widgets, steps)

    def product_in(self, language: str, words: Iterable[object], guides: Iterable[Outline] = ()) -> Part[Product]:
        """Return the labels and pages of the company's programs that these words (any models) and guides mention."""
        names = {name for guide in guides for name in guide.product_names}
        names.update(name for own in words for text in texts_of(own) for name in product_names(text))
        return self._products[language, frozenset(names)]

    def frame(self, language: str, address: str) -> Frame:
        """Return the frame of the page at `address`: `billing/pay-invoices`, `billing`, `glossary`, or HOME."""
        site, links, outline = self.site, self.links[language], self.site.outlines.get(address)
        shows_all = links.is_full or address == HOME
        home = page_path(language, HOME)
        return Frame(
            address=address,
            surroundings=self.surroundings[language],
            versions=self._versions[address],
            announcement=self.announcements[address],
            language_shown=language_shown(site, address, language),
            topics=links.topics_beside(address),
            all_topics=None if shows_all else Link(site.words[language].labels["topics"], f"{home}#topics"),
            ancestors=links.above(address),
            moved=self.moved(address, language),
            feeds=links.feeds_beside(address),
            is_home=address == HOME,
            is_guide=outline is not None,
            has_widget=outline is not None and outline.widget is not None,
            has_video=outline is not None and bool(outline.videos),
            code=self.codes.get(address, ""),
            variants=in_order(outline.variants, site.variants or {}) if outline else {},
        )

    def moved(self, address: str, language: str) -> tuple[MovedPlace, ...]:
        """Return the anchors on the page at `address` whose content has moved elsewhere."""
        return moved_places(self.site, language, self.anchors.get(address, {}))

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """Address → the code of its short link, for those that have one."""
        return {str(place): code for place, code in self.site.published.items() if code}

    @cached_property
    def anchors(self) -> AnchorsOfPages:
        """The anchors whose content has moved elsewhere, by page."""
        return anchors_that_lead_on(self.site)

    @cached_property
    def announcements(self) -> Mapping[str, Part[Announcement]]:
        """Address of a page → what search engines are told about it."""
        return PartsByKey(lambda address: announcement(self.site, address))

    @cached_property
    def terms(self) -> Mapping[tuple[str, str], Part[Term]]:
        """Language and name → the term of the glossary."""
        return PartsByKey(lambda which: self.site.glossaries[which[0]][which[1]])

    @cached_property
    def drawings(self) -> Mapping[str, Part[Element]]:
        """File name → the drawing."""
        return PartsByKey(lambda name: self.site.pictures[name])

    @cached_property
    def _versions(self) -> Mapping[str, Part[tuple[tuple[str, Link], ...]]]:
        records = self.site.languages
        return PartsByKey(
            lambda address: tuple((code, Link(own.name, page_path(code, address))) for code, own in records.items())
        )

    @cached_property
    def _products(self) -> Mapping[tuple[str, frozenset[str]], Part[Product]]:
        return PartsByKey(lambda which: self.site.products[which[0]].named(which[1]))

    @cached_property
    def _widgets(self) -> Mapping[tuple[str, str], Part[WidgetInPage]]:
        return PartsByKey(self._widget)

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
