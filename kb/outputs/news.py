"""What has changed in guides: a page in each language, and feeds (Atom, RFC 4287), one of all topics and one of each.

All dates are those of the content: no output depends on the day on which it is made.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kb.content.guide_in_languages import Outline
from kb.content.part import Part
from kb.content.places import NEWS
from kb.content.site import Site
from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file
from kb.outputs.pages import page_output
from kb.pages.changes import ChangeOfGuide, ChangesOfGuides, newest
from kb.pages.frame import Link
from kb.pages.news_page import MOST_OF_TOPIC, NewsPage
from kb.pages.theme import Theme
from kb.render.renderer import ROOT, page_path, path_of_place, words_of

MOST_OF_FEED = 50
"""The largest number of entries in a feed; readers keep the older ones."""

BEGINNING = date(2026, 1, 1)
"""The date of a feed in which there is nothing yet."""


@dataclass(frozen=True)
class Feed:
    """The data of a feed."""

    link: Link
    """Its title and path."""
    page: str
    """The path of the page with the same contents."""
    language: str
    site_url: str
    author: str
    guides: ChangesOfGuides
    codes: tuple[tuple[str, str], ...]
    """The address of each guide that has a short link, and its code."""
    major: str
    """The mark of a change that readers must be told about."""
    theme: Part[Theme]

    def text(self) -> str:
        """Return the feed."""
        told = newest(self.guides, MOST_OF_FEED)
        codes = dict(self.codes)
        entries = [
            {
                "id": self._id(codes.get(own.guide, ""), own),
                "title": words_of(own.link.title),
                "path": self._path(own),
                "change": own.change,
                # The link is escaped once more by the template: a feed holds HTML as text.
                "html": str(own.change.html.replace(ROOT, self.site_url)),
            }
            for own in told
        ]
        updated = told[0].change.date if told else BEGINNING
        return self.theme.value.render("feed.xml.jinja", feed=self, entries=entries, updated=updated)

    def _id(self, code: str, own: ChangeOfGuide) -> str:
        """Return the permanent id of an entry: it is made from the short link, which survives renaming and moving."""
        page = f"g/{code}/?{self.language}" if code else page_path(self.language, own.guide)
        return f"{self.site_url}{page}#{own.change.id}"

    def _path(self, own: ChangeOfGuide) -> str:
        """Return the path of the reworded part if there is only one, else of the guide."""
        parts = own.change.parts
        place = f"{own.guide}#{parts[0]}" if len(parts) == 1 else own.guide
        return path_of_place(self.language, place)


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page and the feeds of each language."""
    changed = _changed(edition.site)
    for language in edition.site.languages:
        yield page_output(_page(edition, language, changed))
        for topic, guides in changed.items():
            feed = _feed(edition, language, topic, guides)
            yield text_file(feed.link.path, feed, Feed.text, language)


def _changed(site: Site) -> dict[str, list[Outline]]:
    """Return the guides with changes by topic, and all of them under "", the newest change first."""
    changed = [outline for outline in site.outlines.values() if outline.changes]
    changed.sort(key=lambda own: max(day for _name, day in own.changes), reverse=True)
    return {"": changed, **{topic.id: [own for own in changed if own.topic == topic.id] for topic in site.topics}}


def _page(edition: Edition, language: str, changed: Mapping[str, Sequence[Outline]]) -> NewsPage:
    links = edition.links[language]
    topics = (
        (links.to_topic(topic, is_open=False), _changes(edition, language, changed[topic.id][:MOST_OF_TOPIC]))
        for topic in edition.site.topics
    )
    return NewsPage(
        frame=edition.frame(language, NEWS),
        topics=tuple((Link(topic.title, topic.path), guides) for topic, guides in topics if guides),
        feeds={topic: links.to_feed(topic) for topic in ("", *(str(topic.id) for topic in edition.site.topics))},
    )


def _feed(edition: Edition, language: str, topic: str, changed: Sequence[Outline]) -> Feed:
    site, labels = edition.site, edition.site.words[language].labels
    guides = _changes(edition, language, changed[:MOST_OF_FEED])
    return Feed(
        link=edition.links[language].to_feed(topic),
        page=page_path(language, NEWS) + (f"#{topic}" if topic and guides else ""),
        language=language,
        site_url=edition.site_url,
        author=site.company.name,
        guides=guides,
        codes=tuple((address, edition.codes[address]) for address, _link, _told in guides if address in edition.codes),
        major=labels["change-major"],
        theme=edition.theme,
    )


def _changes(edition: Edition, language: str, changed: Iterable[Outline]) -> ChangesOfGuides:
    """Return the changes of these guides, in the order of the guides' addresses."""
    links = edition.links[language]
    own = sorted((outline.address, outline) for outline in changed)
    return tuple(
        (address, links.to_guide(outline), edition.guides[address][language].changes) for address, outline in own
    )
