"""Writes the search index of each language into the built site, with Pagefind."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, STDOUT
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from pagefind_bin_extended import get_executable

from hooks.lent_index import LentIndex
from kb.content.files import Synonyms
from kb.content.languages import LANGUAGES
from kb.search.enrichment import Enrichment, known_words
from kb.search.record_html import indexed
from kb.search.records import records
from kb.search.vocabulary import language_json, vocabulary_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kb.content.site import Site
    from kb.search.record_html import Indexed
    from kb.search.records import Record

NOT_NEEDED = ("*ui*", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""Pagefind's own interfaces, for which we have ours, and the words of no language."""


def add_search_index(site: Site, folder: Path) -> None:
    """Write an index for each language into `folder`/pagefind/<language>/."""
    for language in LANGUAGES:
        synonyms = with_glossary(site, language)
        found = indexed_records(records(site, language), language, synonyms)
        write_index_from_nothing(found, language, synonyms, folder / "pagefind" / language)


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


def write_index_from_nothing(found: Mapping[str, Indexed], language: str, synonyms: Synonyms, folder: Path) -> None:
    """Write the index of a language into `folder`; `found` is what it has of each guide, by address."""
    with tempfile.TemporaryDirectory() as pages:
        write_pages(found, language, Path(pages))
        write_index(Path(pages), [guide.words for guide in found.values()], language, synonyms, folder)


def write_pages(found: Mapping[str, Indexed], language: str, folder: Path) -> None:
    """Write what Pagefind is to index into `folder`; `found`: by address."""
    for address, guide in found.items():
        page = folder / page_to_index(language, address)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(guide.html, encoding="utf-8")


def page_to_index(language: str, address: str) -> str:
    """Return where Pagefind is to find a guide. A folder for each would take as long as all else that it reads."""
    return f"{language}/{address}.html"  # search/parts.js makes the address of it


def write_index(
    pages: Path,
    words: Sequence[str],
    language: str,
    synonyms: Synonyms,
    folder: Path,
    last: Iterable[Path] = (),
    new: int = 0,
) -> None:
    """Write the index of a language into `folder`, and the lists of words that go with it.

    `pages` has the page of each guide (see `page_to_index`), `words` the words of each, with spaces between them.
    `last` has the files of an earlier index, from which so many guides are `new`: what is in these files and stays is
    not written again, which saves half of the time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lent = LentIndex(last, folder)
    with _pagefind(pages, language, folder):
        vocabulary = vocabulary_json(words)
    if lent.hides_what_is_new(new):
        shutil.rmtree(folder)
        write_index(pages, words, language, synonyms, folder)
        return
    lent.take_back()
    for pattern in NOT_NEEDED:
        for file in folder.glob(pattern):
            file.unlink()
    (folder / "words.json").write_text(vocabulary, encoding="utf-8")
    (folder / "language.json").write_text(language_json(language, len(words), synonyms), encoding="utf-8")


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
