"""Writes the search index of each language into the built site, with Pagefind."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import PIPE, STDOUT
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from pagefind_bin_extended import get_executable

from kb.content.files import Synonyms
from kb.content.languages import LANGUAGES
from kb.search.enrichment import Enrichment, known_words
from kb.search.record_html import indexed
from kb.search.records import records
from kb.search.vocabulary import language_json, vocabulary_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb.content.site import Site
    from kb.search.record_html import Indexed
    from kb.search.records import Record

FRAGMENTS = "fragment"
"""Pagefind's folder of what each guide says. Of the files in it, it does not write again what is there already."""

NOT_NEEDED = ("*ui*", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""Pagefind's own interfaces, for which we have ours, and the words of no language."""


def add_search_index(site: Site, folder: Path) -> None:
    """Write an index for each language into `folder`/pagefind/<language>/."""
    for language in LANGUAGES:
        synonyms = with_glossary(site, language)
        found = indexed_records(records(site, language), language, synonyms)
        write_index(found, language, synonyms, folder / "pagefind" / language)


def with_glossary(site: Site, language: str) -> Synonyms:
    """Return the synonyms of a language; a term of its glossary is also found by the words that it stands for."""
    own = site.synonyms.get(language, Synonyms())
    terms = site.glossaries.get(language, {}).values()
    from_glossary = tuple((term.term, *term.avoid) for term in terms if term.avoid)
    return Synonyms(groups=(*own.groups, *from_glossary), ignored=own.ignored)


def indexed_records(found: Iterable[Record], language: str, synonyms: Synonyms) -> dict[str, Indexed]:
    """Return what the index of a language has of its records: address → that."""
    known = {record: known_words(record) for record in found}
    enrichment = Enrichment(language, synonyms, frozenset().union(*known.values()))
    return {record.address: indexed(record, enrichment) for record in known}


def write_index(
    found: Mapping[str, Indexed],
    language: str,
    synonyms: Synonyms,
    folder: Path,
    last: Iterable[Path] = (),
    new: int = 0,
) -> None:
    """Write the index of a language into `folder`, and the lists of words that go with it; `found`: by address.

    `last` has the files of an earlier index, from which so many guides are `new`: what that has of all others is not
    written again, which saves half of the time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as pages:  # there, whoever stops this process clears up
        for address, guide in found.items():
            page = Path(pages) / language / address / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(guide.html, encoding="utf-8")
        lent = _lent(last, folder)
        with _pagefind(Path(pages), language, folder):
            words = vocabulary_json(guide.words for guide in found.values())
    if lent and len(list((folder / FRAGMENTS).iterdir())) < len(lent) + new:
        # The names are short digests: a new one was that of an old file, which Pagefind then took for its own.
        shutil.rmtree(folder)
        write_index(found, language, synonyms, folder)
        return
    _remove_unnamed(lent, folder)
    for pattern in NOT_NEEDED:
        for file in folder.glob(pattern):
            file.unlink()
    (folder / "words.json").write_text(words, encoding="utf-8")
    (folder / "language.json").write_text(language_json(language, len(found), synonyms), encoding="utf-8")


def _lent(files: Iterable[Path], folder: Path) -> list[Path]:
    """Link those of an index's files that may stay into `folder`, and return where they are there."""
    lent = []
    for file in files:
        if file.parent.name == FRAGMENTS:
            there = folder / FRAGMENTS / file.name
            there.parent.mkdir(exist_ok=True)
            with suppress(OSError):  # where no file can have two names, Pagefind writes it anew
                os.link(file, there)
                lent.append(there)
    return lent


def _remove_unnamed(files: Iterable[Path], folder: Path) -> None:
    """Remove those of the files that the index in `folder` has no use for: its list of contents does not name them."""
    contents = b"".join(gzip.decompress(file.read_bytes()) for file in folder.glob("*.pf_meta"))
    for file in files:
        if file.stem.encode() not in contents:
            file.unlink()


@contextmanager
def _pagefind(pages: Path, language: str, folder: Path) -> Iterator[None]:
    """Index `pages` into `folder` meanwhile. By its command: its Python service may end before all is written."""
    options = ["--site", str(pages), "--output-path", str(folder), "--force-language", language, "--quiet"]
    with subprocess.Popen([get_executable(), *options], stdout=PIPE, stderr=STDOUT, text=True) as pagefind:  # noqa: S603
        try:
            yield
            said, _nothing = pagefind.communicate()
        except BaseException:
            pagefind.kill()
            raise
    if pagefind.returncode != 0:
        raise Abort(f"Pagefind made no index for “{language}”:\n{said}")
