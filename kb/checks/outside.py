"""Faults of the addresses of pages that the site replaces: `from_outside` of docs/moved.yml."""

from collections.abc import Iterator

from kb.content.finding import Finding, nearest
from kb.content.outside import LONGEST_PATH, OUTSIDE_PATTERN, file_of
from kb.content.places import page_of
from kb.content.site import Site
from kb.content.text import Text

OWN_FOLDERS = frozenset({"404", "assets", "g", "pagefind", "support-desk"})
"""The folders at the root of the site with what its pages need."""


def outside_languages_unknown(site: Site) -> Iterator[Finding]:
    """Find old addresses for a language that the site does not have."""
    for language, addresses in site.moved.from_outside.items():
        if language not in site.languages and addresses:
            place = next(iter(addresses.values())).place
            yield Finding(place, f"unknown language “{language}”", nearest(language, site.languages))


def outside_addresses_malformed(site: Site) -> Iterator[Finding]:
    """Find old addresses that are not paths, that no file can have, or that belong to the site itself."""
    for address, target in _addresses(site):
        path = address.partition("#")[0]
        own = path.strip("/")
        language, _, place = own.partition("/")
        if not OUTSIDE_PATTERN.fullmatch(address) or len(path) > LONGEST_PATH:
            expected = "expected a path such as /en/faq/2375/pay, or /en/faq/2375/pay#how"
            yield Finding(target.place, f"no page can be at the old address “{address[:80]}”", expected)
        elif language in OWN_FOLDERS or (
            language in site.languages and (not place or place in site.whereabouts.places or "/" not in place)
        ):
            wrong = f"the site itself has its pages at “{path}”"
            yield Finding(target.place, wrong, "expected the address of a page that the site replaces")


def outside_addresses_in_each_other(site: Site) -> Iterator[Finding]:
    """Find old addresses of two languages whose pages would be the same file."""
    taken: dict[str, str] = {}
    for language, addresses in site.moved.from_outside.items():
        for address, target in addresses.items():
            file = file_of(address.partition("#")[0])
            first = taken.setdefault(file, language)
            if first != language:
                yield Finding(target.place, f"“{address[:80]}” stands in “{first}” too", "remove one of the two")


def outside_addresses_to_nowhere(site: Site) -> Iterator[Finding]:
    """Find old addresses that lead nowhere on the site. Those of a draft wait until it is published."""
    for _address, target in _addresses(site):
        if page_of(target) not in site.drafts and not site.whereabouts.destination(target):
            yield Finding(target.place, f"unknown place “{target}”", nearest(target, site.whereabouts.places))


def _addresses(site: Site) -> Iterator[tuple[str, Text]]:
    for addresses in site.moved.from_outside.values():
        yield from addresses.items()
