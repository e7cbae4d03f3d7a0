"""Measures how well user guides of other projects are imported without manual work.

    python -m benchmarks.bringing_in PROJECT… [--build]

Each PROJECT is a folder that contains a folder of pages for each language (`en`, `de`, …); README.md says how to fetch
the measured ones. They are not kept. English is imported first, into a copy of docs/.

- Without manual work: a page whose draft has no errors, and no text that remains to be written.
- Blocks that kept their kind: headings, paragraphs, lists, notes, code, tables and pictures.
- Words lost: words that the page shows and that are neither in the guide nor in the report.
- Published: `draft` is removed in the copy from guides without errors of style (long sentences, numbers that differ
from the source, …). The copy does not check this company's form of address and terms to avoid.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from pathlib import Path

from hooks.material import ICONS
from kb.bringing_in.bringing_in import BroughtIn, bring_in
from kb.bringing_in.tally import Tally
from kb.checks import findings
from kb.content.finding import Finding
from kb.content.loading import load_site, load_site_without_guides

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "de", "fr", "it")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("projects", nargs="+", type=Path, metavar="PROJECT")
    parser.add_argument("--build", action="store_true", help="also publish, and build the site")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        _write_copy(copy, [project.name for project in options.projects])
        total = BroughtIn()
        lost: Counter[str] = Counter()
        pages = seconds = words = 0.0
        for project in options.projects:
            for language in LANGUAGES:
                if not (project / language).is_dir():
                    continue
                site, _ = load_site_without_guides(copy / "docs", ICONS)
                started = time.perf_counter()
                own = bring_in(site, project / language, language, project.name)
                seconds += time.perf_counter() - started
                pages += len(own.files)
                gone, counted = _lost(own, _hyphens(language))
                lost += gone
                words += counted
                _add(total.tally, own.tally)
                total.remarks += own.remarks
                print(f"{project.name} {language}: {len(own.files)} pages, {gone.total()} of {counted} words lost")
        _remove_placeholders(copy)
        _report(copy, total, lost, int(pages), seconds, int(words))
        if options.build:
            return _publish(copy, [project.name for project in options.projects])
    return 0


def _hyphens(language: str) -> dict[int, str]:
    return {ord("ß"): "ss"} if language == "de" else {}


def _write_copy(copy: Path, projects: list[str]) -> None:
    """Write a site to import into: a topic and an owner for each project, but not this company's terms and form."""
    shutil.copytree(ROOT / "docs", copy / "docs")
    for name in ("mkdocs.yml", "package.json"):
        shutil.copy(ROOT / name, copy)
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    topics = "".join(
        f"  - id: {name}\n    icon: material/lifebuoy\n    guides:\n      - placeholder\n" for name in projects
    )
    _edit(copy / "docs" / "topics.yml", r"(?m)^urgent:", f"{topics}urgent:")
    owners = "".join(f"{name}: {{name: Us, languages: [en], address: 'https://example.org'}}\n" for name in projects)
    _edit(copy / "docs" / "owners.yml", r"\Z", owners)
    _edit(copy / "docs" / "languages.yml", r"(?m)^  form_of_address:\n(?:    .*\n)+", "")
    for language in LANGUAGES:
        titles = "".join(f"  {name}: {{title: {name.title()}, summary: On {name}}}\n" for name in projects)
        _edit(copy / "docs" / language / "words.yml", r"(?m)^topics:\n", f"topics:\n{titles}")
        _edit(copy / "docs" / language / "glossary.yml", r"\n +avoid:.*(?:\n +-.*)*", "")


def _edit(path: Path, pattern: str, new: str) -> None:
    path.write_text(re.sub(pattern, new, path.read_text(encoding="utf-8")), encoding="utf-8")


def _remove_placeholders(copy: Path) -> None:
    _edit(copy / "docs" / "topics.yml", r"      - placeholder\n", "")


