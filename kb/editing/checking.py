"""Checks changed files before they are saved: what would be wrong with the guide, and which words are misspelt."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kb.checks import findings_of_guide, in_order
from kb.checks.ledger import gone_places
from kb.checks.markup import unknown_place
from kb.checks.spelling import Spelling
from kb.checks.texts import UNFINISHED
from kb.content.content_files import guide_paths
from kb.content.drawing import read_drawing
from kb.content.finding import Finding, new_findings
from kb.content.guide_in_languages import GuideInLanguages, outline_of
from kb.content.loading import names_beside, read_guides, records_by_file
from kb.content.part import Part, digest
from kb.content.photo import Photo, upright
from kb.content.places import file_of
from kb.content.site import Shared, Site
from kb.content.source_file import SourceFile, is_there, read_source
from kb.content.text import Text
from kb.content.translated import Records
from kb.content.writing import Contents
from kb.editing.answers import Answer, FaultyError, as_data
from kb.editing.files import Files


class Checked(NamedTuple):
    """A guide as it is, or would be with changed files."""

    findings: list[Finding]
    guide: GuideInLanguages | None
    """None if it cannot be shown until its findings are resolved."""


MOST_KNOWN = 8
"""The largest number of guide states whose findings are kept: what is saved has usually just been checked."""


class Checks:
    """Checks guides as they would be with changed files. Keeps the latest findings, and the dictionaries."""

    def __init__(self, files: Files) -> None:
        """Check guides among these files."""
        self._files = files
        self._spelling: Spelling | None = None
        self._known: dict[str, Checked] = {}
        self._known_with: tuple[Shared, Records] | None = None

    def checked(self, address: str, changed: Mapping[Path, bytes | None] = {}) -> Checked:
        """Return the guide, or question, as it would be with these changed files."""
        site = self._files.site
        if not self._known_with or self._known_with[0] is not site.shared or self._known_with[1] is not site.records:
            self._known.clear()
            self._known_with = site.shared, site.records
        files = dict(_files_of_guide(site, address, changed))
        key = digest(address, [(language, own.content, own.fault) for language, own in files.items()])
        key += "".join(sorted(path.name for path in changed if path.parent.name == "images"))
        if key not in self._known:
            while len(self._known) >= MOST_KNOWN:
                del self._known[next(iter(self._known))]
            self._known[key] = _checked(site, address, files, changed)
        return self._known[key]

    def as_told(self, found: Iterable[Finding], text: Text | None) -> list[Answer]:
        """Return the findings of a text as the browser needs them, with misspelt words if there are no errors.

        A misspelt word is also given on its own, as `unknown`, so that writers can say that it is right.
        """
        told = [as_data(finding) for finding in found]
        if text and not any(own["severity"] == "error" for own in told):
            told += [as_data(finding) | {"unknown": word} for word, finding in self._misspelt(text)]
        return told

    def _misspelt(self, text: Text) -> Iterator[tuple[str, Finding]]:
        """Yield each word that no dictionary has. The dictionaries are loaded at the first call."""
        if UNFINISHED.search(text):
            return iter(())
        if self._spelling is None or self._spelling.names != self._files.site.names:
            self._spelling = Spelling(self._files.site, self._files.root / "node_modules")
        return self._spelling.misspelt_words([text])


def expect_no_new_errors(before: list[Finding], after: list[Finding]) -> None:
    """Raise FaultyError if there are errors among the findings after a change that there were not before it."""
    if errors := [finding for finding in new_findings(before, after) if finding.severity == "error"]:
        raise FaultyError(errors)


def _files_of_guide(site: Site, address: str, changed: Contents) -> Iterator[tuple[str, SourceFile]]:
    """Yield the language and the file of each version that the guide has after the change."""
    for language in site.languages:
        path = site.docs / language / f"{file_of(site.outlines[address])}.yml"
        content = changed.get(path)
        if content is not None:
            yield language, SourceFile(path, content)
        elif path not in changed and is_there(path):
            yield language, read_source(path, site.docs)


def _checked(site: Site, address: str, files: dict[str, SourceFile], changed: Contents) -> Checked:
    """Return a guide with these files. Pictures among the changed files are there too."""
    outline = site.outlines[address]
    of_file = file_of(outline)
    beside = names_beside(of_file, guide_paths(site.docs, site.languages)) if outline.is_question else ()
    shared = _with_pictures(site.shared, changed)
    guides, found = read_guides(of_file, files, shared, beside, records_by_file(site, [of_file])[of_file])
    guide = next((own for own in guides if own.address == address), None)
    if guide:
        found += [*findings_of_guide(guide, shared), *_findings_of_links(site, guide)]
    return Checked(in_order(found), guide)


def _findings_of_links(site: Site, guide: GuideInLanguages) -> Iterator[Finding]:
    """Yield findings for links of the guide that lead nowhere, and for published parts that are gone from it."""
    outline = outline_of(guide)
    site = replace(site, outlines={**site.outlines, guide.address: outline})
    for place, target in outline.links:
        yield from unknown_place(site, place, target)
    if not guide.is_draft:
        yield from gone_places(site, guide.address)


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
