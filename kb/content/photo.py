"""Photos in docs/images: screenshots and photographs as PNG, JPEG or WebP. Every picture is a drawing or a photo.

Readers never get the original file of a photo: the build writes its pixels, and nothing else of it, as a new WebP.
"""

import re
import struct
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps

from kb.content.finding import Finding
from kb.content.keep import Keep
from kb.content.languages import Language
from kb.content.part import Part, digest
from kb.content.source_file import read_source
from kb.content.text import Place
from kb.content.versions import Versions, by_name, fault_of_name, language_of_version

LARGEST_PHOTO = 200 * 1024  # bytes; a screenshot of the site has 40 kB
LONGEST_SIDE = 1600  # pixels: twice the width of a page's column
KINDS: Mapping[str, str] = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP"}
"""By the ending of the file's name."""

_SCRIPT = re.compile(rb"<script|<!doctype|<\?php|javascript:", re.IGNORECASE)
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, OverflowError, LookupError, TypeError, struct.error)
"""What Pillow raises for files that are damaged in one way or another."""


@dataclass(frozen=True)
class Photo:
    """A photo as it is shown: its size in pixels, upright, and the bytes of its file."""

    width: int
    height: int
    content: Part[bytes]


class Looked(NamedTuple):
    """The result of examining a file: its size in pixels, or what is wrong with it and what is expected."""

    size: tuple[int, int] = (0, 0)
    fault: tuple[str, str] | None = None


def read_photos(
    paths: Iterable[Path], docs: Path, languages: Iterable[str], keep: Keep
) -> tuple[Versions[Photo], list[Finding]]:
    """Return the photos in these files that can be shown, with what is wrong with the others.

    Whether a file can be decoded is cached by the digest of its content.
    """
    found: list[Finding] = []
    files = {}
    for path in paths:
        file = read_source(path, docs, LARGEST_PHOTO)
        if fault := file.fault or fault_of_name("picture", path.name, languages):
            found.append(Finding(Place(file.path), *fault))
        else:
            files[path.name] = file
    keys = {name: digest(KINDS[file.path.suffix], file.content) for name, file in files.items()}
    looked = keep("photo", keys, lambda name: looked_at(files[name].content, KINDS[files[name].path.suffix]))
    photos = {}
    for name, file in files.items():
        if fault := looked[name].fault:
            found.append(Finding(Place(file.path), *fault))
        else:
            photos[name] = Photo(*looked[name].size, Part.of(file.content))
    return by_name(photos), found


def upright(content: bytes) -> Image.Image:
    """Return the picture in the file of a photo, turned upright, as red, green, blue and perhaps alpha."""
    with Image.open(BytesIO(content), formats=tuple(kind.upper() for kind in KINDS.values())) as picture:
        turned = ImageOps.exif_transpose(picture)
        return turned.convert("RGBA" if turned.has_transparency_data else "RGB")


def photo_in(language: str, record: Language, source: str, versions: Mapping[str, Photo]) -> Photo:
    """Return the photo that a language shows."""
    return versions[language_of_version(language, record, source, versions)]


def looked_at(content: bytes, kind: str) -> Looked:
    """Return what is found in this content. A picture of too many pixels is not decoded."""
    if _SCRIPT.search(content):
        return Looked(fault=("the picture holds a script or a page", "save it again from an image editor"))
    try:
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
            picture = Image.open(BytesIO(content), formats=tuple(kind.upper() for kind in KINDS.values()))
        with picture:
            if picture.format != kind.upper():
                named = next(name for name in KINDS.values() if name.upper() == picture.format)
                return Looked(fault=(f"the file is {named}, though its name says {kind}", "give its name that ending"))
            if max(picture.size) > LONGEST_SIDE:
                wrong = f"the picture has {picture.width} × {picture.height} pixels"
                return Looked(fault=(wrong, f"expected at most {LONGEST_SIDE} on each side: make it smaller"))
            if getattr(picture, "is_animated", False):
                return Looked(fault=("the picture moves", "expected a still picture"))
        return Looked(upright(content).size)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        wrong = "the picture has far too many pixels"
        return Looked(fault=(wrong, f"expected at most {LONGEST_SIDE} on each side: make it smaller"))
    except UNREADABLE:
        return Looked(fault=(f"the file is not a whole {kind} picture", "save it again from an image editor"))
