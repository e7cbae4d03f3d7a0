"""The pictures of pages: files next to them, which are examined and copied unchanged. Nothing is run or fetched."""

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kb.content.drawing import LARGEST_DRAWING, labels_in, read_drawing
from kb.content.naming import kebab_case
from kb.content.part import digest
from kb.content.photo import KINDS, LARGEST_PHOTO, looked_at
from kb.content.source_file import SourceFile, read_source

MOST_PICTURES = 2000
_LONGEST_NAME = 60
_SMALL = 64  # pixels on both sides: the picture of a button in a sentence


class NoPictureError(Exception):
    """A picture cannot be brought in. The message says why."""


@dataclass(frozen=True)
class _Taken:
    """A picture that a page shows: its file, and its size in pixels, or 0 × 0 for a drawing."""

    file: Path
    size: tuple[int, int]


@dataclass
class Pictures:
    """All pictures of the pages that are brought in, and their names in docs/images."""

    root: Path
    """The folder of the pages: nothing outside it is read."""
    images: Path
    languages: Collection[str]
    _names: dict[tuple[str, str], str] = field(default_factory=dict)
    """Digest and ending of each file → its name in docs/images."""
    _taken: dict[str, _Taken] = field(default_factory=dict)

    def name_of(self, page: str, address: str) -> str:
        """Return the name in docs/images of the picture at `address`, as seen from the file `page`.

        Raises:
            NoPictureError: if no guide can show it.
        """
        file = self._file(page, address)
        ending = {".jpeg": ".jpg"}.get(file.path.suffix.lower(), file.path.suffix.lower())
        key = (digest(file.content), ending)
        if key in self._names:
            return self._names[key]
        if len(self._names) >= MOST_PICTURES:
            raise NoPictureError(f"there are too many; expected at most {MOST_PICTURES} at once")
        taken = _Taken(file.path, _size(file, ending))
        name = self._new_name(file, page, ending)
        self._names[key] = name
        self._taken[name] = taken
        return name

    def fault_of(self, page: str, address: str) -> str:
        """Return why the picture cannot be brought in; empty if it can."""
        try:
            self.name_of(page, address)
        except NoPictureError as error:
            return str(error)
        return ""

    def is_small(self, name: str) -> bool:
        """Return whether the picture is no larger than that of a button in a sentence."""
        width, height = self._taken[name].size
        return 0 < width <= _SMALL and 0 < height <= _SMALL

    def content(self, name: str) -> bytes:
        """Return the content for the file of that name."""
        return read_source(self._taken[name].file, self.root, LARGEST_PHOTO).content

    def is_at(self, there: str, name: str) -> bool:
        """Return whether docs/images, at `there`, already has the content for `name`."""
        return read_source(self.images / there, self.images, LARGEST_PHOTO).content == self.content(name)

    def _file(self, page: str, address: str) -> SourceFile:
        try:
            parts = urlsplit(address)
        except ValueError:
            raise NoPictureError("its address cannot be read") from None
        if parts.scheme == "data":
            raise NoPictureError("it is embedded in the page; save it as a file next to the page")
        if parts.scheme or parts.netloc:
            raise NoPictureError("it is on a server, and nothing is fetched; save it next to the page")
        path = unquote(parts.path)
        inside = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
        inside = posixpath.normpath(inside)
        if inside.startswith("..") or "\0" in inside or not path:
            raise NoPictureError("it is not in the folder that is brought in")
        file = self.root / inside
        ending = file.suffix.lower()
        if ending != ".svg" and ending not in KINDS:
            raise NoPictureError(f"expected one of .svg, {', '.join(KINDS)}")
        read = read_source(file, self.root, LARGEST_DRAWING if ending == ".svg" else LARGEST_PHOTO)
        if read.fault:
            raise NoPictureError("; ".join(read.fault))
        return read

    def _new_name(self, file: SourceFile, page: str, ending: str) -> str:
        """Return a name by our rules that no other picture has: the file's own, with its page’s if that is taken."""
        stem, _, language = file.path.stem.rpartition(".")
        own = kebab_case(stem if language in self.languages else file.path.stem)[:_LONGEST_NAME].strip("-") or "picture"
        of_page = kebab_case(posixpath.splitext(posixpath.basename(page))[0])[:_LONGEST_NAME].strip("-")
        numbered = (f"{own}-{number}" for number in range(2, MOST_PICTURES + 3))
        for name in (own, *([f"{of_page}-{own}"] if of_page else ()), *numbered):
            there = self.images / f"{name}{ending}"
            is_same = read_source(there, self.images, LARGEST_PHOTO).content == file.content
            if f"{name}{ending}" not in self._taken and (is_same or not there.exists(follow_symlinks=False)):
                return f"{name}{ending}"
        raise NoPictureError("there are too many of that name")


def _size(file: SourceFile, ending: str) -> tuple[int, int]:
    """Return the size of a photo in pixels, or 0 × 0 for a drawing.

    Raises:
        NoPictureError: if its ending does not fit its content, or it holds what no picture of ours may.
    """
    if ending == ".svg":
        drawing, found = read_drawing(file)
        if drawing is None or found:
            first = found[0] if found else None
            raise NoPictureError(f"{first.wrong}; {first.expected}" if first else "it cannot be read")
        if labels_in(drawing):
            raise NoPictureError("it has words in braces, which are labels here; write them under “labels:”")
        return 0, 0
    looked = looked_at(file.content, KINDS[ending])
    if looked.fault:
        raise NoPictureError("; ".join(looked.fault))
    return looked.size


def pictures_in(guide: object) -> Iterator[str]:
    """Yield the names of the pictures in a guide of plain data, each once."""
    yield from dict.fromkeys(_pictures_in(guide))


def _pictures_in(data: object) -> Iterator[str]:
    match data:
        case dict():
            for name, value in data.items():
                if name == "image":
                    yield value["file"]
                else:
                    yield from _pictures_in(value)
        case list():
            for value in data:
                yield from _pictures_in(value)


def in_language(name: str, language: str) -> str:
    """Return the name of the file that is one language's own version of a photo: `order.fr.png`."""
    return re.sub(r"\.(?=[a-z]+$)", f".{language}.", name)
