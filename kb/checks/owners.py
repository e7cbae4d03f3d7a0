"""Faults of those who look after guides."""

from collections.abc import Iterator

from kb.checks.texts import UNFINISHED
from kb.content.finding import Finding, nearest
from kb.content.site import Site


def unknown_owners(site: Site) -> Iterator[Finding]:
    """Find guides whose owner is not in owners.yml."""
    if site.owners is None:
        return
    for guide in site.outlines.values():
        owner = guide.owner
        if owner not in site.owners and not UNFINISHED.search(owner):  # which has its own finding
            wrong = f"owners.yml has no owner “{owner}”"
            yield Finding(owner.place, wrong, nearest(owner, site.owners), "warning" if guide.is_draft else "error")


def unknown_languages_of_owners(site: Site) -> Iterator[Finding]:
    """Find languages of owners that are not in languages.yml."""
    for owner in (site.owners or {}).values():
        for language in owner.languages:
            if language not in site.languages:
                yield Finding(language.place, f"unknown language “{language}”", nearest(language, site.languages))
