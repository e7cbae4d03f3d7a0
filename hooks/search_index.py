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
from kb.search.records import Record, records
from kb.search.vocabulary import language_json, vocabulary_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.content.site import Site

NOT_NEEDED = ("*ui*", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""Pagefind's own interfaces, for which we have ours, and the words of no language."""


def add_search_index(site: Site, folder: Path) -> None:
    """Write an index for each language into `folder`/pagefind/<language>/."""
    for language in LANGUAGES:
        synonyms = with_glossary(site, language)
        write_index(list(records(site, language)), synonyms, folder / "pagefind" / language)


def with_glossary(site: Site, language: str) -> Synonyms:
    """Return the synonyms of a language; a term of its glossary is also found by the words that it stands for."""
    own = site.synonyms.get(language, Synonyms())
    terms = site.glossaries.get(language, {}).values()
    from_glossary = tuple((term.term, *term.avoid) for term in terms if term.avoid)
    return Synonyms(groups=(*own.groups, *from_glossary), ignored=own.ignored)


def write_index(found: Sequence[Record], synonyms: Synonyms, folder: Path) -> None:
    """Write the index of one language's records, and the lists of words that go with it, into `folder`."""
    language = found[0].language
    enrichment = Enrichment(language, synonyms, known_words(text for record in found for text in record.texts()))
    said: list[str] = []
    with tempfile.TemporaryDirectory() as pages:
        for record in found:
            page = Path(pages) / language / record.address / "index.html"
            page.parent.mkdir(parents=True)
            of_record = indexed(record, enrichment)
            page.write_text(of_record.html, encoding="utf-8")
            said += of_record.words
        _run_pagefind(Path(pages), language, folder)
    for pattern in NOT_NEEDED:
        for file in folder.glob(pattern):
            file.unlink()
    (folder / "words.json").write_text(vocabulary_json(said), encoding="utf-8")
    (folder / "language.json").write_text(language_json(len(found), synonyms), encoding="utf-8")


def _run_pagefind(pages: Path, language: str, folder: Path) -> None:
    """Index `pages` into `folder`. By its command: its Python service may end before all is written."""
    options = ["--site", str(pages), "--output-path", str(folder), "--force-language", language, "--quiet"]
    command = [sys.executable, "-m", "pagefind", *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode != 0:
        raise Abort(f"Pagefind made no index for “{language}”:\n{done.stderr or done.stdout}")
