"""What readers see if a language lacks words: those of its fallback languages, or else the source's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.checks import findings
from tests.conftest import loaded
from tests.content.changes import replace

if TYPE_CHECKING:
    from pathlib import Path

    from kb.content.guide import Guide
    from kb.content.site import Site


pytestmark = pytest.mark.usefixtures("languages")


@pytest.fixture
def languages(docs: Path) -> Path:
    """Return the records of the languages: French falls back to Italian and English, the others to none."""
    path = docs / "languages.yml"
    content = path.read_text(encoding="utf-8").replace("  fallback: [en]\n", "")
    path.write_text(content.replace("fr:\n", "fr:\n  fallback: [it, en]\n"), encoding="utf-8")
    return path


def in_french(docs: Path) -> Guide:
    site, found = loaded(docs)
    assert found == []
    return site.guides["billing/pay"].versions["fr"]


def test_a_missing_text_is_taken_from_the_first_fallback_language_that_has_it(docs: Path) -> None:
    replace(docs / "fr/billing/pay.yml", "    answer: Alors payez tout de suite.\n", "")
    assert in_french(docs).faq[0].answer.language == "it"
    replace(docs / "it/billing/pay.yml", "    answer: Allora paga subito.\n", "")
    assert in_french(docs).faq[0].answer.language == "en"
    replace(docs / "en/billing/pay.yml", "    answer: Then pay at once.\n", "")
    assert in_french(docs).faq[0].answer.language == "de"


def test_without_its_file_every_text_of_a_guide_is_another_languages(docs: Path) -> None:
    (docs / "fr/billing/pay.yml").unlink()
    guide = in_french(docs)
    step = guide.sections[0].steps[1]
    assert step.image
    assert {guide.title.language, step.note and step.note.language, step.image.labels["sum"].language} == {"it"}
    assert guide.sections[0].steps[0].text == "Ouvrez le [Manager](manager:start)."  # a snippet has its own languages


def test_the_source_comes_before_fallback_languages_that_follow_it(docs: Path, languages: Path) -> None:
    replace(languages, "fallback: [it, en]", "fallback: [de, en]")
    (docs / "fr/billing/pay.yml").unlink()
    assert in_french(docs).title.language == "de"


def test_a_fallback_language_that_cannot_be_read_is_left_out(docs: Path) -> None:
    (docs / "fr/billing/pay.yml").unlink()
    replace(docs / "it/billing/pay.yml", "summary:", "sommario:")
    site, _found = loaded(docs)
    assert site.guides["billing/pay"].versions["fr"].title.language == "en"


def test_what_a_translation_adds_is_not_shown_in_other_languages(docs: Path) -> None:
    replace(docs / "it/billing/pay.yml", "        note:", "        tip: Prendi un caffè.\n        note:")
    site, _found = loaded(docs)
    versions = site.guides["billing/pay"].versions
    assert versions["it"].sections[0].steps[1].tip == "Prendi un caffè."
    assert versions["fr"].sections[0].steps[1].tip is None


def test_a_missing_text_is_to_be_translated_from_the_source(docs: Path) -> None:
    replace(docs / "fr/billing/pay.yml", "    answer: Alors payez tout de suite.\n", "")
    assert _lines(docs) == [
        "docs/fr/billing/pay.yml:1:1: warning: too-late.answer: the words are missing: “Dann bezahlen Sie sofort.”; "
        "translate them from de"
    ]


@pytest.mark.parametrize("file", ["glossary.yml", "snippets.yml", "words.yml", "index.md"])
def test_a_missing_file_is_one_warning_and_another_languages_is_shown(docs: Path, file: str) -> None:
    (docs / "fr" / file).unlink()
    site, found = loaded(docs)
    assert _languages_shown(site, file) == {"it"}
    told = [finding for finding in [*found, *findings(site)] if finding.place.path == docs / "fr" / file]
    assert [finding.severity for finding in told] == ["warning"]


def test_missing_interface_words_are_shown_in_another_language(docs: Path) -> None:
    replace(docs / "fr/words.yml", "submit: Words, ", "")
    replace(docs / "it/words.yml", "submit: Words, ", "")
    site, _found = loaded(docs)
    labels = site.words["fr"].all_widgets.labels
    assert (labels["submit"].language, labels["optional"].language) == ("en", "fr")
    assert site.words["it"].all_widgets.labels["submit"].language == "de"  # without fallback languages, the first


def _languages_shown(site: Site, file: str) -> set[str]:
    match file:
        case "glossary.yml":
            return {term.term.language for term in site.glossaries["fr"].values()}
        case "snippets.yml":
            return {snippet.text.language for snippet in site.snippets["fr"].values()}
        case "words.yml":
            return {words.title.language for words in site.words["fr"].widgets.values()}
        case _:
            return {site.home_pages["fr"].title.language, site.home_pages["fr"].body.language}


def _lines(docs: Path) -> list[str]:
    site, found = loaded(docs)
    return [finding.line(docs.parent) for finding in [*found, *findings(site)]]
