"""Faults of published places, which stay, move or are retired, so that links to them always lead somewhere."""

from collections.abc import Iterator
from itertools import groupby

from kb.content.finding import Finding, nearest
from kb.content.ledger import has_short_link
from kb.content.places import QUESTIONS_OF_TOPIC, outcome_anchor, page_of
from kb.content.site import Site
from kb.content.text import Place, Text
from widgets.rules import WIDGETS


def gone_places(site: Site, of_page: str = "") -> Iterator[Finding]:
    """Find places that were published and are gone, but are not in moved.yml: all of them, or those of one page.

    A page is reported once, not for each of its anchors; a draft is reported in its own file. If a place has moved to
    nowhere, `moves_to_nowhere` reports the move.
    """
    if "moved.yml" in site.unreadable_files:  # it may say where they went, and has its own findings
        return
    whereabouts = site.whereabouts
    for place in whereabouts.gone:
        page, _, anchor = place.partition("#")
        if of_page not in {"", page}:
            continue
        has_word = place in whereabouts.moves or place in site.moved.retired
        is_of_topics = not site.topics and ("/" not in page or page.startswith(QUESTIONS_OF_TOPIC))
        # If topics.yml cannot be read, it has its own findings.
        if has_word or whereabouts.destination(place) or is_of_topics:
            continue
        if page in site.drafts:
            if not anchor:
                yield Finding(
                    site.drafts[page].place, "the guide was published, and links lead to it", "remove “draft: true”"
                )
        elif not anchor:
            yield Finding(
                place.place,
                f"the page “{page}” was published, but is gone",
                f"say in moved.yml where it went: “{page}: topic/guide” under “moves:”, or an entry under “retired:”",
            )
        elif target := whereabouts.destination(page):
            wrong = f"“{place}” was published, but “{page_of(target.place)}” has no “{anchor}”"
            yield Finding(place.place, wrong, _remedy(place, anchor))


def _remedy(place: str, anchor: str) -> str:
    widget = next((name for name in WIDGETS if anchor.startswith(outcome_anchor(name, ""))), None)
    if widget:
        successor = f"{page_of(place)}#{outcome_anchor(widget, 'outcome')}"
        return f"say in moved.yml which answer replaced it: “{place}: {successor}” under “moves:”"
    return (
        f"write “was: [{anchor}]” at its new id, or say in moved.yml where it went: "
        f"“{place}: topic/guide#anchor” under “moves:”, or an entry under “retired:”"
    )


def places_not_in_the_ledger(site: Site) -> Iterator[Finding]:
    """Find places that will be published and are not yet in the ledger: a warning, since `kb ledger` adds them."""
    new = sorted(site.whereabouts.places - site.published.keys())
    for _, group in groupby(new, key=page_of):
        first, *others = group
        more = f" and {len(others)} more" if others else ""
        ledger = Place(site.docs / "ledger.txt", where="ledger")
        yield Finding(
            ledger, f"“{first}”{more} {'are' if others else 'is'} not in the ledger yet", "run “kb ledger”", "warning"
        )


def codes_given_twice(site: Site) -> Iterator[Finding]:
    """Find pages without a code, and codes of two pages, unless one page is the former address of the other."""
    owners: dict[str, str] = {}
    for place, code in site.published.items():
        if has_short_link(place) and not code:
            yield Finding(place.place, f"the page “{place}” has no code", "remove the line, and run “kb ledger”")
            continue
        found = site.whereabouts.destination(place) if code else None
        if found and owners.setdefault(code, found.place) != found.place:
            yield Finding(place.place, f"the code “{code}” is used twice", "keep the older code")


def moves_of_places_that_are_there(site: Site) -> Iterator[Finding]:
    """Find moves and retirements of places that still exist, or were never published."""
    for source, given in _sources(site):
        if source in site.whereabouts.places:
            yield Finding(given.place, f"“{source}” still exists", f"remove this line, or “{source}” itself")
        elif source not in site.published:
            yield Finding(given.place, f"“{source}” was never published", nearest(source, site.published))
        elif source in site.moved.moves and given is not site.moved.moves[source]:
            yield Finding(given.place, f"“{source}” is both moved and retired", "remove one of the two")


def moves_to_nowhere(site: Site) -> Iterator[Finding]:
    """Find moves and retirements whose new place does not exist, and does not lead to one that does."""
    for source, target in _sources(site):
        if site.whereabouts.destination(target):
            continue
        if page_of(target) in site.drafts:
            yield Finding(target.place, f"“{page_of(target)}” is a draft", "expected a place that readers see")
        elif target in site.moved.moves or target in site.moved.retired:
            yield Finding(
                target.place,
                f"“{source}” moves in a circle, or to a place that is gone",
                "expected a place that exists",
            )
        else:
            yield Finding(target.place, f"unknown place “{target}”", nearest(target, site.whereabouts.places))


def retirements_without_words(site: Site) -> Iterator[Finding]:
    """Find retirements that lack words in some languages."""
    for retirement in site.moved.retired.values():
        for language in site.languages.keys() - retirement.words.keys() if retirement.words else ():
            place = retirement.successor.place
            yield Finding(place, f"the words in {language} are missing", "write them in all languages, or in none")
        for language in retirement.words.keys() - site.languages.keys():
            place = retirement.words[language].place
            yield Finding(place, f"unknown language “{language}”", nearest(language, site.languages))


def _sources(site: Site) -> Iterator[tuple[str, Text]]:
    """Yield each old place with the text that says where it went."""
    yield from site.moved.moves.items()
    yield from ((source, retirement.successor) for source, retirement in site.moved.retired.items())
