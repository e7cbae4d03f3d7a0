"""Faults of pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.fields import items
from kb.content.finding import Finding, nearest
from kb.content.guide import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.site import Site


def missing_pictures(site: Site) -> Iterator[Finding]:
    """Find pictures that docs/images does not hold."""
    for guide in site.guides.values():
        for _field, image in items(guide.versions[guide.source]):
            if isinstance(image, Image) and image.file not in site.pictures:
                yield Finding(
                    image.file.place,
                    f"the picture “{image.file}” is not in docs/images",
                    nearest(image.file, site.pictures),
                )