def _add(total: Tally, own: Tally) -> None:
    total.kept += own.kept
    total.changed += own.changed


def _lost(own: BroughtIn, letters: dict[int, str]) -> tuple[Counter[str], int]:
    """Return the words that are neither in the guides nor in the report, and the number of all words."""
    lost: Counter[str] = Counter()
    counted = 0
    reported = {source: " ".join(str(r) for r in own.remarks if r.source == source) for source in own.words}
    for source, said in own.words.items():
        before = _words(said.translate(letters))
        counted += before.total()
        file = own.files.get(source)
        guide = file.read_text(encoding="utf-8") if file else ""
        after = _words(f"{_unwrapped(guide)} {reported[source]}")
        lost += before - after
    return lost, counted


def _unwrapped(yaml: str) -> str:
    """Return the words of the file, without escapes and targets of links."""
    return re.sub(r"\]\((?:site|guide)[^)]*\)|\\", "", yaml)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text).replace("_", "").replace("''", "'").lower()))


def _faults(copy: Path) -> list[Finding]:
    site, found = load_site(copy / "docs", ICONS)
    return [finding for finding in (*found, *findings(site)) if finding.severity != "warning"]


def _report(copy: Path, total: BroughtIn, lost: Counter[str], pages: int, seconds: float, words: int) -> None:
    drafts = [path for path in (copy / "docs").glob("*/*/*.yml") if _is_new(path)]
    by_hand = {error.place.path for error in _faults(copy)}
    by_hand |= {path for path in drafts if re.search(r"(?m): TODO$", path.read_text(encoding="utf-8"))}
    kept, changed = total.tally.kept, total.tally.changed
    print(f"pages: {pages}, without a hand: {pages - len(by_hand)}")
    print(f"blocks that kept their kind: {kept.total()} of {(kept + changed).total()}")
    for kind in sorted({*kept, *changed}):
        print(f"  {kind}: {kept[kind]} of {kept[kind] + changed[kind]}")
    print(f"words lost: {lost.total()} of {words}; the most frequent: {lost.most_common(20)}")
    print(f"time: {seconds / pages * 1000:.0f} ms a page")
    print("the report:")
    for what, number in Counter(remark.what.partition(" (")[0] for remark in total.remarks).most_common():
        print(f"  {number} {what}")


def _is_new(path: Path) -> bool:
    return not (ROOT / "docs" / path.relative_to(path.parents[2])).exists()


def _publish(copy: Path, projects: list[str]) -> int:
    """Remove `draft` wherever that causes no error, build the site, and return how the build ended."""
    sources = [path for path in (copy / "docs").glob("*/*/*.yml") if path.parent.name in projects]
    drafts = {path for path in sources if "draft: true\n" in path.read_text(encoding="utf-8")}
    for path in drafts:
        _edit(path, r"(?m)^draft: true\n", "")
    kept: set[str] = set()
    while errors := _faults(copy):
        kinds = Counter(re.sub(r"“.*?”|\d+", "…", error.wrong) for error in errors)
        print(f"{len(errors)} findings of the house's style: {kinds.most_common()}")
        new = {f"{error.place.path.parent.name}/{error.place.path.stem}" for error in errors} - kept
        if not new:
            break
        for path in drafts:
            if f"{path.parent.name}/{path.stem}" in new:
                path.write_text(f"draft: true\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
        kept |= new
    print(f"published: {len(drafts) - len(kept)} of {len(drafts)} guides; {len(kept)} stay drafts")
    subprocess.run([sys.executable, "-m", "kb.cli", "--root", str(copy), "ledger"], cwd=ROOT, check=False)
    started = time.perf_counter()
    build = subprocess.run([sys.executable, "-m", "kb.cli", "--root", str(copy), "build"], cwd=ROOT, check=False)
    print(f"kb build ended with {build.returncode} after {time.perf_counter() - started:.0f} s")
    return build.returncode


if __name__ == "__main__":
    sys.exit(main())
