"""The editor's view of the content: checks what would be wrong with changed files, and writes them."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from kb.checks import findings_of_guide, in_order
from kb.checks.ledger import gone_places
from kb.checks.markup import unknown_place
from kb.checks.spelling import UNKNOWN, Spelling
from kb.checks.texts import UNFINISHED
from kb.content.content_files import guide_paths
from kb.content.drawing import read_drawing
from kb.content.finding import Finding, new_findings
from kb.content.guide_in_languages import GuideInLanguages, outline_of
from kb.content.home_page import read_home_page
from kb.content.loading import names_beside, read_guides, records_by_file
from kb.content.part import Part, digest
from kb.content.photo import Photo, upright
from kb.content.places import GLOSSARY, file_of
from kb.content.site import Shared, Site
from kb.content.source_file import IS_A_LINK, SourceFile, leads_elsewhere, read_source
from kb.content.text import Text
from kb.content.translated import TRANSLATED, TRANSLATED_FROM, Records
from kb.content.writing import Contents
from kb.content.yaml_tree import read_tree
from kb.editing.journal import Change, Journal
from kb.render.renderer import page_path
from kb.translations.units import SHARED_FILES

type Request = Mapping[str, Any]
"""A request from the browser: `do`, `page`, and what that operation needs."""

type Answer = dict[str, Any]
"""An answer: plain data."""


MOST_KNOWN = 8
"""The largest number of guide states whose findings are kept: what is saved has usually just been checked."""


class EditError(Exception):
    """Something cannot be done. The message tells writers why."""


class FaultyError(Exception):
    """A change would cause errors, so it is not written."""

    def __init__(self, found: list[Finding]) -> None:
        """Create the error from the findings."""
        super().__init__()
        self.findings = found


class Shown(Protocol):
    """Shows the site: the preview."""

    @property
    def site(self) -> Site | None:
        """The site being shown; None while it has errors."""

    def show(self, language: str, address: str | None, records: Records | None = None) -> None:
        """Show at once what was written: the page of the guide at `address`, or if that is None, all that has changed.

        `records` are the records of translations, if those have changed too.
        """

    def show_shared(self, language: str, address: str) -> None:
        """Show at once, on the page at `address`, what was written into files that guides share."""


class Workspace:
    """The content of a repository, which the preview shows."""

    def __init__(self, root: Path, preview: Shown) -> None:
        """Work on the content of the repository at `root`."""
        self.root = root
        self.docs = root / "docs"
        self.journal = Journal(root)
        self._preview = preview
        self._spelling: Spelling | None = None
        self._known: dict[str, tuple[list[Finding], GuideInLanguages | None]] = {}
        self._known_with: tuple[Shared, Records] | None = None

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
            EditError: if it cannot be read, or is a link to outside docs/.
        """
        if not path.exists(follow_symlinks=False):
            return None
        file = read_source(path, self.docs)
        if file.fault:
            raise EditError(f"{self.name(path)}: {file.fault[0]}; {file.fault[1]}.")
        return file.content

    def data(self, path: Path) -> dict[str, Any]:
        """Return the data in the file; empty if there is no file."""
        content = self.content(path)
        if content is None:
            return {}
        if path.suffix == ".md":
            return read_home_page(SourceFile(path, content), "").data
        return read_tree(content).data

    def name(self, path: Path) -> str:
        """Return the path relative to the root: `docs/de/billing/pay.yml`."""
        return path.relative_to(self.root).as_posix()

    def findings(self, address: str, changed: Contents) -> tuple[list[Finding], GuideInLanguages | None]:
        """Return the guide as it would be with these changed files, preceded by its findings."""
        site = self.site
        outline = site.outlines[address]
        of_file = file_of(outline)
        files = {}
        for language in site.languages:
            path = self.docs / language / f"{of_file}.yml"
            content = changed.get(path)
            if content is not None:
                files[language] = SourceFile(path, content)
            elif path not in changed and path.exists(follow_symlinks=False):
                files[language] = read_source(path, self.docs)
        around = (site.shared, site.records)
        if self._known_with is None or any(old is not new for old, new in zip(self._known_with, around, strict=True)):
            self._known.clear()
            self._known_with = around
        key = digest(address, [(name, own.content, own.fault) for name, own in files.items()])
        key += "".join(sorted(path.name for path in changed if path.parent.name == "images"))
        if key in self._known:
            return self._known[key]
        beside = names_beside(of_file, guide_paths(self.docs, site.languages)) if outline.is_question else ()
        shared = _with_pictures(site.shared, changed)
        records = records_by_file(site, [of_file])[of_file]
        guides, found = read_guides(of_file, files, shared, beside, records)
        guide = next((own for own in guides if own.address == address), None)
        if guide:
            found += [*findings_of_guide(guide, shared), *self._findings_of_links(guide)]
        while len(self._known) >= MOST_KNOWN:
            del self._known[next(iter(self._known))]
        self._known[key] = in_order(found), guide
        return self._known[key]

    def write(self, what: str, page: str, address: str, changed: Contents, records: Records | None = None) -> Change:
        """Write the files, and record the change in the journal: `what` describes it, `page` shows it.

        `records` are the new records of translations, if these files include them.

        Raises:
            FaultyError: if that would cause new errors in the guide. Nothing is written then.
        """
        self._expect_inside(changed)
        expect_no_new_errors(self.findings(address, {})[0], self.findings(address, changed)[0])
        return self._write(what, page, address, changed, records)

    def write_checked(
        self, what: str, page: str, address: str, changed: Contents, records: Records | None = None
    ) -> Change:
        """Write files that have been checked, as `write` does."""
        self._expect_inside(changed)
        return self._write(what, page, address, changed, records)

    def _write(self, what: str, page: str, address: str, changed: Contents, records: Records | None) -> Change:
        change = self.journal.write(what, page, changed)
        self.show(page.partition("/")[0], address, [*changed], records)
        return change

    def _expect_inside(self, changed: Contents) -> None:
        for path in changed:
            if leads_elsewhere(path.parent, self.docs):
                raise EditError(f"{self.name(path.parent)} {IS_A_LINK}")
            if not path.resolve().is_relative_to(self.docs.resolve()):
                raise EditError(f"{self.name(path)}: this is a link to outside the content folder.")

    def misspelt(self, text: Text) -> Iterator[Finding]:
        """Yield a finding for each word that no dictionary has. The dictionaries are loaded at the first call.

        An unfinished text has none.
        """
        if UNFINISHED.search(text):
            return iter(())
        if self._spelling is None or self._spelling.names != self.site.names:
            self._spelling = Spelling(self.site, self.root / "node_modules")
        return self._spelling.misspelt_words([text])

    def show(self, language: str, address: str, paths: Collection[Path], records: Records | None = None) -> None:
        """Show the page at `address` after these files were written.

        If it cannot be shown, as on a full disk, the files stay written, and the page follows with the next change.
        """
        with suppress(OSError):
            self._show(language, address, paths, records)

    def _show(self, language: str, address: str, paths: Collection[Path], records: Records | None) -> None:
        others = [
            path for path in paths if len(path.relative_to(self.docs).parts) != 3 and not (records and is_record(path))
        ]
        is_about_shared = all(is_shared_file(path) or is_record(path) for path in paths)
        if is_about_shared and (others or address not in self.site.outlines):
            self._preview.show_shared(language, address)
            return
        is_one_page = not others and not self.site.outlines[address].is_question
        self._preview.show(language, address if is_one_page else None, records)

    def _findings_of_links(self, guide: GuideInLanguages) -> Iterator[Finding]:
        """Yield findings for links of the guide that lead nowhere, and for published parts that are gone from it."""
        outline = outline_of(guide)
        site = replace(self.site, outlines={**self.site.outlines, guide.address: outline})
        for place, target in outline.links:
            yield from unknown_place(site, place, target)
        if not guide.is_draft:
            yield from (found for found in gone_places(site) if f"“{guide.address}#" in found.wrong)


