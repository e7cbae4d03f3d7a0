"""Edits of the repository such as writers, translators and developers make: each leaves the content without errors."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import strategies as st

from kb.content.new_guide import write_new_guide

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
GUIDES = sorted(path.relative_to(ROOT).as_posix() for path in DOCS.glob("*/*/*.yml"))
TRANSLATIONS = [name for name in GUIDES if "translates:" in (ROOT / name).read_text(encoding="utf-8")]
WORDS = [f"docs/{language}/{name}.yml" for language in ("de", "it", "fr", "en") for name in ("words", "glossary")]
EDITED = ("docs", "overrides", "widgets/rules")
"""The folders in which something is edited."""

_SPACE_IN_WORDS = re.compile(
    r"(?m)^( *(?:- )?(?:title|summary|text|note|tip|result|intro|question|answer|explanation): [^{\[`*+\n]*?\w) (?=\w)"
)


def word_added(house: Path, file: str, number: int) -> None:
    """Add a word to one of the file's texts."""
    source = _source(house, file)
    places = list(_SPACE_IN_WORDS.finditer(source))
    if places:
        place = places[number % len(places)]
        word = "neu" + "abcdefghij"[number % 10] * (1 + number // 10)
        (house / file).write_text(f"{source[: place.end()]}{word} {source[place.end() :]}", encoding="utf-8")


def keyword_removed(house: Path, file: str, number: int) -> None:
    """Take a guide's first keyword away."""
    del number
    kept = re.sub(r"(?m)^keywords: \[[^,\]]+, ?", "keywords: [", _source(house, file))
    (house / file).write_text(kept, encoding="utf-8")


def translation_removed(house: Path, file: str, number: int) -> None:
    """Take a translation away: its page shows the source's words."""
    del number
    (house / file).unlink(missing_ok=True)


def translation_begun(house: Path, file: str, number: int) -> None:
    """Leave of a translation its title only."""
    source = (ROOT / file).read_text(encoding="utf-8")
    kept = re.findall(r"(?m)^(?:translates|title): .*\n", source)
    (house / file).write_text("".join(kept).replace("title: ", f"title: {number} "), encoding="utf-8")


def guide_moved_up(house: Path, file: str, number: int) -> None:
    """Exchange two guides of a topic."""
    path = house / file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    pairs = [at for at in range(1, len(lines)) if all(line.startswith("      - ") for line in lines[at - 1 : at + 1])]
    at = pairs[number % len(pairs)]
    lines[at - 1 : at + 1] = reversed(lines[at - 1 : at + 1])
    path.write_text("".join(lines), encoding="utf-8")


def guide_begun(house: Path, file: str, number: int) -> None:
    """Begin a new guide."""
    del file
    if not list((house / "docs").glob(f"*/billing/new-{number}.yml")):
        write_new_guide(house / "docs", f"billing/new-{number}", "it")


def line_added(house: Path, file: str, number: int) -> None:
    """Add a line to a style, or to a home page."""
    path = house / file
    more = f":root {{ --added: {number}px; }}\n" if file.endswith(".css") else f"\nMehr {number}.\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")


def fact_changed(house: Path, file: str, number: int) -> None:
    """Change what the rules say."""
    path = house / file
    source = path.read_text(encoding="utf-8")
    changed = re.sub(r'("kcheck\.retention": Fact\()\d+', rf"\g<1>{number + 2}", source)
    path.write_text(changed, encoding="utf-8")


def undone(house: Path, file: str, number: int) -> None:
    """Make the file again what it was."""
    del number
    (house / file).write_bytes((ROOT / file).read_bytes())


def _source(house: Path, file: str) -> str:
    """Return what the file holds; of a translation that was taken away, what it held."""
    path = house / file
    return (path if path.exists() else ROOT / file).read_text(encoding="utf-8")


def _edits(kind: object, files: list[str]) -> st.SearchStrategy[tuple[object, str, int]]:
    return st.tuples(st.just(kind), st.sampled_from(files), st.integers(0, 60))


any_edit = st.one_of(
    _edits(word_added, GUIDES),
    _edits(word_added, WORDS),
    _edits(keyword_removed, GUIDES),
    _edits(translation_removed, TRANSLATIONS),
    _edits(translation_begun, TRANSLATIONS),
    _edits(guide_moved_up, ["docs/topics.yml"]),
    _edits(guide_begun, [""]),
    _edits(line_added, ["overrides/assets/styles/tokens.css", "docs/de/index.md", "docs/fr/index.md"]),
    _edits(fact_changed, ["widgets/rules/facts.py"]),
    _edits(undone, GUIDES),
)
