"""The key of each part of the site: the digest of all that it is made of. The same key means the same files."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from builder.digests import digest, digest_of_file
from kb.content.places import OVERVIEWS, QUESTIONS_OF_TOPIC, page_of, widgets_of
from kb.pages.frame import HOME
from kb.pages.moved_places import anchors_that_lead_on
from kb.pages.support_desk_data import helpers_in_guides
from widgets.rules import WIDGETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.build import Target
    from builder.content import Content
    from builder.inputs import Inputs
    from kb.pages.frame import Frames, TopicLink
    from kb.pages.moved_places import AnchorsOfPages


class Keys:
    """The keys of the parts, as the content is now."""

    def __init__(self, target: Target, content: Content, inputs: Inputs, frames: Frames) -> None:
        """Take the content, and all else that the site is made of. But for `of_search`, it must have no errors."""
        self._content = content
        self._site = content.site
        self._guides = content.guides
        self._inputs = inputs
        self._base = digest(inputs.base, target.site_url, target.is_preview, inputs.assets.folder)
        self._frames = frames
        self._digests_of_topics: dict[int, str] = {}

    def of_page(self, path: str) -> str:
        """Return the key of the page at `path`: `de/billing/pay-invoices.md`."""
        language, _, name = path.removesuffix(".md").partition("/")
        address = name.removesuffix("index").rstrip("/")
        frame = self._frames.of_page(language, address)
        around = (self._base, path, replace(frame, topics=()), self._digest_of_topics(frame.topics))
        moved = self._anchors.get(address, {})
        led_to = self._digests_of_versions(language, (page_of(destination.place) for destination in moved.values()))
        return digest(around, sorted(moved.items()), led_to, self._own_digest(language, address))

    def of_search(self, language: str) -> str:
        """Return the key of the search index of a language."""
        return digest(self._base, [self._guides[address].records[language] for address in self._content.listed])

    def of_desk(self, language: str) -> str:
        """Return the key of what the support desk has in a language."""
        guides = [(address, self._guides[address].desk[language]) for address in self._site.outlines]
        codes = [code for place, code in self._site.published.items() if code]
        return digest(self._base, language, guides, codes, sorted(self.of_helpers(language).items()))

    def of_helpers(self, language: str) -> Mapping[str, str]:
        """Return the key of what the desk shows of each helper in a guide: its words, and the titles of steps."""
        guides = {name: map(page_of, WIDGETS[name].steps) for name in helpers_in_guides(self._site)}
        return {
            name: digest(self._inputs.base, self._digests_of_versions(language, own)) for name, own in guides.items()
        }

    def of_short_link(self, place: str) -> str:
        """Return the key of the short link to `place`."""
        page = page_of(place)
        titles = self._site.outlines[page].titles if page in self._site.outlines else {}
        led_to = self._site.whereabouts.destination(place)
        versions = [
            self._digests_of_versions(language, [page_of(led_to.place)])
            for language in self._site.words
            if led_to and led_to.place != page
        ]
        return digest(self._base, place, sorted(titles.items()), led_to, versions)

    @cached_property
    def _anchors(self) -> AnchorsOfPages:
        return anchors_that_lead_on(self._site)

    def _own_digest(self, language: str, address: str) -> str:
        """Return the digest of what the page itself shows."""
        if address == HOME:
            return digest_of_file(self._site.docs / language / "index.md")
        if address in OVERVIEWS:
            return self._digest_of_faces(language, (topic.id for topic in self._site.topics))
        if address not in self._site.outlines:
            return self._digest_of_faces(language, [address.removeprefix(QUESTIONS_OF_TOPIC)])
        guide, outline = self._guides[address], self._site.outlines[address]
        related = [
            (self._site.outlines[other].titles[language], self._site.outlines[other].summaries[language])
            for other in outline.related
        ]
        steps = (page_of(step) for name in widgets_of(outline) for step in WIDGETS[name].steps)
        return digest(guide.versions[language], related, self._digests_of_versions(language, steps))

    def _digest_of_faces(self, language: str, topics: Iterable[str]) -> str:
        wanted = set(topics)
        return digest(
            [
                (topic.id, name, self._guides[f"{topic.id}/{name}"].faces[language])
                for topic in self._site.topics
                if topic.id in wanted
                for name in topic.guides
            ]
        )

    def _digest_of_topics(self, topics: tuple[TopicLink, ...]) -> str:
        if id(topics) not in self._digests_of_topics:  # the frames keep it: the id is not given to another
            self._digests_of_topics[id(topics)] = digest(topics)
        return self._digests_of_topics[id(topics)]

    def _digests_of_versions(self, language: str, addresses: Iterable[str]) -> list[tuple[str, str]]:
        known = sorted({address for address in addresses if address in self._guides})
        return [(address, self._guides[address].versions[language]) for address in known]
