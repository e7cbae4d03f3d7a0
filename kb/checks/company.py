"""Faults of company.yml and sources.yml."""

from collections.abc import Iterator

from kb.content.company import COLOURS
from kb.content.finding import Finding, nearest
from kb.content.site import Site
from kb.content.text import Place
from widgets.rules import FACTS


def missing_logo(site: Site) -> Iterator[Finding]:
    """Find a logo that docs/images does not hold."""
    logo = site.company.logo
    if logo and logo not in site.pictures:
        yield Finding(logo.place, f"the picture “{logo}” is not in docs/images", nearest(logo, site.pictures))


def unknown_default_language(site: Site) -> Iterator[Finding]:
    """Find a default language of which languages.yml has no record."""
    code = site.company.default_language
    if code and code not in site.languages:
        yield Finding(code.place, f"unknown language “{code}”", nearest(code, site.languages))


def differing_colours(site: Site) -> Iterator[Finding]:
    """Find colours that the pages ask for and the company lacks, and colours that no page has."""
    colours = site.company.colours
    place = Place(site.docs / "company.yml", where="colours")
    for name in COLOURS if colours else ():
        if name not in colours:
            yield Finding(place, f"the colour “{name}” is missing", f"add “{name}: {{light: …, dark: …}}”")
    for name in colours.keys() - set(COLOURS):
        yield Finding(colours[name].light.place, f"unknown colour “{name}”", nearest(name, COLOURS))


def unknown_sources_of_facts(site: Site) -> Iterator[Finding]:
    """Find facts of the rules whose source sources.yml does not have."""
    rules = site.docs.parent / "widgets" / "rules" / "facts.py"
    for name, fact in FACTS.items() if site.sources else ():
        if fact.source not in site.sources:
            yield Finding(
                Place(rules, where=name), f"unknown source “{fact.source}”", nearest(fact.source, site.sources)
            )
