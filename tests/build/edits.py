"""Edits of the small site as writers and translators make them. Most cause no errors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from kb.content.new_guide import write_new_guide
from tests.small_docs import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    type Edit = Callable[[Path], None]

SOURCES = ("de/billing/pay.yml", "it/billing/remind.yml", "de/security/identifiers.yml", "de/billing/questions.yml")
TRANSLATIONS = tuple(f"{language}/billing/pay.yml" for language in ("it", "fr", "en"))
WITH_WORDS = (
    *SOURCES,
    *TRANSLATIONS,
    *(f"{language}/{name}.yml" for language in LANGUAGES for name in ("words", "glossary", "snippets")),
)

_SPACE_IN_WORDS = re.compile(
    r"(?m)^( *(?:- )?(?:title|summary|text|note|result|intro|question|answer|explanation): [^{\[`*+\n]*?\w) (?=\w)"
)


def word_added(file: str, number: int) -> Edit:
    """Return the edit that adds a word to one of the file's texts."""

    def edit(docs: Path) -> None:
        source = (docs / file).read_text(encoding="utf-8") if (docs / file).exists() else ""
        if places := list(_SPACE_IN_WORDS.finditer(source)):
            end = places[number % len(places)].end()
            word = "neu" + "abcdefghij"[number % 10] * (1 + number // 10)
            (docs / file).write_text(f"{source[:end]}{word} {source[end:]}", encoding="utf-8")

    return edit


def replaced(file: str, pattern: str, new: str) -> Edit:
    """Return the edit that writes `new` wherever the file matches the pattern."""

    def edit(docs: Path) -> None:
        if (docs / file).exists():
            source = (docs / file).read_text(encoding="utf-8")
            (docs / file).write_text(re.sub(pattern, new, source), encoding="utf-8")

    return edit


def removed(file: str) -> Edit:
    """Return the edit that removes a translation, so that pages show another language's words."""
    return lambda docs: (docs / file).unlink(missing_ok=True)


def begun(number: int) -> Edit:
    """Return the edit that starts a new guide; the first one stays a draft."""

    def edit(docs: Path) -> None:
        if not list(docs.glob(f"*/billing/new-{number}.yml")):
            path = write_new_guide(docs, f"billing/new-{number}", "it")
            source = path.read_text(encoding="utf-8").replace("TODO ", "").replace("TODO", "x")
            path.write_text(source.replace("draft: true\n", "") if number else source, encoding="utf-8")

    return edit


TO_REPLACE = (
    ("topics.yml", r"(      - pay\n)(      - remind\n)", r"\2\1"),
    ("topics.yml", "credit-card-outline", "lifebuoy"),
    ("topics.yml", r"most_needed: .*", "most_needed: [billing/remind]"),
    ("destinations.yml", r"manager\.example", "manager2.example"),
    ("de/interface.yml", "label: Bezahlen", "label: Zahlen"),
    ("company.yml", "#ffb84d", "#ffb94d"),
    ("company.yml", "name: .*", "name: Beispiel"),
    ("images/invoice.svg", "M1 1", "M2 1"),
    ("de/synonyms.yml", "begleichen", "abzahlen"),
    ("de/billing/pay.yml", "reviewed: .*", "reviewed: 2026-11-21"),
    ("de/billing/pay.yml", "keywords: .*", "keywords: [Zahlung]"),
    ("de/billing/questions.yml", "Bargeld", "Münzen"),
    ("de/billing/questions.yml", "id: cash", "id: cash-too"),  # was published: an error
    ("de/billing/pay.yml", "alt: Eine Rechnung", "alt: Ein Beleg"),
    ("de/billing/pay.yml", "was: .choose-invoice.", "was: [choose-invoice, chose]"),
    ("de/billing/pay.yml", "id: too-late", "id: late"),  # was published: an error
    ("fr/billing/pay.yml", "(?s)summary:.*", ""),
    ("moved.yml", "Wir haben kein Fax", "Wir faxen nicht"),
    ("de/glossary.yml", "Was Sie", "Das, was Sie"),
    ("de/index.md", r"\Z", "\nMehr.\n"),
    ("de/words.yml", "  home: .*", "  home: Start"),
    ("languages.yml", "name: Deutsch", "name: Schweizerdeutsch"),  # mkdocs.yml has another name: an error
    ("languages.yml", "locale: fr_CH", "locale: fr_FR"),
)

any_edit = st.one_of(
    st.builds(word_added, st.sampled_from(WITH_WORDS), st.integers(0, 60)),
    st.builds(
        removed,
        st.sampled_from(
            (*TRANSLATIONS, "fr/billing/questions.yml", "fr/glossary.yml", "it/snippets.yml", "de/synonyms.yml")
        ),
    ),
    st.builds(begun, st.integers(0, 2)),
    st.sampled_from(TO_REPLACE).map(lambda change: replaced(*change)),
    st.sampled_from(TO_REPLACE).map(lambda change: replaced(*change)),
)
