"""Adding a language takes only its record, its folder and its line in mkdocs.yml."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.checks import findings, findings_of_guide
from kb.checks.records import differing_languages_of_mkdocs
from kb.checks.spelling import Spelling, missing_dictionaries
from kb.checks.texts import texts_of_guide
from kb.content.content_files import guide_paths
from kb.content.loading import read_guides
from kb.content.source_file import SourceFile, read_source
from tests.conftest import LANGUAGES, ROOT, loaded

if TYPE_CHECKING:
    from pathlib import Path

    from kb.content.site import Site

pytestmark = pytest.mark.slow

RECORD = """\
es:
  name: Español
  locale: es_ES
  words_locale: es
  fallback: [it, fr]
  dictionary: {package: dictionary-es}
  typography:
    quotes: «…»
    foreign_letters: {ß: ss}
  form_of_address:
    expected: tú
    words: [vos, usted, ustedes, Ud]
"""
GUIDES = {
    "billing/pay-invoices": "title: Pagar una factura\nsummary: Así se paga una factura.\nkeywords: [pagar, factura]\n",
    "security/kauth": "title: Proteger la cuenta con kAuth\n",
    "developers/api-tokens": "title: Crear un token\n",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of our content and of the tools' files, with three guides in Spanish."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "docs", folder / "docs")
    for name in ("mkdocs.yml", "package.json"):
        shutil.copy(ROOT / name, folder)
    with (folder / "docs" / "languages.yml").open("a", encoding="utf-8") as file:
        file.write(RECORD)
    mkdocs = folder / "mkdocs.yml"
    line = "      - {locale: es, name: Español, build: true}\n"
    listed = re.sub(r"(    languages:.*\n)", rf"\1{line}", _text(mkdocs))
    mkdocs.write_text(listed, encoding="utf-8")
    for address, words in GUIDES.items():
        versions = {code: _text(folder / "docs" / code / f"{address}.yml") for code in LANGUAGES}
        source = next(code for code, version in versions.items() if "translates:" not in version)
        path = folder / "docs" / "es" / f"{address}.yml"
        path.parent.mkdir(parents=True)
        path.write_text(f"translates: {source}\n{words}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(house: Path) -> Site:
    """Return the site with Spanish."""
    site, found = loaded(house / "docs")
    assert found == []
    return site


@pytest.fixture(scope="module")
def told(house: Path, site: Site) -> list[str]:
    """Return the findings of the checks."""
    return [finding.line(house) for finding in findings(site)]


def test_it_has_no_errors(told: list[str]) -> None:
    assert [line for line in told if "warning" not in line] == []


@pytest.mark.parametrize("file", ["words.yml", "index.md", "glossary.yml", "snippets.yml", "security/kcheck.yml"])
def test_a_file_that_it_lacks_is_one_warning(told: list[str], file: str) -> None:
    assert [line.startswith(f"docs/es/{file}:1:1: warning: ") for line in told if f"docs/es/{file}" in line] == [True]


def test_it_shows_its_own_words_then_those_of_its_fallback_languages(site: Site) -> None:
    pay = site.guides["billing/pay-invoices"].versions["es"]
    assert (pay.title, pay.keywords) == ("Pagar una factura", ("pagar", "factura"))
    assert pay.sections[0].title.language == "it"
    assert site.guides["security/kcheck"].versions["es"].title.language == "it"
    assert site.words["es"].labels["site"].language == "it"
    assert site.home_pages["es"].title.language == "it"
    assert set(site.glossaries["es"]) == set(site.glossaries["de"])


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("Así se paga una “factura”.", "wrong typography: “se paga una “factura”.”"),
        ("Así lo paga usted.", "the reader is addressed with “usted”"),
        ("¿Cómo se paga ?", "wrong typography: “Cómo se paga ?”"),
    ],
)
def test_its_style_is_checked_by_its_record(site: Site, words: str, wrong: str) -> None:
    address = "billing/pay-invoices"
    paths = guide_paths(site.docs, site.languages)[address]
    files = {language: read_source(path, site.docs) for language, path in paths.items()}
    content = files["es"].content.replace("Así se paga una factura.".encode(), words.encode())
    (guide,), _found = read_guides(address, {**files, "es": SourceFile(paths["es"], content)}, site.shared, ())
    assert guide
    errors = [finding.wrong for finding in findings_of_guide(guide, site.shared) if finding.severity == "error"]
    assert errors == [wrong]


def test_a_dictionary_that_is_not_installed_is_one_warning(house: Path, site: Site) -> None:
    packages = ROOT / "node_modules"
    (line,) = (finding.line(house) for finding in missing_dictionaries(site.shared, packages))
    assert line.endswith(
        "warning: es.dictionary.package: the dictionary “dictionary-es” is not installed, so "
        "words in Español are not checked; run “npm install dictionary-es”"
    )
    spanish = [text for text in texts_of_guide(site.guides["billing/pay-invoices"]) if text.language == "es"]
    assert spanish
    assert list(Spelling(site, packages).misspelt_words(spanish)) == []


def test_mkdocs_has_a_line_for_it(tmp_path: Path, site: Site) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    elsewhere = replace(site, docs=tmp_path / "docs")
    assert [finding.wrong for finding in differing_languages_of_mkdocs(elsewhere)] == ["the language “es” is missing"]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
