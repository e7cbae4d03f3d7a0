"""Reads the files in docs/ other than guides, each in its shape, and keeps their findings."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from kb.content.content_files import drawing_paths
from kb.content.document import Document, read_document
from kb.content.drawing import LARGEST_DRAWING, Element, read_drawing
from kb.content.finding import Finding
from kb.content.home_page import read_home_page
from kb.content.keep import Keep, keep_nothing
from kb.content.languages import Language
from kb.content.ledger import read_ledger
from kb.content.line_file import LARGEST
from kb.content.part import digest
from kb.content.shape import ID_PATTERN
from kb.content.shape_findings import validated
from kb.content.source_file import SourceFile, is_there, read_source
from kb.content.text import Place, Text
from kb.content.translated import (
    LARGEST_RECORDS,
    TRANSLATED,
    TRANSLATED_FROM,
    Records,
    read_translated,
    read_translated_from,
)


class DocsReading:
    """Reads the files in docs/, and keeps what is wrong with them."""

    def __init__(self, docs: Path, keep: Keep = keep_nothing) -> None:
        """Begin with no files. Whoever reads languages.yml sets `languages`, which the other methods need.

        What files say is kept with `keep` until they change.
        """
        self.docs = docs
        self._keep = keep
        self.languages: Mapping[str, Language] = {}
        self.documents: list[Document] = []
        self.unreadable: set[str] = set()
        """The files that are not of their shape: `moved.yml`, `fr/glossary.yml`."""

    def shaped[Shape](self, name: str, shape: type[Shape], language: str = "") -> Shape | None:
        """Return what a file says, or None if it is not of this shape, which has its own findings."""
        own = f"{language}/{name}" if language else name
        model = validated(self._read(own, language), shape)
        if model is None:
            self.unreadable.add(own)
        return model

    def shaped_if_there[Shape](self, name: str, shape: type[Shape]) -> Shape | None:
        """Return the same of a file that need not be there, or None if it is not."""
        return self.shaped(name, shape) if is_there(self.docs / name) else None

    def in_each_language(self, name: str) -> dict[str, Document]:
        """Return the file of that name in each language that has it."""
        return {language: self._read(f"{language}/{name}", language) for language in self._languages_with(name)}

    def shaped_in_each_language[Shape](self, name: str, shape: type[Shape]) -> dict[str, Shape]:
        """Return what the file of that name says in each language that has it, without those of another shape."""
        models = {language: self.shaped(name, shape, language) for language in self._languages_with(name)}
        return {language: model for language, model in models.items() if model is not None}

    def drawings(self) -> dict[str, Element]:
        """Return the drawings that can be read; those that cannot have their own findings."""
        drawings = {}
        for path in drawing_paths(self.docs):
            drawing, found = read_drawing(read_source(path, self.docs, LARGEST_DRAWING))
            self.documents.append(Document(path, "", findings=found))
            if not re.fullmatch(ID_PATTERN, path.stem):
                wrong = f"the name of the drawing, “{path.stem}”, is not in kebab case"
                found.append(Finding(Place(path), wrong, "expected a-z, 0-9 and single hyphens, then .svg"))
            if drawing:
                drawings[path.name] = drawing
        return drawings

    def records(self) -> Records:
        """Return the records of translations; damaged lines are findings."""
        records, found = read_records(self.docs, self.languages, self._keep)
        self.documents += [Document(path, "", findings=own) for path, own in found.items()]
        return records

    def ledger(self) -> dict[Text, str]:
        """Return each published place with its code, empty if it has no short link."""
        path = self.docs / "ledger.txt"
        if not is_there(path):
            return {}
        published, found = read_ledger(read_source(path, self.docs, LARGEST))
        self.documents.append(Document(path, "", findings=found))
        return published

    def names(self) -> frozenset[str]:
        """Return the names in names.txt: one per line; # begins an explanation."""
        path = self.docs / "names.txt"
        if not is_there(path):
            return frozenset()
        text, found = read_source(path, self.docs).text()
        self.documents.append(Document(path, "", findings=found))
        return frozenset(name for line in (text or "").splitlines() if (name := line.partition("#")[0].strip()))

    def _languages_with(self, name: str) -> list[str]:
        """Return the languages that have a file of that name."""
        return [language for language in self.languages if is_there(self.docs / language / name)]

    def _read(self, name: str, language: str) -> Document:
        """Return what the file says whose path in `docs` is `name`."""
        read = read_home_page if name.endswith(".md") else read_document
        file = read_source(self.docs / name, self.docs)
        key = digest(str(file.path), file.content, file.fault, language)
        document = self._keep(f"file {name}", {name: key}, lambda _name: read(file, language))[name]
        self.documents.append(document)
        return document


def read_records(
    docs: Path, languages: Iterable[str], keep: Keep = keep_nothing
) -> tuple[Records, dict[Path, list[Finding]]]:
    """Return the records of translations, and what is wrong with each of the files. What has not changed is kept."""
    paths = {language: docs / language / TRANSLATED for language in languages}
    paths[TRANSLATED_FROM] = docs / TRANSLATED_FROM
    files = {name: read_source(path, docs, LARGEST_RECORDS) for name, path in paths.items() if is_there(path)}
    keys = {name: digest(str(file.path), file.content, file.fault) for name, file in files.items()}
    read = keep("translated", keys, lambda name: _lines_of_records(name, files[name]))
    lines = {name: own for name, (own, _found) in read.items()}
    of_languages = {name: lines[name] for name in paths if name in lines and name != TRANSLATED_FROM}
    found = {paths[name]: list(own) for name, (_lines, own) in read.items()}
    return Records(of_languages, lines.get(TRANSLATED_FROM, {})), found


def _lines_of_records(name: str, file: SourceFile) -> tuple[dict[str, str], list[Finding]]:
    return read_translated_from(file) if name == TRANSLATED_FROM else read_translated(file)
