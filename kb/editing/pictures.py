"""Prepares pictures that are dropped onto a step: makes them as small as readers need, and names them."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath

from PIL import Image

from kb.content.drawing import LARGEST_DRAWING, read_drawing
from kb.content.naming import free_name, kebab_case
from kb.content.photo import KINDS, LARGEST_PHOTO, LONGEST_SIDE, UNREADABLE, looked_at, upright
from kb.content.source_file import SourceFile
from kb.editing.answers import EditError

MOST_PIXELS = 50_000_000
_QUALITIES = (90, 80, 70)


@dataclass(frozen=True)
class NewPicture:
    """A picture that is not yet in docs/images."""

    path: Path
    content: bytes


def new_picture(docs: Path, name: str, content: bytes) -> NewPicture:
    """Return the picture to save: a drawing unchanged; a photo within the size limits, without metadata.

    Its name is made from that of the dropped file, and differs from those of all existing pictures.

    Raises:
        EditError: if it is not a picture that pages can show.
    """
    stem = kebab_case(PurePath(name).stem)[:40].strip("-") or "picture"
    if name.lower().endswith(".svg"):
        if len(content) > LARGEST_DRAWING:
            raise EditError(f"The drawing is too large: expected at most {LARGEST_DRAWING // 1024} kB.")
        found = read_drawing(SourceFile(Path(name), content))[1]
        if found:
            raise EditError(f"{found[0].wrong}; {found[0].expected}.")
        return NewPicture(_free(docs, stem, ".svg"), content)
    ending, small = _within_limits(content)
    if fault := looked_at(small, KINDS[ending]).fault:
        raise EditError(f"{fault[0]}; {fault[1]}.")
    return NewPicture(_free(docs, stem, ending), small)


def _within_limits(content: bytes) -> tuple[str, bytes]:
    """Return the ending for the photo's name, and its content: PNG if that is small enough, else WebP."""
    try:
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
            opened = Image.open(BytesIO(content), formats=tuple(kind.upper() for kind in KINDS.values()))
            with opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise EditError("The picture has far too many pixels.")
                is_png = opened.format == "PNG"
            picture = upright(content)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise EditError("The picture has far too many pixels.") from error
    except UNREADABLE as error:
        raise EditError("Expected a picture: PNG, JPEG, WebP or SVG.") from error
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    if is_png and len(small := _saved(picture, "PNG", optimize=True)) <= LARGEST_PHOTO:
        return ".png", small
    for quality in _QUALITIES:
        small = _saved(picture, "WEBP", quality=quality, method=6)
        if len(small) <= LARGEST_PHOTO:
            return ".webp", small
    raise EditError(f"The picture is too large even as WebP: expected at most {LARGEST_PHOTO // 1024} kB. Crop it.")


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    written = BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def _free(docs: Path, stem: str, ending: str) -> Path:
    folder = docs / "images"
    names = {path.name.partition(".")[0] for path in folder.iterdir()} if folder.is_dir() else set()
    return folder / f"{free_name(stem, names)}{ending}"
