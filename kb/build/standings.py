"""The outline, translations and figures of each guide: from the store if it was checked before, else from its files.

Nothing is checked or rendered, so that the status of a large site is quick.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from kb.build.kept_guides import GuideFiles, checked_before, read_sources, up_to_date
from kb.build.store import Store
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.content.guide_in_languages import GuideInLanguages, Outline, outline_of
from kb.content.loading import with_guides
from kb.content.site import Shared, Site
from kb.status.figures import Figures, figures_of_guide
from kb.translations.summary import Summary, summary_of_guide

_SCOPE = "standing"


class Standing(NamedTuple):
    """What the status needs of a guide, or of a question without one."""

    outline: Outline
    unreadable: frozenset[str]
    """The languages whose files cannot be read."""
    translations: Summary
    """Its translations, summed up."""
    figures: Mapping[str, Figures]
    """By language."""


def read_standings(target: Target, store: Store, terminal: Terminal) -> tuple[Site, dict[str, Standing]]:
    """Return the site without the texts of its guides, and the standing of each guide by its address."""
    sources = read_sources(target.root / "docs", store)
    kept = {
        address: [Standing(own.outline, own.unreadable, own.translations, own.figures) for own in files.guides]
        for address, files in checked_before(sources, store).items()
    }
    others = {address: key for address, key in sources.keys.items() if address not in kept}
    read = partial(_read, shared=sources.site.shared)
    with terminal.stage("Reading the guides", len(others)) as done:
        kept |= up_to_date(sources, _SCOPE, others, read, store, done)
    standings = {own.outline.address: own for address in sources.files for own in kept[address]}
    outlines = {address: own.outline for address, own in standings.items()}
    unreadable = frozenset(address for address in sources.files if not kept[address])
    return with_guides(sources.site, {}, outlines, unreadable), standings


def _read(some: Sequence[GuideFiles], shared: Shared) -> dict[str, list[Standing]]:
    return {own.address: [_standing(guide, shared) for guide in own.guides(shared)[0]] for own in some}


def _standing(guide: GuideInLanguages, shared: Shared) -> Standing:
    return Standing(
        outline_of(guide), guide.unreadable, summary_of_guide(guide, shared.languages), figures_of_guide(guide)
    )
