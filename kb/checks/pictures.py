"""Faults of pictures."""

import re
from collections.abc import Iterator

from kb.content.drawing import placeholders
from kb.content.fields import items
from kb.content.finding import Finding, nearest
from kb.content.guide import Image
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.site import Shared, Site
from kb.content.text import Place

_UNSAFE = re.compile(
    r"<(script|style|image|foreignObject|a|iframe)\b|\s(on\w+|style|href|xlink:href)=|<!ENTITY|<!DOCTYPE", re.I
)


def missing_pictures(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find pictures that docs/images does not hold."""
    for image in _images(guide):
        if image.file not in shared.pictures:
            wrong = f"the picture “{image.file}” is not in docs/images"
            yield Finding(image.file.place, wrong, nearest(image.file, shared.pictures))


def labels_that_differ_from_the_drawing(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find labels that a drawing asks for and a picture does not give, and labels that it does not ask for."""
    for image in _images(guide):
        if image.file in shared.pictures:
            asked = placeholders(shared.pictures[image.file])
            for name in sorted(asked - image.labels.keys()):
                yield Finding(
                    image.file.place, f"the drawing's label “{name}” has no words", f"add “{name}: …” to labels"
                )
            for name in sorted(image.labels.keys() - asked):
                yield Finding(image.labels[name].place, f"the drawing has no label “{name}”", nearest(name, asked))


def unsafe_drawings(site: Site) -> Iterator[Finding]:
    """Find drawings that bring scripts, styles or addresses into the page, or are not SVG."""
    for name, drawing in site.pictures.items():
        place = Place(site.docs / "images" / name)
        if found := _UNSAFE.search(drawing):
            yield Finding(place, f"the drawing contains {found.group().strip()}", "expected shapes and text only")
        elif not drawing.lstrip().startswith("<svg"):
            yield Finding(place, "the drawing is not an SVG file", "expected a file that begins with <svg")


def _images(guide: GuideInLanguages) -> Iterator[Image]:
    for _field, image in items(guide.versions[guide.source]):
        if isinstance(image, Image):
            yield image
