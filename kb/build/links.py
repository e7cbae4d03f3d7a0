"""Finds broken links where a build can have broken them: on what is new, and everywhere if something is gone."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path

from kb.build.workers import in_parallel, number_of_cores
from kb.pages.built_links import anchors, broken_links

PAGES_FOR_A_TASK = 200


def broken_links_after(
    new: Mapping[str, Path], kept: Collection[str], gone: Collection[str], folder: Path, site_url: str
) -> list[str]:
    """Return a line for each link that leads nowhere, once the `new` files stand in `folder` beside the `kept` ones.

    In `folder` is still the last site, whose links are sound. `gone` are the files that it has and the new one lacks.
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
    """Tell whether a page had an anchor that it has no more."""
    return any(
        anchors((folder / file).read_text(encoding="utf-8")) - anchors(place.read_text(encoding="utf-8"))
        for file, place in new.items()
        if file.endswith(".html") and (folder / file).is_file()
    )
