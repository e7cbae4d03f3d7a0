"""Lends Pagefind what it has written before: it names files by their content, and writes none that is there already.

The names are digests of 28 bits. So by chance a new file can have the name of an old one, which Pagefind then takes
for its own; that must be found out.
"""

from __future__ import annotations

import gzip
import os
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import cbor2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FRAGMENTS = "fragment"
"""The folder of what each guide says: a file for each."""

CHUNKS = "index"
"""The folder of where each word stands: a file for all words from one to another."""

CONTENTS = ".pf_meta"
"""The ending of the file that names all others."""

_BEFORE_CONTENTS = len(b"pagefind_dcd")


class _Words(NamedTuple):
    """The words of a chunk: how the first of them begins, and the last."""

    first: str
    last: str

    def meet(self, other: _Words) -> bool:
        """Tell whether the same word may be among both."""
        return _may_follow(self.last, other.first) and _may_follow(other.last, self.first)


class _Contents(NamedTuple):
    """The files that a list of contents names."""

    fragments: frozenset[str]
    chunks: Mapping[str, _Words]


class LentIndex:
    """The files of an earlier index, in the folder of a new one."""

    def __init__(self, last: Iterable[Path], folder: Path) -> None:
        """Link those of its files that may stay into `folder`; `last` has what is intact of them."""
        self._folder = folder
        for kind in (FRAGMENTS, CHUNKS):
            (folder / kind).mkdir(exist_ok=True)
        files = list(last)
        self._words = {
            name: words for file in files if file.suffix == CONTENTS for name, words in _contents(file).chunks.items()
        }
        self._fragments = [there for file in files if file.parent.name == FRAGMENTS for there in _linked(file, folder)]
        self._chunks = [there for file in files if file.stem in self._words for there in _linked(file, folder)]

    def hides_what_is_new(self, new: int) -> bool:
        """Tell whether a file that is lent may stand where a new one should; so many guides are `new`.

        It is certain of fragments. Of chunks it is not told if the new one has the same words, some of them in other
        places: that is as rare as that two given chunks have one name.
        """
        if self._fragments and len(list((self._folder / FRAGMENTS).iterdir())) < len(self._fragments) + new:
            return True
        now = self._contents.chunks
        lent = (file.stem for file in self._chunks)
        return not all(now[name].meet(self._words[name]) for name in lent if name in now)

    def take_back(self) -> None:
        """Remove what the new index has no use for."""
        now = self._contents
        for file in (*self._fragments, *self._chunks):
            if file.stem not in now.fragments and file.stem not in now.chunks:
                file.unlink()

    @cached_property
    def _contents(self) -> _Contents:
        """What the new index says of itself, once Pagefind is done."""
        (file,) = self._folder.glob(f"*{CONTENTS}")
        return _contents(file)


def _linked(file: Path, folder: Path) -> Iterator[Path]:
    there = folder / file.parent.name / file.name
    with suppress(OSError):  # where no file can have two names, Pagefind writes it anew
        os.link(file, there)
        yield there


def _contents(file: Path) -> _Contents:
    _version, guides, chunks, *_more = cbor2.loads(gzip.decompress(file.read_bytes())[_BEFORE_CONTENTS:])
    return _Contents(
        frozenset(name for name, _number_of_words in guides),
        {name: _Words(first, last) for first, last, name in chunks},
    )


def _may_follow(one: str, other: str) -> bool:
    """Tell whether a word that begins with `one` may be, or follow, a word that begins with `other`."""
    return one >= other or other.startswith(one)
