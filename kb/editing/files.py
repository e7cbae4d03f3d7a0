"""The content that is edited: the site as the preview shows it, and its files as they are now."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from kb.content.home_page import read_home_page
from kb.content.places import GLOSSARY, file_of
from kb.content.site import Site
from kb.content.source_file import SourceFile, is_there, read_source
from kb.content.translated import Records
from kb.content.yaml_tree import InPlaceError, read_tree
from kb.editing.answers import EditError
from kb.translations.summary import Summary
from kb.translations.units import SHARED_FILES


class Preview(Protocol):
    """Shows the site."""

    @property
    def site(self) -> Site | None:
        """The site being shown, or while it has had errors from the start, what can be read. None if nothing can."""

    def translations(self) -> Mapping[str, Summary]:
        """Return how the translations of each guide stand now, by its address."""

    def show(self, language: str, address: str | None, records: Records | None = None) -> None:
        """Show at once what was written: the page of the guide at `address`, or if that is None, all that has changed.

        `records` are the records of translations, if those have changed too.
        """

    def show_shared(self, language: str, address: str) -> None:
        """Show at once, on the page at `address`, what was written into files that guides share."""


class Files:
    """The content of a repository, which a preview shows."""

    def __init__(self, root: Path, preview: Preview) -> None:
        """Read the content of the repository at `root`."""
        self.root = root
        self.docs = root / "docs"
        self._preview = preview

    @property
    def site(self) -> Site:
        """The site as the preview shows it.

        Raises:
            EditError: if there is none yet.
        """
        site = self._preview.site
        if site is None:
            raise EditError("Mend the findings at the top of the page first.")
        return site

    def path(self, language: str, address: str) -> Path:
        """Return the file of a guide, or the file of questions that contains a question.

        Raises:
            EditError: if the site has no such language or guide, so that no path leads out of docs/.
        """
        outline = self.site.outlines.get(address)
        if language not in self.site.languages or outline is None:
            raise EditError(f"There is no “{address}” in “{language}”.")
        return self.docs / language / f"{file_of(outline)}.yml"

    def source(self, address: str) -> Path:
        """Return the file of the guide's source."""
        self.path(next(iter(self.site.languages)), address)
        return self.path(self.site.outlines[address].source, address)

    def is_source(self, language: str, address: str) -> bool:
        """Return whether the guide's file in the language is its source."""
        return self.path(language, address) == self.source(address)

    def content(self, path: Path) -> bytes | None:
        """Return the content of the file, or None if there is none.

        Raises:
            EditError: if it cannot be read, such as one in which a merge has not been resolved, or is a link to outside
                docs/.
        """
        if not is_there(path):
            return None
        file = read_source(path, self.docs)
        text, found = file.text()
        if text is None:
            wrong, expected = found[0].wrong, found[0].expected
            raise EditError(f"{self.name(path)}, line {found[0].place.line}: {wrong}; {expected}.")
        if path.suffix == ".yml":
            try:
                read_tree(file.content)
            except InPlaceError as error:
                raise EditError(f"{self.name(path)}: {error}") from error
        return file.content

    def data(self, path: Path) -> dict[str, Any]:
        """Return the data in the file; empty if there is no file."""
        content = self.content(path)
        if content is None:
            return {}
        if path.suffix == ".md":
            return read_home_page(SourceFile(path, content), "").data
        return read_tree(content).data

    def source_to_change(self, language: str, address: str) -> tuple[Path, bytes]:
        """Return the file and the content of the source, the only file in which entries are added, moved and deleted.

        Raises:
            EditError: if the page is in another language, or the file cannot be read.
        """
        path = self.source(address)
        if not self.is_source(language, address):
            name = self.site.languages[self.site.outlines[address].source].name
            raise EditError(f"Parts are added, moved and deleted in the source of the guide: open its page in {name}.")
        content = self.content(path)
        if content is None:
            raise EditError(f"{self.name(path)}: the file is gone; restore it.")
        return path, content

    def translations(self, address: str) -> Iterator[tuple[Path, bytes]]:
        """Yield the file and the content of each translation."""
        source = self.source(address)
        for language in self.site.languages:
            path = self.path(language, address)
            if path != source and (content := self.content(path)) is not None:
                yield path, content

    def name(self, path: Path) -> str:
        """Return the path relative to the root: `docs/de/billing/pay.yml`."""
        return path.relative_to(self.root).as_posix()


def address_showing(address: str) -> str:
    """Return the address of the page of a guide, or of one that shows the words of a file that guides share.

    That is the glossary, or else the home page, whose address is empty.
    """
    return "" if address in SHARED_FILES and address != GLOSSARY else address
