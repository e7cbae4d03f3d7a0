"""What the editor offers to insert into a text: labels, links and facts, each with the words that readers see."""

from collections.abc import Iterator
from typing import NotRequired, TypedDict

from kb.content.fields import anchor_title, parts_with_anchors
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.site import Site
from kb.editing.first_words import plain_words
from kb.render.values import formatted_value
from widgets.rules import FACTS


class Offer(TypedDict):
    """Something to insert into a text."""

    kind: str
    """`label`, `link` or `fact`."""
    insert: str
    """What to insert. For a link, this is only its target."""
    words: str
    """What readers see, or the title of a link's target."""
    also: NotRequired[str]
    """Further words that find it: the summary of a guide."""


def offers(site: Site, language: str) -> Iterator[Offer]:
    """Yield the labels, facts, guides and destinations that texts in that language can name."""
    for name, label in site.labels[language].items():
        yield Offer(kind="label", insert=f"{{ui.{name}}}", words=str(label.label))
    for name, fact in FACTS.items():
        words = formatted_value(fact.value, fact.unit, site.languages[language])
        yield Offer(kind="fact", insert=f"{{{name}}}", words=words)
    for address, outline in site.outlines.items():
        title, summary = (plain_words(site, language, own[language]) for own in (outline.titles, outline.summaries))
        yield Offer(kind="link", insert=f"guide:{address}", words=title, also=summary)
    for name in site.destinations:
        if not name.startswith("site:"):
            yield Offer(kind="link", insert=name, words=str(site.address_of(name) or ""))


def offers_of_parts(site: Site, language: str, guide: GuideInLanguages) -> Iterator[Offer]:
    """Yield the parts of a guide that links can lead to, each with its first words."""
    version = guide.versions[language]
    for part, _former in parts_with_anchors(version):
        words = plain_words(site, language, anchor_title(version, part))
        yield Offer(kind="part", insert=f"guide:{guide.address}#{part}", words=words)
