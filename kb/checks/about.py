"""Which findings are about a language, a guide, or the guides of an owner."""

from collections.abc import Iterable

from kb.content.finding import Finding, nearest
from kb.content.places import file_of
from kb.content.site import Site


class UnknownNameError(Exception):
    """There is no such owner or guide. The message proposes the nearest name."""


def about(
    found: Iterable[Finding], site: Site, owner: str | None, language: str | None, guide: str | None
) -> list[Finding]:
    """Return the findings in the files of this owner's guides, of this language, and of this guide.

    None means all. For a question without a guide, these are the findings of its topic's questions.

    Raises:
        UnknownNameError: if there is no such owner or guide.
    """
    found = list(found)
    if owner is not None:
        files = _files(site, [own.address for own in site.outlines.values() if own.owner == owner])
        if not files and owner not in (owners := site.owners or {str(own.owner) for own in site.outlines.values()}):
            raise UnknownNameError(f"There is no owner “{owner}”; {nearest(owner, owners)}")
        found = [finding for finding in found if _path(finding, site)[1:] in files]
    if guide is not None:
        if guide not in {*site.outlines, *site.unreadable}:
            raise UnknownNameError(f"There is no guide “{guide}”; {nearest(guide, site.outlines)}")
        found = [finding for finding in found if _path(finding, site)[1:] in _files(site, [guide])]
    if language is not None:
        found = [finding for finding in found if _path(finding, site)[:1] == (language,)]
    return found


def _path(finding: Finding, site: Site) -> tuple[str, ...]:
    """Return the parts of the path below docs/: language, topic, guide.yml."""
    path = finding.place.path
    return path.relative_to(site.docs).parts if path.is_relative_to(site.docs) else ()


def _files(site: Site, guides: Iterable[str]) -> set[tuple[str, ...]]:
    """Return the parts of the paths of these guides' files, below the folder of each language."""
    outlines = {address: site.outlines.get(address) for address in guides}
    files = (file_of(own) if own else address for address, own in outlines.items())
    return {tuple(f"{file}.yml".split("/")) for file in files}
