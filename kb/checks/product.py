"""Faults of what texts say about the company's programs: labels, destinations, the ways to them, and their sources."""

import re
from collections.abc import Iterator

from kb.content.fields import items, texts_of
from kb.content.finding import Finding, nearest
from kb.content.guide import SubStep
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.inline import LABEL, all_tokens, icons, labels, links, product_names, tokens
from kb.content.product import Claim
from kb.content.site import Shared, Site
from kb.content.text import Place, Text

_BOLD = re.compile(r"\*\*([^*]+)\*\*")


def unknown_labels(text: Text, shared: Shared) -> Iterator[Finding]:
    """Find labels that interface.yml does not have."""
    known = shared.labels.get(text.language, {})
    for label in labels(text):
        if label not in known:
            yield Finding(text.place, f"unknown label “{{{LABEL}{label}}}”", nearest(label, known))


def labels_written_out(text: Text, shared: Shared) -> Iterator[Finding]:
    """Find bold words that are labels of interface.yml, and labels that are marked bold although they already are."""
    for bold in _BOLD.findall(text) if "**" in text else ():
        if labels(bold):
            yield Finding(text.place, f"“**{bold}**” is bold twice", "a label is bold already: leave the asterisks out")
        elif label := shared.labels_by_words.get(text.language, {}).get(bold):
            yield Finding(text.place, f"“**{bold}**” is a label", f"expected {{{LABEL}{label}}}, as in interface.yml")


def names_that_texts_show(site: Site) -> set[str]:
    """Return the names, as in `product_names`, of the destinations, labels and icons that any text shows."""
    outlines = (*site.outlines.values(), *site.drafts.values())
    of_guides = {name for outline in outlines for name in outline.product_names}
    return of_guides.union(*map(product_names, site.other_texts))


def unused_labels(site: Site) -> Iterator[Finding]:
    """Find labels that no text shows."""
    if site.unreadable:  # these may show any label
        return
    used = names_that_texts_show(site)
    for language, own in site.labels.items():
        for name, label in own.items():
            if label.label.language == language and LABEL + name not in used:
                yield Finding(
                    label.label.place,
                    f"no text shows the label “{name}”",
                    f"use {{{LABEL}{name}}}, or remove it",
                    "warning",
                )


def labels_with_markup(site: Site) -> Iterator[Finding]:
    """Find labels that are not plain words, ways that contain links, and labels among the glossary's words."""
    for label in (label for own in site.labels.values() for label in own.values()):
        if any(token.kind != "words" for token in all_tokens(label.label)) or "*" in label.label:
            yield Finding(label.label.place, "the label has markup", "expected the words on the button alone")
    for way in (way for own in site.ways.values() for way in own.values()):
        if any(token.kind == "link" for token in tokens(way.way)):
            yield Finding(way.way.place, "the way has a link", "expected words, and labels such as {ui.accounting}")
    for text in texts_of(tuple(term for terms in site.glossaries.values() for term in terms.values())):
        for name in icons(text):
            wrong = f"the glossary shows the icon “{name}”"
            yield Finding(text.place, wrong, "say it in words: explanations are shown as plain words")
        for name in labels(text):
            wrong = f"the glossary shows the label {{{LABEL}{name}}}"
            yield Finding(text.place, wrong, "say it without: explanations are shown as plain words")


def missing_labels_and_ways(site: Site) -> Iterator[Finding]:
    """Find labels and ways that a language lacks: readers are shown another language's, and may not find the button."""
    for language in site.languages:
        if f"{language}/interface.yml" in site.unreadable_files:  # it has its own findings
            continue
        path = site.docs / language / "interface.yml"
        named = {LABEL + name: entry.label for name, entry in site.labels[language].items()}
        named |= {name: entry.way for name, entry in site.ways[language].items()}
        for name, shown in named.items():
            if shown.language != language:
                wrong = f"“{name}” is missing: pages show “{shown}”"
                expected = f"add it, with its source or “unconfirmed: true”, as in {shown.language}/interface.yml"
                yield Finding(Place(path), wrong, expected, "warning")


def ways_to_nowhere(site: Site) -> Iterator[Finding]:
    """Find ways to destinations that are not in destinations.yml."""
    for ways in site.ways.values():
        for name, way in ways.items():
            if name not in site.destinations:
                yield Finding(way.way.place, f"unknown destination “{name}”", nearest(name, site.destinations))


def start_pages_without_words(site: Site) -> Iterator[Finding]:
    """Find destinations that open a missing start page, or for which no words say how to go on from there."""
    ways = next(iter(site.ways.values()))  # the same in all languages, in one's own words or another's
    for name, page in site.destinations.items():
        if page.opens and not site.address_of(name):
            group = name.partition(":")[0]
            pages = (other.partition(":")[2] for other, own in site.destinations.items() if own.address)
            yield Finding(
                page.opens.place, f"“{group}” has no “{page.opens}” with an address", nearest(page.opens, pages)
            )
        elif page.opens and name not in ways:
            expected = "add the way to it, or what to look for, to interface.yml, under “ways:”"
            yield Finding(
                page.opens.place, "the link opens a start page, and nothing says how to go on from there", expected
            )


def claims_without_a_source(site: Site) -> Iterator[Finding]:
    """Find labels, ways and addresses that neither cite a source nor say that nobody has confirmed them."""
    for labels_of_language in site.labels.values():
        for label in labels_of_language.values():
            yield from _without_a_source(site, label, label.label.place)
    for ways in site.ways.values():
        for way in ways.values():
            yield from _without_a_source(site, way, way.way.place)
    for page in site.destinations.values():
        if page.address:
            yield from _without_a_source(site, page, page.address.place)


def results_on_start_pages(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find results of steps whose link opens a start page: readers do not see there what the result says."""
    for version in guide.versions.values():
        for step in items(version, SubStep):
            opened = shared.at_start_pages.intersection(links(step.text)) if step.text and step.result else ()
            for target in sorted(opened):
                if step.result:
                    wrong = f"the link ({target}) opens a start page, which does not show this result"
                    yield Finding(
                        step.result.place, wrong, "remove the result, or give it to the step that leads there"
                    )


def _without_a_source(site: Site, claim: Claim, place: Place) -> Iterator[Finding]:
    if not claim.source and not claim.unconfirmed:
        yield Finding(
            place, "nothing says where this is from", "add “source: …” from sources.yml, or “unconfirmed: true”"
        )
    elif claim.source and claim.unconfirmed:
        yield Finding(place, "this has a source, but is marked as unconfirmed", "remove one of the two")
    elif claim.source and site.sources and claim.source not in site.sources:
        yield Finding(claim.source.place, f"unknown source “{claim.source}”", nearest(claim.source, site.sources))
