"""The large site of the benchmarks: valid, the same every time, and shaped like the real guides."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.large_content import write_content
from benchmarks.markdown_pages import markdown_pages
from benchmarks.rivals import SITE_URL
from hooks.material import ICONS
from kb.checks import findings
from kb.content.fields import units
from kb.content.inline import facts, links
from kb.content.loading import load_site
from kb.content.site import guides_alone
from kb.outputs.at_once import edition_of
from tests.edition import real_site
from tests.small_docs import LANGUAGES

if TYPE_CHECKING:
    from kb.content.guide import Guide
    from kb.content.site import Site

ROOT = Path(__file__).parents[2]
GUIDES = 50
TOPIC_SIZE = 8
"""At least as many as a real topic has, but few enough that topics are split, as with 1,500 guides."""

pytestmark = pytest.mark.thorough  # the dictionaries take seconds to load, and the benchmarks build the large site


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large") / "docs"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("benchmarks.large_content.TOPIC_SIZE", TOPIC_SIZE)
        write_content(ROOT / "docs", folder, ROOT / "node_modules", GUIDES, seed=5)
    return folder


@pytest.fixture(scope="module")
def large(docs: Path) -> Site:
    site, found = load_site(docs, ICONS)
    assert found == []
    return site


def test_it_has_no_errors(large: Site) -> None:
    assert len(guides_alone(large)) == GUIDES
    assert "billing-2" in [topic.id for topic in large.topics]
    assert [finding.line(large.docs) for finding in findings(large)] == []


def test_it_holds_the_real_guides_as_they_are(docs: Path) -> None:
    real = list((ROOT / "docs").glob("*/*/*.yml"))
    assert real
    for path in real:
        assert (docs / path.relative_to(ROOT / "docs")).read_bytes() == path.read_bytes()


def test_other_generators_can_build_its_pages(large: Site) -> None:
    pages = markdown_pages(edition_of(large, SITE_URL, ICONS))
    assert {f"{language}/{address}.md" for language in LANGUAGES for address in guides_alone(large)} <= pages.keys()


def test_the_same_seed_gives_the_same_bytes(docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.large_content.TOPIC_SIZE", TOPIC_SIZE)
    write_content(ROOT / "docs", tmp_path, ROOT / "node_modules", GUIDES, seed=5)
    first, second = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (docs, tmp_path)
    )
    assert first == second


def test_each_guide_has_the_shape_of_a_real_one_in_other_words(large: Site) -> None:
    real = [f"{topic.id}/{name}" for topic in real_site().topics for name in topic.guides]
    copies = [address for address in guides_alone(large) if address not in real]
    assert len(copies) == GUIDES - len(real)
    for address in copies:
        original = large.guides[real[int(address.rpartition("-")[2]) % len(real)]]
        for language, version in large.guides[address].versions.items():
            assert _shape(version) == _shape(original.versions[language])
            assert _words(version) != _words(original.versions[language])


def test_titles_are_distinct(large: Site) -> None:
    for language in LANGUAGES:
        titles = Counter(guide.versions[language].title for guide in large.guides.values())
        assert max(titles.values()) == 1


def _shape(guide: Guide) -> list[tuple[str, list[str], list[str], int]]:
    """Return for each text its place, facts, the kinds of its links, and how many words it has."""
    return [
        (unit.key, facts(unit.text), [target.partition(":")[0] for target in links(unit.text)], _length(unit.text))
        for unit in units(guide)
        if unit.key != "title"  # which may have one more word, to be unique
    ]


def _length(text: str) -> int:
    return len(text.split())


def _words(guide: Guide) -> str:
    return " ".join(unit.text for unit in units(guide))
