"""Captions of films: WebVTT files in docs/videos. Readers get the words and their times, and nothing else."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from kb.content.characters import named, refused, seen_as
from kb.content.finding import Finding
from kb.content.source_file import read_source
from kb.content.text import Place
from kb.content.versions import Versions, by_name, fault_of_name

LARGEST_CAPTIONS = 64 * 1024  # bytes
SHOWS = "NOTE The video shows:"
"""Begins a comment that lists the words of the site that the video shows, one text per line."""

_TIME = r"(?:(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3}))"
_TIMES = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+.*)?")
_TAG = re.compile(r"<[^<>]*>")
_COMMENTS = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")


@dataclass(frozen=True)
class Cue:
    """What the captions say for a while: from and to which second, and the line in the file."""

    start: float
    end: float
    words: str
    line: int


@dataclass(frozen=True)
class Captions:
    """The captions of a film: the name of their file, and what they say."""

    file: str
    cues: tuple[Cue, ...]
    shows: tuple[str, ...]
    """The texts of the site that were seen when the film was recorded; see `kb record`."""

    def webvtt(self) -> str:
        """Return the captions as WebVTT, without styles and comments."""
        return webvtt(self.cues)


def webvtt(cues: Iterable[Cue], shows: Sequence[str] = ()) -> str:
    """Return WebVTT with these cues, and with a comment that lists what the film shows."""
    comment = ["\n".join((SHOWS, *shows))] if shows else []
    spoken = (f"{_written(cue.start)} --> {_written(cue.end)}\n{_escaped(cue.words)}" for cue in cues)
    return "\n\n".join(["WEBVTT", *comment, *spoken]) + "\n"


def read_captions(
    paths: Iterable[Path], docs: Path, languages: Iterable[str]
) -> tuple[Versions[Captions], list[Finding]]:
    """Return the captions in these files, with what is wrong with those that cannot be read."""
    captions: dict[str, Captions] = {}
    found: list[Finding] = []
    for path in paths:
        file = read_source(path, docs, LARGEST_CAPTIONS)
        if fault := file.fault or fault_of_name("captions", path.name, languages):
            found.append(Finding(Place(file.path), *fault))
            continue
        text, own = file.text()
        if text is not None:
            read = list(_read(path, text))
            own += [item for item in read if isinstance(item, Finding)]
            if not own:
                cues = tuple(item for item in read if isinstance(item, Cue))
                captions[path.name] = Captions(path.name, cues, tuple(item for item in read if isinstance(item, str)))
        found += own
    return by_name(captions), found


def starts_of(lines: Sequence[str], cues: Sequence[Cue]) -> tuple[float, ...] | None:
    """Return when each of the lines begins, or None if the cues do not say these lines.

    A line may span several cues, and a cue several lines: only the words and their order count.
    """
    spoken = [(word, cue.start) for cue in cues for word in cue.words.split()]
    written = [(word, number) for number, line in enumerate(lines) for word in line.split()]
    if [word for word, _start in spoken] != [word for word, _number in written]:
        return None
    starts: dict[int, float] = {}
    for (_word, start), (_same, number) in zip(spoken, written, strict=True):
        starts.setdefault(number, start)
    return tuple(starts.values())


def _read(path: Path, text: str) -> Iterator[Cue | str | Finding]:
    """Yield each cue, each text that the film shows, and what is wrong."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        yield Finding(Place(path), "the file is not WebVTT", "expected “WEBVTT” as its first line, then an empty one")
        return
    before, number = 0.0, 0
    for first, block in _blocks(lines[1:]):
        if block[0].strip() == SHOWS:
            yield from (line.strip() for line in block[1:])
        if _COMMENTS.match(block[0]):
            continue
        at = 0 if "-->" in block[0] else 1  # a cue may have a name
        place = Place(path, first + at)
        times = _TIMES.fullmatch(block[at].strip()) if at < len(block) else None
        if not times:
            yield Finding(place, "the times of the captions cannot be read", "expected 00:04.000 --> 00:07.500")
            continue
        start, end = _seconds(times.groups()[:4]), _seconds(times.groups()[4:])
        words = " ".join(unescape(_TAG.sub("", " ".join(block[at + 1 :]))).split())
        if not start < end:
            yield Finding(place, "the captions end before they begin", "expected the earlier time first")
        elif start < before:
            yield Finding(place, "the captions begin before those above them", "put them in the order of their times")
        elif last := next((line for line in range(at + 1, len(block)) if "-->" in block[line]), 0):
            wrong = "times are among the words of the captions above them"
            yield Finding(Place(path, first + last), wrong, "leave an empty line in front of them")
        elif odd := refused(words):
            wrong = f"an escape stands for the character {named(words[odd[0]])}, which {seen_as(words[odd[0]])}"
            yield Finding(place, wrong, "remove it")
        elif not words:
            yield Finding(place, "the captions have no words", "write them on the next line, or remove the times")
        else:
            yield Cue(start, end, words, first + at)
        before = max(before, start)
        number += 1
    if not number:
        yield Finding(
            Place(path), "the file has no captions", "expected times, such as 00:04.000 --> 00:07.500, and words"
        )


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the blocks between empty lines, each with the number of its first line in the file."""
    block: list[str] = []
    for number, line in enumerate((*lines, ""), start=2):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return (hours * 60 + minutes) * 60 + seconds + thousandths / 1000


def _written(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