def expect_no_new_errors(before: list[Finding], after: list[Finding]) -> None:
    """Raise FaultyError if there are errors among the findings after a change that there were not before it."""
    if errors := [finding for finding in new_findings(before, after) if finding.severity == "error"]:
        raise FaultyError(errors)


def as_data(finding: Finding) -> Answer:
    """Return the finding in the form that the browser needs; with the word, if it is unknown."""
    unknown = UNKNOWN.fullmatch(finding.wrong)
    return {
        "severity": finding.severity,
        "where": finding.place.where,
        "words": f"{finding.wrong}; {finding.expected}",
        **({"unknown": unknown[1]} if unknown else {}),
    }


def error(words: str) -> Answer:
    """Return an error that is in no file, in the same form."""
    return {"severity": "error", "where": "", "words": words}


def page_of(language: str, address: str) -> str:
    """Return the path of the page at an address, or of one that shows the words of a file that guides share.

    That is the glossary, `fr/glossary/`, or else the home page, `fr/`.
    """
    if address in SHARED_FILES and address != GLOSSARY:
        return f"{language}/"
    return page_path(language, address)


def is_shared_file(path: Path) -> bool:
    """Return whether the file has words that all guides share, in one language."""
    return path.name in SHARED_FILES.values()


def is_record(path: Path) -> bool:
    """Return whether the file records what was translated."""
    return path.name in {TRANSLATED, TRANSLATED_FROM}


def _with_pictures(shared: Shared, changed: Contents) -> Shared:
    """Return `shared` with the pictures among the changed files, which have been checked before."""
    new = {path.name: content for path, content in changed.items() if content and path.parent.name == "images"}
    if not new:
        return shared
    drawings = {
        name: drawing
        for name, content in new.items()
        if name.endswith(".svg") and (drawing := read_drawing(SourceFile(Path(name), content))[0])
    }
    photos = {
        name: {"": Photo(*upright(content).size, Part.of(content))}
        for name, content in new.items()
        if not name.endswith(".svg")
    }
    return replace(shared, pictures={**shared.pictures, **drawings}, photos={**shared.photos, **photos})
