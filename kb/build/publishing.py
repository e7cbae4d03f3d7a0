"""Publishes drafts, and records the addresses of new pages and anchors in the ledger."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from hooks.material import ICONS
from kb.build.better_ids import renamed_in_all_files
from kb.build.build import ContentError
from kb.build.published_words import read_published, recorded_words
from kb.checks import findings, in_order
from kb.checks.reviews import wrong_review_dates
from kb.content.drafts import DraftError, without_drafts, without_mark
from kb.content.finding import nearest
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.ledger import extended, written
from kb.content.loading import load_site, read_guides, with_guide
from kb.content.reviews import latest_today
from kb.content.site import Site
from kb.content.source_file import SourceFile, read_source
from kb.content.writing import Contents, Writer, write_together


def draft_at(site: Site, address: str) -> GuideInLanguages:
    """Return the draft at `address`.

    Raises:
        DraftError: if it is not a draft.
    """
    drafts = {address for address, outline in site.outlines.items() if outline.is_draft}
    if address not in drafts:
        if address in site.outlines:
            raise DraftError(f"“{address}” is already published.")
        raise DraftError(f"“{address}” is not a draft; {nearest(address, drafts)}")
    return site.guides[address]


def publish(root: Path, address: str, names: Mapping[str, str] = {}, write: Writer = write_together) -> int:
    """Publish the draft at `address` (`topic/guide`). Return the number of addresses added to the ledger.

    `names` maps ids to new ones, which replace them in all languages and in links.

    Raises:
        DraftError: if it is not a draft, or its mark in the file, or an id, cannot be changed safely.
        ContentError: if the content would have errors once it is published. Nothing is changed then.
    """
    docs = root / "docs"
    site, found = load_site(docs, ICONS)
    draft = draft_at(site, address)
    path = draft.places[draft.source].path
    files = renamed_in_all_files(docs, address, names)
    source = SourceFile(path, files.pop(path, b"") or read_source(path, docs).content)
    content = without_mark(source, address.split("/")[1] if draft.is_question else "")
    site = _with_published(site, address)
    found = in_order((*found, *findings(site), *wrong_review_dates(site, latest_today()), *read_published(site)[1]))
    if errors := [finding for finding in found if finding.severity != "warning"]:
        raise ContentError(errors, root)
    files[path] = content  # last, so that it stays a draft until all others are written
    records, number_of_new = records_of_published(_with_new_ids(site, address, files) if names else site)
    write({**files, **records})
    return number_of_new


def record_published(site: Site, same: Collection[str] = ()) -> int:
    """Add to the ledger every address that readers can link to. Return the number of new ones.

    The words of guides' parts are recorded too: see `recorded_words`.

    Raises:
        UnknownPartError, ContentError: as `records_of_published` does. Nothing is changed then.
    """
    records, number_of_new = records_of_published(site, same)
    write_together(records)
    return number_of_new


def records_of_published(site: Site, same: Collection[str] = ()) -> tuple[Contents, int]:
    """Return the ledger with every address that readers can link to, and the record of the words of guides' parts.

    With them, return the number of addresses that are new in the ledger.

    Raises:
        UnknownPartError: if `same` names a part that does not exist.
        ContentError: if the record of published words is damaged, since it would be lost.
    """
    published, damaged = read_published(site)
    if damaged:
        raise ContentError(damaged, site.docs.parent)
    entries = extended(site.published, without_drafts(site).whereabouts.places, site.moved)
    # The ledger is written first: if this is killed in between, it lacks nothing that the other record has.
    files = {site.docs / "ledger.txt": written(entries).encode(), **recorded_words(site, published, same)}
    return files, len(entries) - len(site.published)


def _with_published(site: Site, address: str) -> Site:
    """Return the site as it will be once the draft is published."""
    draft = site.guides[address]
    versions = {language: own.model_copy(update={"draft": False}) for language, own in draft.versions.items()}
    return with_guide(site, replace(draft, versions=versions))


def _with_new_ids(site: Site, address: str, files: Contents) -> Site:
    """Return the site with the guide as these files will have it."""
    sources = {
        language: SourceFile(place.path, files.get(place.path) or read_source(place.path, site.docs).content)
        for language, place in site.guides[address].places.items()
    }
    (guide,), _found = read_guides(address, sources, site.shared)
    return with_guide(site, guide)
