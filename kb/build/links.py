"""Finds links that a build has broken: on new pages, and on all pages if a page or an anchor is gone."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path

from kb.build.workers import in_parallel, number_of_cores
from kb.pages.built_links import anchors, broken_links

PAGES_FOR_A_TASK = 200


def broken_links_after(
    new: Mapping[str, Path], kept: Collection[str], gone: Collection[str], folder: Path, site_url: str
) -> list[str]:
    """Return a line for each broken link of the next site, which consists of the `new` files and the `kept` ones.

    `folder` still holds the last site, which has no broken links. `gone` are its pages that the next site lacks.
    """
    places = {**{file: folder / file for file in kept}, **new}
    pages = sorted(file for file in places if file.endswith(".html"))
    if not gone and not _has_lost_anchors(new, folder):
        pages = [page for page in pages if page in new]

    def broken(some: Sequence[str]) -> list[str]:
        return list(broken_links(some, places, site_url))

    size = max(PAGES_FOR_A_TASK, len(pages) // number_of_cores() + 1)
    chunks = [pages[start : start + size] for start in range(0, len(pages), size)]
    return sorted(line for found in in_parallel([partial(broken, chunk) for chunk in chunks]) for line in found)


def _has_lost_anchors(new: Mapping[str, Path], folder: Path) -> bool:
    """Return whether any page has lost an anchor."""
    return any(
        anchors((folder / file).read_text(encoding="utf-8")) - anchors(place.read_text(encoding="utf-8"))
        for file, place in new.items()
        if file.endswith(".html") and (folder / file).is_file()
    )
