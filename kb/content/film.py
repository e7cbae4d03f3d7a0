"""Films in docs/videos: MP4 files with H.264, which every browser plays.

A film is read, never run, and only those of its boxes (ISO/IEC 14496-12) that give its length and size.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kb.content.finding import Finding
from kb.content.part import Part
from kb.content.source_file import read_source
from kb.content.text import Place
from kb.content.versions import Versions, by_name, fault_of_name

LARGEST_FILM = 500 * 1024  # bytes: 10 s on a slow phone connection
LONGEST_SIDE = 1920  # pixels

_AGAIN = "export it again, as MP4 with H.264"
_PICTURES = {b"avc1", b"avc3"}
"""What a track of H.264 pictures contains."""
_SOUND = {b"mp4a"}


@dataclass(frozen=True)
class Film:
    """A film: its size in pixels, its length in seconds, and the bytes of its file."""

    width: int
    height: int
    duration: float
    has_sound: bool
    content: Part[bytes]


class _Box(NamedTuple):
    kind: bytes
    content: bytes


class _Track(NamedTuple):
    """A track of pictures (`vide`), sound (`soun`) or anything else: how it is coded, and its size in pixels."""

    kind: bytes
    coding: bytes
    width: int
    height: int


class FilmError(Exception):
    """A film cannot be shown. This says what is wrong, and what is expected."""


def read_films(paths: Iterable[Path], docs: Path, languages: Iterable[str]) -> tuple[Versions[Film], list[Finding]]:
    """Return the films in these files that can be shown, with what is wrong with the others."""
    films: dict[str, Film] = {}
    found = []
    for path in paths:
        file = read_source(path, docs, LARGEST_FILM)
        if fault := file.fault or fault_of_name("video", path.name, languages):
            found.append(Finding(Place(file.path), *fault))
        else:
            try:
                films[path.name] = film_of(file.content)
            except FilmError as error:
                wrong, expected = error.args
                found.append(Finding(Place(path), wrong, expected))
    return by_name(films), found


def film_of(content: bytes) -> Film:
    """Return the film in the bytes of an MP4 file.

    Raises:
        FilmError: if browsers could not show it, or only after loading all of it.
    """
    if content[4:8] != b"ftyp":
        raise FilmError("the file is not an MP4 film", _AGAIN)
    try:
        boxes = list(_boxes(content))
        inside = next((list(_boxes(box.content)) for box in boxes if box.kind == b"moov"), [])
        tracks = [_track(box.content) for box in inside if box.kind == b"trak"]
        duration = next((_duration(box.content) for box in inside if box.kind == b"mvhd"), 0.0)
    except (struct.error, ValueError, IndexError) as error:
        raise FilmError("the file is not a whole MP4 film", _AGAIN) from error
    kinds = [box.kind for box in boxes]
    if not duration or b"mdat" not in kinds:
        raise FilmError("the file is not a whole MP4 film", _AGAIN)
    pictures = [track for track in tracks if track.kind == b"vide"]
    if len(pictures) != 1:
        raise FilmError(f"the film has {len(pictures) or 'no'} tracks of pictures", _AGAIN)
    if pictures[0].coding not in _PICTURES:
        raise FilmError(f"the pictures of the film are coded as “{_name(pictures[0].coding)}”", _AGAIN)
    other = next((track for track in tracks if track.kind == b"soun" and track.coding not in _SOUND), None)
    if other:
        raise FilmError(f"the sound of the film is coded as “{_name(other.coding)}”", f"{_AGAIN} and AAC")
    width, height = pictures[0].width, pictures[0].height
    if not 0 < max(width, height) <= LONGEST_SIDE or not min(width, height):
        wrong = f"the film has {width} × {height} pixels"
        raise FilmError(wrong, f"expected at most {LONGEST_SIDE} on each side: make it smaller")
    if kinds.index(b"mdat") < kinds.index(b"moov"):
        wrong = "the film can only be played after all of it is loaded, since its index is at its end"
        raise FilmError(wrong, "write it again: ffmpeg -i IN.mp4 -c copy -movflags +faststart OUT.mp4")
    has_sound = any(track.kind == b"soun" for track in tracks)
    return Film(width, height, duration, has_sound, Part.of(content))


def _boxes(content: bytes) -> Iterator[_Box]:
    """Yield the boxes that follow each other in the content.

    Raises:
        ValueError: if one claims to be larger than the content.
        struct.error: if one ends within its header.
    """
    at = 0
    while at < len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, at + 8)
            head = 16
        elif size == 0:  # as far as there is any content
            size = len(content) - at
        if not head <= size <= len(content) - at:
            raise ValueError
        yield _Box(kind, content[at + head : at + size])
        at += size


def _inside(content: bytes, *kinds: bytes) -> bytes:
    """Return the content of the first box of each kind, each inside the one before; empty if there is none."""
    for kind in kinds:
        content = next((box.content for box in _boxes(content) if box.kind == kind), b"")
    return content


def _duration(content: bytes) -> float:
    """Return the seconds that the header of the film gives."""
    scale, length = struct.unpack_from(">IQ", content, 20) if content[0] else struct.unpack_from(">II", content, 12)
    return length / scale if scale else 0.0


def _track(content: bytes) -> _Track:
    """Return the kind, coding and size of a track."""
    (kind,) = struct.unpack_from(">4s", _inside(content, b"mdia", b"hdlr"), 8)
    coded = _inside(content, b"mdia", b"minf", b"stbl", b"stsd")
    (coding,) = struct.unpack_from(">4s", coded, 12)
    width, height = struct.unpack_from(">HH", coded, 8 + 32) if kind == b"vide" else (0, 0)
    return _Track(kind, coding, width, height)


def _name(coding: bytes) -> str:
    return "".join(chr(byte) if 32 < byte < 127 else "?" for byte in coding)
