"""Publishes drafts, and records the addresses of new pages and anchors in the ledger."""

from dataclasses import replace
from pathlib import Path

from hooks.material import ICONS
from kb.build.build import ContentError
from kb.checks import findings
from kb.checks.reviews import latest_today, wrong_review_dates
from kb.content.drafts import DraftError, without_drafts, without_mark
from kb.content.finding import nearest
from kb.content.guide_in_languages import outline_of
from kb.content.ledger import extended, written
from kb.content.loading import load_site
from kb.content.site import Site
from kb.content.source_file import read_source
from kb.content.writing import write_at_once


def publish(root: Path, address: str) -> int:
    """Publish the draft at `address` (`topic/guide`). Return the number of addresses added to the ledger.

    Raises:
        DraftError: if it is not a draft, or its mark in the file cannot be removed safely.
        ContentError: if the content would have errors once it is published. Nothing is changed then.
    """
    docs = root / "docs"
    site, found = load_site(docs, ICONS)
    drafts = {address for address, outline in site.outlines.items() if outline.is_draft}
    if address not in drafts:
        if address in site.outlines:
            raise DraftError(f"“{address}” is published already.")
        raise DraftError(f"“{address}” is not a draft; {nearest(address, drafts)}")
    outline = site.outlines[address]
    path = outline.place.path
    content = without_mark(read_source(path, docs), address.split("/")[1] if outline.is_question else "")
    site = _with_published(site, address)
    found += [*findings(site), *wrong_review_dates(site, latest_today())]
    if errors := [finding for finding in found if finding.severity != "warning"]:
        raise ContentError(errors, root)
    write_at_once(path, content)
    return record_addresses(site)


def record_addresses(site: Site) -> int:
    """Add to the ledger every address that readers can link to. Return the number of new ones."""
    places = without_drafts(site).whereabouts.places
    entries = extended(site.published, places, site.moved)
    write_at_once(site.docs / "ledger.txt", written(entries).encode())
    return len(entries) - len(site.published)


def _with_published(site: Site, address: str) -> Site:
    """Return the site as it will be once the draft is published."""
    draft = site.guides[address]
    versions = {language: own.model_copy(update={"draft": False}) for language, own in draft.versions.items()}
    guide = replace(draft, versions=versions)
    return replace(
        site,
        guides={**site.guides, address: guide},
        outlines={**site.outlines, address: outline_of(guide)},
    )
