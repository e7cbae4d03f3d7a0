"""The content: read where it changed, then checked as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from builder.digests import digest
from builder.guides import read_guides
from builder.shelf import Shelf, up_to_date
from builder.store import Store
from kb.checks import findings_of_shared, findings_of_site, in_order
from kb.content.languages import LANGUAGES
from kb.content.site import load_site_without_guides

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.build import Target
    from builder.inputs import Inputs
    from builder.progress import Told
    from builder.stored_guides import GuideAsRead
    from kb.content.finding import Finding
    from kb.content.site import Site


@dataclass(frozen=True)
class Content:
    """The content as it was read."""

    site: Site
    guides: Mapping[str, GuideAsRead]
    """What is known of each guide: address → that."""
    found: list[Finding]
    """What each file, each guide, and what guides share have of findings by themselves."""

    @cached_property
    def findings(self) -> list[Finding]:
        """All findings, in order: those of `found`, and those of the site as a whole."""
        return in_order((*self.found, *findings_of_site(self.site)))

    @property
    def listed(self) -> list[str]:
        """The addresses of the guides that topics list, in that order; of one that is not there, the checks tell."""
        named = (f"{topic.id}/{name}" for topic in self.site.topics for name in topic.guides)
        return [address for address in named if address in self.guides]

    @property
    def is_readable(self) -> bool:
        """Tell whether `found` has no errors, so that search can tell of each guide; the site as a whole may have."""
        return all(finding.severity != "error" for finding in self.found)


def read_content(target: Target, inputs: Inputs, told: Told) -> Content:
    """Read the content, and check the guides one by one: only those that changed since the last time."""
    site, found = load_site_without_guides(target.root / "docs")
    store = Store(target.guides, inputs.code)
    shared = _kept_findings_of_shared(site, store, inputs)
    is_sound = {*site.words} == {*LANGUAGES} and all(finding.severity != "error" for finding in shared)
    with told.stage("Reading and checking the guides", len(inputs.guides)) as done:
        site, guides = read_guides(site, store, inputs, done, is_sound=is_sound)
    found += shared
    found += [finding for guide in guides.values() for finding in guide.findings]
    return Content(site, guides, found)


def shelf_of_findings(store: Store) -> Shelf[tuple[str, set[Finding]]]:
    """Return the shelf that has the findings of what guides share."""
    return Shelf(store, "findings of shared")


def _kept_findings_of_shared(site: Site, store: Store, inputs: Inputs) -> set[Finding]:
    digests = {"shared": digest(inputs.base, inputs.others)}
    found = up_to_date(
        shelf_of_findings(store), digests, lambda names: {name: findings_of_shared(site) for name in names}
    )
    return found["shared"]
