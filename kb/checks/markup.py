"""Faults of the markup in texts: links, facts and HTML; and of the links between guides."""

import re
from collections.abc import Collection, Iterator

from kb.checks.texts import texts_of_guide
from kb.content.finding import Finding, nearest
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.inline import all_tokens, destination_of, links
from kb.content.site import Shared, Site
from kb.content.text import Place, Text
from widgets.rules import FACTS

_TARGET = re.compile(r"(?!site:)[a-z0-9-]+:[a-z0-9/#-]+|site:[a-z0-9-]+(?:/[^\s()<>\"'\\\[\]{}`*]*)?")
_SAFE_ADDRESS = re.compile(r"(https://|mailto:|tel:)[^\s\"'<>\\]+")


def raw_html(text: Text, _shared: Shared) -> Iterator[Finding]:
    """Find HTML in texts, and links that are not written as [words](target)."""
    for token in all_tokens(text):
        if token.kind == "html":
            yield Finding(
                text.place,
                f"raw HTML: {token.source}",
                "expected Markdown: **bold**, [words](target); to show a tag, write it as code: `<b>`",
            )
            return
        elif token.kind == "unclear" and token.source.startswith("`"):
            wrong = "an unpaired backtick"
            yield Finding(
                text.place, wrong, "expected `code`, or a backslash in front of a backtick that is only a sign"
            )
        elif token.kind == "unclear" and token.source.startswith("!["):
            wrong = f"a picture inside a text: {token.source}"
            expected = "expected “image: …” beside the text, or an icon of icons.yml: ![three dots](icon:more)"
            yield Finding(text.place, wrong, expected)
        elif token.kind == "unclear":
            yield Finding(text.place, f"unclear link {token.source}", "expected [words](target)")


def unknown_facts(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find placeholders in guides that are not facts of the rules."""
    for text in texts_of_guide(guide):
        yield from unknown_facts_of_text(text)


def malformed_links(text: Text, _shared: Shared) -> Iterator[Finding]:
    """Find links whose target is an address, or anything else that is not a name."""
    for target in links(text):
        if not _TARGET.fullmatch(target):
            expected = "expected (guide:topic/name#step), or a name from destinations.yml such as (manager:start)"
            if target.startswith(("site:", "http")):
                expected = "expected a name from destinations.yml, such as (manager:start) or (site:name/path)"
            yield Finding(text.place, f"the link ({target}) is not a name", expected)


def unsafe_destinations(site: Site) -> Iterator[Finding]:
    """Find destinations whose address a page must not link to."""
    for name, page in site.destinations.items():
        address = page.address
        if address and not _SAFE_ADDRESS.fullmatch(address):
            yield Finding(
                address.place, f"the address of {name} is “{address}”", "expected an address that begins with https://"
            )


def unknown_destinations(text: Text, shared: Shared) -> Iterator[Finding]:
    """Find links to destinations that destinations.yml does not name."""
    for target in links(text) if shared.destinations else ():  # otherwise the file is missing, or has its own findings
        name = destination_of(target)
        if _TARGET.fullmatch(target) and not target.startswith("guide:") and name not in shared.destinations:
            yield Finding(text.place, f"unknown destination “{name}”", nearest(name, [*shared.destinations, "guide:"]))


def unknown_guides(site: Site) -> Iterator[Finding]:
    """Find links to guides, or to steps of guides, that do not exist."""
    for outline in site.outlines.values():
        for place, target in outline.links:
            if _TARGET.fullmatch(f"guide:{target}"):
                yield from unknown_place(site, place, target)
    for text in site.other_texts:
        yield from unknown_guides_of_text(site, text)


def unknown_related_guides(site: Site) -> Iterator[Finding]:
    """Find related or most needed guides that do not exist, and guides related to themselves."""
    for guide in site.outlines.values():
        for related in guide.related:
            if related == guide.address:
                yield Finding(related.place, "the guide is related to itself", "remove it")
            yield from _no_guide(site, related)
    for needed in site.most_needed:
        yield from _no_guide(site, needed)


def one_sided_relations(site: Site) -> Iterator[Finding]:
    """Find related guides that do not name this guide as related in return."""
    for guide in site.outlines.values():
        for related in guide.related:
            other = site.outlines.get(related)
            if other and not other.is_question and guide.address not in other.related:
                file = f"{other.source}/{related}.yml"
                yield Finding(
                    related.place, f"“{related}” does not name this guide", f"add this guide to “related” in {file}"
                )


def unknown_facts_of_text(text: Text, known: Collection[str] = FACTS) -> Iterator[Finding]:
    """Find placeholders in a text that are not among the `known` facts."""
    for token in all_tokens(text):
        if token.kind == "fact" and token.value not in known:
            yield Finding(text.place, f"unknown fact {token.source}", nearest(token.value, known))


def unknown_place(site: Site, place: Place, target: str) -> Iterator[Finding]:
    """Yield a finding if `target` (`topic/guide` or `topic/guide#anchor`), named at `place`, does not exist."""
    address, _, anchor = target.partition("#")
    if target in site.whereabouts.places or address in site.whereabouts.unreadable:
        return
    moved = site.whereabouts.destination(target)
    if moved and moved.place != target:
        yield Finding(place, f"“{target}” has moved or was retired", f"expected “{moved.place}”")
    elif address in site.drafts:
        yield Finding(place, f"“{address}” is a draft", f"publish it with “kb publish {address}”, or remove this")
    elif address not in site.outlines:
        yield Finding(place, f"unknown guide “{address}”", nearest(address, [*site.outlines, *site.unreadable]))
    elif anchor:
        outline = site.outlines[address]
        known = {*outline.anchors, *((outline.widget,) if outline.widget else ())}
        if anchor not in known:
            yield Finding(place, f"“{address}” has no step “{anchor}”", nearest(anchor, known))


def _no_guide(site: Site, address: Text) -> Iterator[Finding]:
    """Yield a finding if there is no guide at `address`."""
    yield from unknown_place(site, address.place, address)
    if (outline := site.outlines.get(address)) and outline.is_question:
        yield Finding(address.place, f"“{address}” is a question without a guide", "link to it in a text")


def has_sound_links(text: Text, site: Site) -> bool:
    """Return whether every link in `text` has a valid target."""
    of_text = (*malformed_links(text, site.shared), *unknown_destinations(text, site.shared))
    return not any((*of_text, *unknown_guides_of_text(site, text)))


def unknown_guides_of_text(site: Site, text: Text) -> Iterator[Finding]:
    """Find links of one text to guides, or to steps of guides, that do not exist."""
    for target in links(text):
        if _TARGET.fullmatch(target) and target.startswith("guide:"):
            yield from unknown_place(site, text.place, target.removeprefix("guide:"))
