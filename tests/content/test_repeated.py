"""A fault that occurs many times is reported once, with a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.checks import findings
from kb.content.finding import Finding
from kb.content.repeated import reported_once
from kb.content.text import Place
from tests.conftest import LANGUAGES, loaded

if TYPE_CHECKING:
    from pathlib import Path


def test_many_of_a_kind_in_a_file_are_one_finding(tmp_path: Path) -> None:
    found = [
        Finding(Place(tmp_path, line), f"unknown word “{line}”", f"did you mean “{line}s”?") for line in range(3, 80)
    ]
    assert [finding.wrong for finding in reported_once(found)] == [
        "unknown word “3” (and 76 more like this on lines 4, 5, 6, 7, 8, 9, 10, 11, …)"
    ]


def test_a_few_of_a_kind_stay_as_they_are(tmp_path: Path) -> None:
    found = [Finding(Place(tmp_path, line), f"unknown word “{line}”", "correct it") for line in range(3)]
    assert reported_once(found) == found


def test_the_same_finding_in_many_files_is_one(tmp_path: Path) -> None:
    paths = [tmp_path / "es" / f"{name}.yml" for name in "abcde"]
    found = [Finding(Place(path), "the translation is missing", "add it") for path in paths]
    assert [finding.wrong for finding in reported_once(found)] == [
        "the translation is missing (and the same in 4 more files: es/b.yml, es/c.yml, es/d.yml, es/e.yml)"
    ]


def test_warnings_are_not_counted_among_errors(tmp_path: Path) -> None:
    found = [Finding(Place(tmp_path, line), "wrong", "right", "warning" if line % 2 else "error") for line in range(6)]
    assert reported_once(found) == found


def test_a_guide_that_was_copied_and_not_translated_is_one_finding(docs: Path) -> None:
    source = (docs / "de/billing/pay.yml").read_text(encoding="utf-8")
    points = "".join(f"      - {{id: more-{number}, text: Das ist der Punkt mit der Nummer.}}\n" for number in range(9))
    long = source.replace("faq:\n", f"  - id: more\n    title: Mehr\n    points:\n{points}faq:\n")
    (docs / "de/billing/pay.yml").write_text(long, encoding="utf-8")
    values = ("reviewed:", "owner:", "related:", "    recommended:", "        use:", "        was:")
    words = "".join(line for line in long.splitlines(keepends=True) if not line.startswith(values))
    copied = docs / "fr/billing/pay.yml"
    copied.write_text("translates: de\n" + words.replace("file: invoice.svg, ", ""), encoding="utf-8")
    site, found = loaded(docs)
    own = [finding for finding in reported_once([*found, *findings(site)]) if finding.place.path == copied]
    assert len(own) == 1
    assert "still those of the source" in own[0].wrong
    assert "more like this" in own[0].wrong


def test_a_topic_without_words_is_one_finding_for_all_languages(docs: Path) -> None:
    for language in LANGUAGES:
        words = docs / language / "words.yml"
        words.write_text(words.read_text(encoding="utf-8").replace("  billing:", "  mail:"), encoding="utf-8")
    site, found = loaded(docs)
    assert [finding.wrong for finding in [*found, *findings(site)] if "no words" in finding.wrong] == [
        "the topic “billing” has no words in de, it, fr, en"
    ]
