"""The checks: Site → findings. One function for each fault, named for it; `findings` runs them all.

A check of a text or of a guide is given only that, and what all guides share: so nothing else can change what it finds.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kb.checks import (
    blocks,
    changes,
    icons,
    interface,
    keywords,
    ledger,
    markup,
    offers,
    outside,
    owners,
    parts,
    pictures,
    product,
    raw_marks,
    records,
    strays,
    style,
    synonyms,
    topics,
    translations,
    unfinished,
    variants,
    videos,
)
from kb.checks.texts import written_texts_of_guide
from kb.content.drafts import without_drafts
from kb.content.finding import Finding
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.inline import is_words_only
from kb.content.site import Shared, Site
from kb.content.text import Place, Text

type TextCheck = Callable[[Text, Shared], Iterator[Finding]]

MARKUP_CHECKS: tuple[TextCheck, ...] = (
    markup.raw_html,
    markup.malformed_links,
    markup.unknown_destinations,
    icons.unknown_icons_of_texts,
    icons.icons_without_a_name,
    product.unknown_labels,
    raw_marks.unknown_keys,
    style.facts_in_a_wrong_case,
)
"""What can be wrong with links, code, labels, facts and icons: most texts have none of them."""

TEXT_CHECKS: tuple[TextCheck, ...] = (
    product.labels_written_out,
    raw_marks.stars_without_a_partner,
    raw_marks.brackets_without_a_partner,
    raw_marks.bare_addresses,
    raw_marks.character_references,
    unfinished.unfinished_texts,
    style.wrong_typography,
    style.pasted_letters,
    style.wrong_address,
)
"""What can be wrong with any text."""

GUIDE_CHECKS: tuple[Callable[[GuideInLanguages, Shared], Iterator[Finding]], ...] = (
    translations.missing_words,
    translations.untranslated_words,
    translations.stale_or_unrecorded_words,
    translations.differing_facts,
    translations.differing_labels,
    translations.differing_icons,
    markup.unknown_facts,
    unfinished.unfinished_values,
    keywords.keywords_to_nowhere,
    parts.empty_sections,
    parts.steps_without_words,
    parts.unknown_snippets,
    pictures.missing_pictures,
    pictures.labels_that_differ_from_the_drawing,
    pictures.words_of_another_kind_of_picture,
    pictures.marks_outside_of_the_picture,
    pictures.needless_words_of_alternatives,
    pictures.photos_of_some_languages,
    videos.missing_files_of_videos,
    videos.captions_beyond_the_film,
    videos.transcripts_that_differ,
    videos.videos_of_some_languages,
    videos.scripts_that_say_other_lines,
    parts.unknown_widgets,
    blocks.blocks_of_no_kind,
    blocks.blocks_of_several_kinds,
    blocks.blocks_of_another_kind,
    blocks.fields_of_missing_code,
    blocks.unknown_languages_of_code,
    blocks.rows_of_another_length,
    blocks.differing_cells,
    blocks.settings_without_one_value,
    blocks.facts_to_be_entered,
    blocks.marks_around_code,
    blocks.cases_without_one_way,
    blocks.cases_that_go_nowhere,
    changes.changes_of_unknown_parts,
    changes.unknown_names_in_former_words,
    variants.unknown_variants,
    variants.variants_without_a_choice,
    variants.variants_for_nobody,
    variants.sections_empty_for_some,
    product.results_on_start_pages,
    style.words_to_avoid,
    style.sentences_too_long,
    style.differing_numbers,
)
SHARED_CHECKS: tuple[Callable[[Site], Iterator[Finding]], ...] = (
    records.folders_without_a_record,
    records.differing_languages_of_mkdocs,
    records.dictionaries_of_no_language,
    records.unknown_languages,
    owners.unknown_languages_of_owners,
    records.unknown_locales,
    records.missing_files,
    records.missing_logo,
    records.differing_colours,
    records.unknown_sources_of_facts,
    translations.missing_terms_and_snippets,
    translations.outdated_words_outside_of_guides,
    markup.unsafe_destinations,
    product.start_pages_without_words,
    product.claims_without_a_source,
    product.labels_with_markup,
    product.missing_labels_and_ways,
    product.ways_to_nowhere,
    synonyms.synonyms_given_twice,
    synonyms.ignored_synonyms,
    style.terms_to_avoid,
    interface.missing_keys,
    interface.keys_of_one_language,
    interface.missing_labels_of_pages,
    interface.outcomes_without_words,
    interface.unknown_kinds_of_fields,
    interface.unknown_facts_outside_of_guides,
    interface.facts_that_answers_lack,
    offers.offers_without_words,
    offers.unnamed_links_of_the_footer,
    variants.variants_without_words,
    variants.variants_with_taken_names,
)
SITE_CHECKS: tuple[Callable[[Site], Iterator[Finding]], ...] = (
    markup.unknown_guides,
    markup.unknown_related_guides,
    markup.one_sided_relations,
    translations.differing_links,
    ledger.gone_places,
    ledger.places_not_in_the_ledger,
    ledger.codes_given_twice,
    ledger.moves_of_places_that_are_there,
    ledger.moves_to_nowhere,
    ledger.retirements_without_words,
    outside.outside_languages_unknown,
    outside.outside_addresses_malformed,
    outside.outside_addresses_in_each_other,
    outside.outside_addresses_to_nowhere,
    product.unused_labels,
    owners.unknown_owners,
    icons.icons_that_no_text_shows,
    topics.guides_in_no_topic,
    topics.questions_in_no_topic,
    topics.unknown_guides_of_topics,
    topics.topics_listed_twice,
    strays.stray_files,
    strays.refused_links,
    pictures.unused_pictures,
    videos.unused_videos,
    topics.unknown_icons,
    topics.addresses_in_use,
    topics.questions_at_one_address,
    topics.topics_without_words,
    interface.steps_of_outcomes_that_are_missing,
    offers.channels_to_nowhere,
    offers.urgent_places_that_are_missing,
    offers.guides_named_twice_at_home,
    keywords.keywords_of_contact_to_nowhere,
)

OF_DRAFTS_LATER: frozenset[object] = frozenset(
    {
        unfinished.unfinished_texts,
        unfinished.unfinished_values,
        blocks.unknown_languages_of_code,
        parts.empty_sections,
        pictures.needless_words_of_alternatives,
        product.labels_written_out,
        product.results_on_start_pages,
        raw_marks.stars_without_a_partner,
        raw_marks.brackets_without_a_partner,
        raw_marks.bare_addresses,
        raw_marks.character_references,
        translations.differing_facts,
        translations.differing_labels,
        translations.differing_icons,
        style.wrong_typography,
        style.pasted_letters,
        style.wrong_address,
        style.facts_in_a_wrong_case,
        style.words_to_avoid,
        style.sentences_too_long,
        style.differing_numbers,
    }
)
"""In a draft, what these find is only a warning: the draft can be shown, but must be corrected before it is published.
"""


def findings(site: Site) -> list[Finding]:
    """Return everything that the checks find wrong with the content, in the order of files and lines."""
    of_guides = (finding for guide in site.guides.values() for finding in findings_of_guide(guide, site.shared))
    return in_order((*findings_of_shared(site), *of_guides, *findings_of_site(site)))


def findings_of_shared(site: Site) -> set[Finding]:
    """Return what is wrong with what all guides share. While it has errors, no page can be shown."""
    if not site.languages:  # languages.yml has its own findings, and the others would only follow from them
        return set()
    found = {finding for check in SHARED_CHECKS for finding in check(site)}
    return found.union(*(findings_of_text(text, site.shared) for text in site.other_texts))


def findings_of_guide(guide: GuideInLanguages, shared: Shared) -> set[Finding]:
    """Return what is wrong with one guide by itself; `shared` is what all guides share."""
    of_guide = ((check, check(guide, shared)) for check in GUIDE_CHECKS)
    texts = written_texts_of_guide(guide)
    of_texts = ((check, check(text, shared)) for text in texts for check in _checks_of(text))
    found: set[Finding] = set()
    for check, own in (*of_guide, *of_texts):
        is_for_later = guide.is_draft and check in OF_DRAFTS_LATER
        found.update(replace(finding, severity="warning") if is_for_later else finding for finding in own)
    return found


def findings_of_text(text: Text, shared: Shared) -> list[Finding]:
    """Return what is wrong with one text by itself."""
    return [finding for check in _checks_of(text) for finding in check(text, shared)]


def _checks_of(text: Text) -> tuple[TextCheck, ...]:
    """Return the checks that can find something in the text."""
    return TEXT_CHECKS if is_words_only(text) else (*MARKUP_CHECKS, *TEXT_CHECKS)


def findings_of_site(site: Site) -> set[Finding]:
    """Return what is wrong between guides, and with what leads to them.

    It is checked twice: with the drafts, and without them, as readers see it.
    """
    if not site.languages:
        return set()
    readers = without_drafts(site)
    found = {finding for check in SITE_CHECKS for finding in check(readers)}
    if readers.drafts:
        everything = (finding for check in SITE_CHECKS for finding in check(site))
        files_of_drafts = {_in_every_language(outline.place) for outline in readers.drafts.values()}
        found.update(finding for finding in everything if _in_every_language(finding.place) in files_of_drafts)
    return found


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """Return each finding once, in the order of files and lines."""
    return sorted(set(found), key=lambda finding: (str(finding.place.path), *finding.place[1:], finding.wrong))


def _in_every_language(place: Place) -> tuple[str, ...]:
    """Return the part of the path that a guide’s files have in every language: `topic`, `guide.yml`."""
    return place.path.parts[-2:]
