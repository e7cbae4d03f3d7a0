"""Writes the search index of each language into the built site, with Pagefind."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort

from kb.content.files import Synonyms
from kb.content.languages import LANGUAGES
from kb.search.enrichment import Enrichment, known_words
from kb.search.record_html import indexed
from kb.search.records import records
from kb.search.vocabulary import language_json, vocabulary_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


def write_index(found: Mapping[str, Indexed], language: str, synonyms: Synonyms, folder: Path) -> None:
    """Write the index of a language into `folder`, and the lists of words that go with it; `found`: by address."""
    with tempfile.TemporaryDirectory() as pages:
        for address, guide in found.items():
            page = Path(pages) / language / address / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(guide.html, encoding="utf-8")
        _run_pagefind(Path(pages), language, folder)
    for pattern in NOT_NEEDED:
        for file in folder.glob(pattern):
            file.unlink()
    said = (word for guide in found.values() for word in guide.words)
    (folder / "words.json").write_text(vocabulary_json(said), encoding="utf-8")
    (folder / "language.json").write_text(language_json(language, len(found), synonyms), encoding="utf-8")


def _run_pagefind(pages: Path, language: str, folder: Path) -> None:
    """Index `pages` into `folder`. By its command: its Python service may end before all is written."""
    options = ["--site", str(pages), "--output-path", str(folder), "--force-language", language, "--quiet"]
    command = [sys.executable, "-m", "pagefind", *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode != 0:
        raise Abort(f"Pagefind made no index for “{language}”:\n{done.stderr or done.stdout}")
