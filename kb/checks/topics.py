"""Faults of the topics, in which every guide has its place."""

import re
from collections.abc import Iterator

from kb.content.finding import Finding, nearest
from kb.content.places import OVERVIEWS
from kb.content.shape import ADDRESS_PATTERN, ID_PATTERN
from kb.content.site import Site


def guides_in_no_topic(site: Site) -> Iterator[Finding]:
    """Find guides that topics.yml does not list: no reader would find them."""
    listed = {f"{topic.id}/{name}" for topic in site.topics for name in topic.guides}
    for address, guide in site.outlines.items():
        if address not in listed:
            name = address.split("/")[1]
            expected = f"add “{name}” to the guides of “{guide.topic}” in topics.yml"
            yield Finding(guide.place, "the guide is in no topic", expected)


def unknown_guides_of_topics(site: Site) -> Iterator[Finding]:
    """Find guides that topics.yml lists twice, or that are not there."""
    known = {*site.outlines, *site.unreadable}
    seen: set[str] = set()
    for topic in site.topics:
        for name in topic.guides:
            address = f"{topic.id}/{name}"
            if address not in known:
                own = [other.split("/")[1] for other in known if other.startswith(f"{topic.id}/")]
                yield Finding(name.place, f"the topic “{topic.id}” has no guide “{name}”", nearest(name, own))
            elif address in seen:
                yield Finding(name.place, f"“{name}” is listed twice", "remove one of the two")
            seen.add(address)


def malformed_addresses(site: Site) -> Iterator[Finding]:
    """Find topics and guides whose names, which are their addresses, are not in kebab case."""
    expected = "expected a-z, 0-9 and single hyphens"
    for topic in site.topics:
        if not re.fullmatch(ID_PATTERN, topic.id):
            yield Finding(topic.id.place, f"the topic’s id “{topic.id}” is not in kebab case", expected)
    for address, guide in site.outlines.items():
        if not re.fullmatch(ADDRESS_PATTERN, address):
            yield Finding(guide.place, f"the address of the guide, “{address}”, is not in kebab case", expected)


def unknown_icons(site: Site) -> Iterator[Finding]:
    """Find icons of topics that are not there."""
    for topic in site.topics:
        if topic.icon not in site.icons:
            expected = "expected an icon of Material, such as material/lifebuoy"
            yield Finding(topic.icon.place, f"unknown icon “{topic.icon}”", expected)


def addresses_in_use(site: Site) -> Iterator[Finding]:
    """Find topics and guides whose address another page of the site has."""
    for topic in site.topics:
        if topic.id in OVERVIEWS:
            yield Finding(topic.id.place, f"another page of the site is called “{topic.id}”", "expected another id")
        for name in topic.guides:
            if name == "index":
                yield Finding(name.place, "the topic’s own page is called “index”", "expected another name")


def topics_without_words(site: Site) -> Iterator[Finding]:
    """Find topics that have no title in a language."""
    for language, words in site.words.items():
        for topic in site.topics:
            if topic.id not in words.topics:
                wrong = f"the topic “{topic.id}” has no words in {language}"
                yield Finding(topic.id.place, wrong, f"add it under “topics:” in {language}/words.yml")
