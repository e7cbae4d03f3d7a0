"""Faults of the topics, one of which each guide belongs to."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from kb.content.finding import Finding, nearest
from kb.content.places import FIXED_PAGES, among_questions
from kb.content.site import Site, guides_alone
from kb.content.text import Place, Text


def guides_in_no_topic(site: Site) -> Iterator[Finding]:
    """Find guides that are not in topics.yml: no reader would find them."""
    if not site.topics:  # topics.yml has its own findings
        return
    listed = {f"{topic.id}/{name}" for topic in site.topics for name in topic.guides}
    topics = {topic.id for topic in site.topics}
    guides = guides_alone(site)
    meant = {_meant(address, guides) for address in listed - guides.keys()}
    for address, guide in guides.items():
        if address not in listed | meant:
            name = address.split("/")[1]
            expected = f"add “{name}” to the guides of “{guide.topic}” in topics.yml"
            if guide.topic not in topics:
                expected = f"topics.yml has no topic “{guide.topic}”: {nearest(guide.topic, topics)}"
            yield Finding(guide.place, "the guide is in no topic", expected)


def questions_in_no_topic(site: Site) -> Iterator[Finding]:
    """Find questions without a guide in a folder that is not a topic."""
    topics = {topic.id for topic in site.topics}
    for outline in site.outlines.values():
        if topics and outline.is_question and outline.topic not in topics:
            expected = f"topics.yml has no topic “{outline.topic}”: {nearest(outline.topic, topics)}"
            yield Finding(Place(outline.place.path), "the questions are in no topic", expected)


def unknown_guides_of_topics(site: Site) -> Iterator[Finding]:
    """Find guides that topics.yml lists twice, or that do not exist."""
    known = {*guides_alone(site), *site.unreadable}
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


def topics_listed_twice(site: Site) -> Iterator[Finding]:
    """Find topics that topics.yml lists twice."""
    first: dict[str, Text] = {}
    for topic in site.topics:
        if first.setdefault(topic.id, topic.id) is not topic.id:
            expected = f"put all its guides below the first, on line {first[topic.id].place.line}"
            yield Finding(topic.id.place, f"the topic “{topic.id}” is listed twice", expected)


def _meant(address: str, known: Iterable[str]) -> str | None:
    """Return the nearest known address: a slip in topics.yml is reported there, and not at the guide as well."""
    return next(iter(get_close_matches(address, known, n=1, cutoff=0.6)), None)


def unknown_icons(site: Site) -> Iterator[Finding]:
    """Find icons of topics that do not exist."""
    for topic in site.topics:
        if topic.icon not in site.icons:
            expected = "expected an icon of Material, such as material/lifebuoy"
            yield Finding(topic.icon.place, f"unknown icon “{topic.icon}”", expected)


def addresses_in_use(site: Site) -> Iterator[Finding]:
    """Find topics and guides whose address another page of the site already has."""
    for topic in site.topics:
        if topic.id in FIXED_PAGES:
            yield Finding(topic.id.place, f"another page of the site is called “{topic.id}”", "expected another id")
        for name in topic.guides:
            if name == "index":
                yield Finding(name.place, "the topic’s own page is called “index”", "expected another name")


def questions_at_one_address(site: Site) -> Iterator[Finding]:
    """Find questions whose anchor on the page of their topic's questions is also that of another guide or question."""
    asked = [guide for guide in site.outlines.values() if guide.questions or guide.is_question]
    owners = {among_questions(guide.address): guide.address for guide in asked}
    for guide in asked:
        for question in guide.questions:
            address = among_questions(f"{guide.address}#{question}")
            owner = owners.setdefault(address, f"{guide.address}#{question}")
            if owner != f"{guide.address}#{question}":
                wrong = f"“{address}” is already the address of “{owner}”"
                expected = f"expected another id, and “was: [{question}]” if it was published"
                yield Finding(question.place, wrong, expected)


def topics_without_words(site: Site) -> Iterator[Finding]:
    """Find topics that have no title in some languages."""
    for topic in site.topics:
        if lacking := [language for language, words in site.words.items() if topic.id not in words.topics]:
            wrong = f"the topic “{topic.id}” has no words in {', '.join(lacking)}"
            yield Finding(topic.id.place, wrong, f"add “{topic.id}:” under “topics:” in the words.yml of each")
