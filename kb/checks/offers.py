"""Faults of what pages offer besides guides: urgent places, channels to people, and the company's own pages."""

from collections.abc import Iterator

from kb.checks.markup import unknown_place
from kb.content.finding import Finding, nearest
from kb.content.places import page_of
from kb.content.site import Site
from kb.content.text import Text
from widgets.rules import WIDGETS


def offers_without_words(site: Site) -> Iterator[Finding]:
    """Find channels to people, and urgent places, for which a language has no words."""
    for language, document in site.word_files.items():
        words = site.words.get(language)
        if words is None:
            continue
        keys_of_channels = ("contact", "channels", "channels")
        for keys, wanted, named in (
            (keys_of_channels, site.company.channels, words.contact.channels.channels),
            (("urgent",), site.urgent, words.urgent),
        ):
            for name in wanted.keys() - named.keys():
                wrong = f"“{name}” has no words under “{'.'.join(keys)}”"
                yield Finding(document.place(keys), wrong, f"add “{name}: …”, or remove it where it is listed")


def channels_to_nowhere(site: Site) -> Iterator[Finding]:
    """Find links of channels and of the footer that lead neither to a destination nor to a guide."""
    for channel in site.company.channels.values():
        if channel.link.startswith("guide:"):
            yield from unknown_place(site, channel.link.place, channel.link.removeprefix("guide:"))
        else:
            yield from _unknown_destination(site, channel.link)
    for destination in site.company.footer.values():
        yield from _unknown_destination(site, destination)


def unnamed_links_of_the_footer(site: Site) -> Iterator[Finding]:
    """Find links of the footer that have no label."""
    for words in site.words.values():
        for label, destination in site.company.footer.items():
            if label not in words.labels:
                yield Finding(destination.place, f"no label is called “{label}”", nearest(label, words.labels))


def urgent_places_that_are_missing(site: Site) -> Iterator[Finding]:
    """Find urgent places that are in no guide."""
    for place in site.urgent.values():
        yield from unknown_place(site, place.place, place)


def guides_named_twice_at_home(site: Site) -> Iterator[Finding]:
    """Find most needed guides that the home page already names: as urgent, or for their widget."""
    urgent = {page_of(place) for place in site.urgent.values()}
    for address in site.most_needed:
        outline = site.outlines.get(address)
        if address in urgent or (outline and outline.widget in WIDGETS):
            why = "as urgent" if address in urgent else "for its widget"
            yield Finding(address.place, f"the home page already names “{address}”, {why}", "expected another guide")


def _unknown_destination(site: Site, name: Text) -> Iterator[Finding]:
    if site.destinations and name not in site.destinations:  # otherwise the file has its own findings
        yield Finding(name.place, f"unknown destination “{name}”", nearest(name, site.destinations))
