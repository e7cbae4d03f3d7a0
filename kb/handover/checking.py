"""Finds the errors that new contents of files would cause, before they are written."""

import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from hooks.material import ICONS
from kb.checks import findings_of_guide, findings_of_shared, findings_of_site, in_order
from kb.content.content_files import guide_paths
from kb.content.finding import Finding, new_findings
from kb.content.guide_in_languages import GuideInLanguages, outline_of
from kb.content.loading import load_site_without_guides, names_beside, read_guides
from kb.content.site import Site
from kb.content.source_file import SourceFile, read_source
from kb.content.text import Place, Text
from kb.content.writing import write_at_once
from kb.translations.units import TranslationUnit, units_of_guide, units_of_shared_files


class Error(NamedTuple):
    """An error that a file would have."""

    name: str
    """The name of the text that it concerns. Empty if it concerns none."""
    told: str
    """Where it is, if it concerns no text; what is wrong, and what would be right."""


class Would(NamedTuple):
    """The findings and units that there would be with the new contents."""

    findings: list[Finding]
    units: list[TranslationUnit]


def errors_of(site: Site, language: str, contents: Mapping[Path, bytes]) -> dict[Path, list[Error]]:
    """Return the new errors that each of these files would have, leaving out files without any."""
    of_guides = {path: content for path, content in contents.items() if _is_of_guide(site, path)}
    of_all = {path: content for path, content in contents.items() if path not in of_guides}
    would = [_with_guides(site, language, of_guides)]
    if of_all:
        would.append(_with_shared_files(site, language, of_all))
    names = {unit.own.place[:3]: unit.name for own in would for unit in own.units if unit.own}
    errors: dict[Path, list[Error]] = defaultdict(list)
    for finding in in_order(finding for own in would for finding in own.findings):
        if finding.severity != "warning" and finding.place.path in contents:
            name = names.get(finding.place[:3], "")
            told = f"{finding.wrong}; {finding.expected}" if name else finding.line(site.docs.parent)
            errors[finding.place.path].append(Error(name, told))
    return errors


def _is_of_guide(site: Site, path: Path) -> bool:
    return len(path.relative_to(site.docs).parts) > 2


def _with_guides(site: Site, language: str, contents: Mapping[Path, bytes]) -> Would:
    """Return the new findings in guides and questions."""
    found: list[Finding] = []
    units: list[TranslationUnit] = []
    guides, outlines = dict(site.guides), dict(site.outlines)
    paths = guide_paths(site.docs, site.languages)
    for path, content in contents.items():
        address = f"{path.parent.name}/{path.stem}"
        files = {code: read_source(own, site.docs) for code, own in paths[address].items()}
        read, after = _of_guide(site, address, files | {language: SourceFile(path, content)}, paths)
        if after:
            found += new_findings(_of_guide(site, address, files, paths)[1], after)
        units += [unit for guide in read.values() for unit in units_of_guide(guide, language)]
        guides |= read
        outlines |= {name: outline_of(guide) for name, guide in read.items()}
    found += new_findings(findings_of_site(site), findings_of_site(replace(site, guides=guides, outlines=outlines)))
    return Would(found, units)


def _of_guide(
    site: Site, address: str, files: Mapping[str, SourceFile], all_addresses: Iterable[str]
) -> tuple[dict[str, GuideInLanguages], list[Finding]]:
    """Return the guides in these files, by address, and their findings."""
    read, found = read_guides(address, files, site.shared, names_beside(address, all_addresses))
    found += [finding for guide in read for finding in findings_of_guide(guide, site.shared)]
    return {guide.address: guide for guide in read}, found


def _with_shared_files(site: Site, language: str, contents: Mapping[Path, bytes]) -> Would:
    """Return the new findings in files that all guides share."""
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder) / site.docs.name
        shutil.copytree(site.docs, docs, copy_function=_linked)
        for path, content in contents.items():
            new = docs / path.relative_to(site.docs)
            new.parent.mkdir(parents=True, exist_ok=True)
            write_at_once(new, content)
        there, found = load_site_without_guides(docs, ICONS)
        found += findings_of_shared(there)
        after = [replace(finding, place=_seen_from(finding.place, docs, site.docs)) for finding in found]
        units = [_unit_seen_from(unit, docs, site.docs) for unit in units_of_shared_files(there, language)]
    before = [*load_site_without_guides(site.docs, ICONS)[1], *findings_of_shared(site)]
    return Would(list(new_findings(before, after)), units)


def _linked(source: str, target: str) -> None:
    """Link a file if possible, else copy it. Nothing will be written into it."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _seen_from(place: Place, folder: Path, docs: Path) -> Place:
    inside = place.path.is_relative_to(folder)
    return place._replace(path=docs / place.path.relative_to(folder)) if inside else place


def _unit_seen_from(unit: TranslationUnit, folder: Path, docs: Path) -> TranslationUnit:
    own = unit.own
    return unit._replace(own=Text(own, _seen_from(own.place, folder, docs), own.language)) if own else unit
