"""`kb check` reports what it would report without stored results, including misspelt words and useless synonyms."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from kb.build.build import FaultsError
from kb.build.check import read_and_check
from kb.build.terminal import Terminal
from tests.build.small_build import SmallBuild

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = re.compile(r"[^\W\d_]+")


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> SmallBuild:
    """Return the small site, with a German dictionary of only its words: a real one takes seconds to load."""
    site = SmallBuild.at(tmp_path_factory.mktemp("checked") / "site")
    packages = site.target.root / "node_modules"
    packages.unlink()
    files = (path for path in site.docs.rglob("*") if path.suffix in {".yml", ".md"})
    words = sorted({"x"} | {word for path in files for word in WORDS.findall(path.read_text(encoding="utf-8"))})
    dictionary = packages / "dictionary-de-ch"
    dictionary.mkdir(parents=True)
    (dictionary / "package.json").write_text("{}", encoding="utf-8")
    (dictionary / "index.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (dictionary / "index.dic").write_text("\n".join([str(len(words)), *words, ""]), encoding="utf-8")
    return site


@pytest.fixture
def site(checked: SmallBuild) -> Iterator[SmallBuild]:
    """Return the small site; its content is restored afterwards."""
    yield checked
    checked.restore()


def _reported(site: SmallBuild) -> list[str]:
    """Return the findings without those about dictionaries and the ledger, which do not depend on stored results."""
    kept = _lines(site)
    shutil.move(site.target.cache, site.target.root / "aside")
    assert _lines(site) == kept
    shutil.rmtree(site.target.cache)
    shutil.move(site.target.root / "aside", site.target.cache)
    return [line for line in kept if not re.search("is not installed|the translation is missing|ledger.txt", line)]


def _lines(site: SmallBuild) -> list[str]:
    return [finding.line(site.target.root) for finding in read_and_check(site.target, Terminal())[1]]


def test_a_misspelt_word_is_reported_until_it_is_corrected_or_known(site: SmallBuild) -> None:
    assert _reported(site) == []
    site.replace("de/billing/pay.yml", "bezahlen Sie sofort", "bezahlen Sie sofford")
    (line,) = _reported(site)
    assert "docs/de/billing/pay.yml:" in line
    assert "unknown word “sofford”; did you mean “sofort”?" in line
    with (site.docs / "names.txt").open("a", encoding="utf-8") as names:
        names.write("sofford\n")
    assert _reported(site) == []
    site.restore()
    assert _reported(site) == []


def test_a_misspelt_word_of_a_question_is_reported_once(site: SmallBuild) -> None:
    site.replace("de/billing/questions.yml", "Ja, mehr", "Ja, mehrr")
    (line,) = _reported(site)
    assert "unknown word “mehrr”" in line


def test_a_newly_installed_dictionary_is_used(site: SmallBuild) -> None:
    packages = site.target.root / "node_modules"
    site.replace("de/billing/pay.yml", "bezahlen Sie sofort", "bezahlen Sie sofford")
    (packages / "dictionary-de-ch").rename(packages / "aside")
    try:
        assert _reported(site) == []
        assert [line for line in _lines(site) if "the dictionary “dictionary-de-ch” is not installed" in line]
    finally:
        (packages / "aside").rename(packages / "dictionary-de-ch")
    assert len(_reported(site)) == 1


def test_useless_synonyms_are_reported_until_a_text_uses_one(site: SmallBuild) -> None:
    assert _reported(site) == []
    site.replace("de/synonyms.yml", "groups:\n", "groups:\n  - [subito, Sofortzahlung]\n")
    (line,) = _reported(site)
    assert "no text uses “subito”" in line
    site.replace("de/billing/pay.yml", "sofort", "subito")
    assert _reported(site) == []


def test_what_a_file_that_cannot_be_read_may_say_is_not_missed(site: SmallBuild) -> None:
    site.replace("de/synonyms.yml", "groups:\n", "groups:\n  - [subito, Sofortzahlung]\n")
    site.replace("de/billing/pay.yml", "sofort", "subito")
    with (site.docs / "de/billing/pay.yml").open("a", encoding="utf-8") as guide:
        guide.write('"')
    (line,) = _reported(site)
    assert "belongs to no field" in line


@pytest.mark.parametrize(
    ("right", "wrong", "reported"),
    [
        ("\nlabels:", "\nlabells:", "unknown field “labells”; did you mean “labels”?"),
        ("  auto-renewal:", "  auto-renewall:", "unknown widget “auto-renewall”; did you mean “auto-renewal”?"),
        ("      can-turn-on:", "      can-turn:", "the rules have no outcome “can-turn”; did you mean “can-turn-on”?"),
    ],
)
def test_a_fault_in_the_words_that_all_guides_need_is_reported(
    site: SmallBuild, right: str, wrong: str, reported: str
) -> None:
    site.replace("fr/words.yml", right, wrong)
    assert [line for line in _lines(site) if reported in line]
    with pytest.raises(FaultsError, match=re.escape(reported)):
        site.build()
