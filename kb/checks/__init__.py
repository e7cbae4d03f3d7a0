"""The checks: Site → findings. One function for each fault, named for it; `findings` runs them all."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from kb.checks import ids, interface, ledger, links, markup, pictures, style, topics, translations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.content.finding import Finding
    from kb.content.site import Site

type Check = Callable[[Site], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    ids.malformed_ids,
    ids.duplicate_ids,
    ids.reserved_ids,
    translations.missing_words,
    translations.differing_facts,
    translations.differing_links,
    markup.raw_html,
    markup.unknown_facts,
    markup.steps_without_words,
    markup.unknown_snippets,
    links.malformed_links,
    links.unsafe_destinations,
    links.unknown_destinations,
    links.unknown_guides,
    links.unknown_related_guides,
    links.one_sided_relations,
    ledger.gone_places,
    ledger.places_not_in_the_ledger,
    ledger.codes_given_twice,
    ledger.moves_of_places_that_are_there,
    ledger.moves_to_nowhere,
    ledger.retirements_without_words,
    pictures.missing_pictures,
    pictures.labels_that_differ_from_the_drawing,
    pictures.unsafe_drawings,
    topics.guides_in_no_topic,
    topics.unknown_guides_of_topics,
    topics.topics_without_words,
    interface.missing_files,
    interface.differing_keys,
    interface.unknown_widgets,
    interface.outcomes_without_words,
    interface.facts_that_answers_lack,
    interface.steps_of_outcomes_that_are_missing,
    style.wrong_typography,
    style.wrong_address,
    style.words_to_avoid,
    style.sentences_too_long,
    style.differing_numbers,
    style.facts_in_a_wrong_case,
)


def findings(site: Site, checks: tuple[Check, ...] = CHECKS) -> list[Finding]:
    """Return everything that the checks find wrong with the content, in the order of files and lines."""
    found = {finding for check in checks for finding in check(site)}
    return sorted(found, key=lambda finding: (str(finding.place.path), *astuple(finding.place)[1:], finding.wrong))
