"""Hostile content is either reported by `kb check`, or appears in pages only as words. There is never a traceback."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

import pytest

from kb.checks import findings
from kb.content.characters import refused
from kb.content.finding import Finding
from kb.content.loading import load_site
from kb.content.site import Site
from tests.outputs.edits import spots
from tests.outputs.house import Bench, House, Texts, in_order, keys_of, small_house, small_site
from tests.safety.attacks import hostile_edit, hostile_text
from tests.safety.judge import Judge

pytestmark = pytest.mark.build

FILES = small_site()
SPOTS = [spot for spot in spots(FILES) if spot.keys]
FIELDS = sorted({spot.field for spot in SPOTS})
OTHER_FILES = sorted(filter(re.compile(r"docs/(.*\.(svg|txt|md|yml))").fullmatch, FILES))
TARGETS = [*FIELDS, *OTHER_FILES]
TRIES, THOROUGH_TRIES = 1, 120

FOUND_ONCE = (
    ("docs/images/invoice.svg", "<text", "<{sum}>alert(1)</{sum}><text"),
    ("docs/images/invoice.svg", "<text", "</article><img src='x'/><text"),
    ("docs/images/invoice.svg", 'data-width="8"', 'data-width="0"'),
    ("docs/de/glossary.yml", '"invoice"', '"x\\"><script>alert(1)</script>"'),
    ("docs/de/index.md", "# ", "<script>alert(1)</script>\n\n# "),
    ("docs/de/words.yml", '"submit": "', '"submit": "\ue001x\\" onclick=\\"y\ue002'),
    ("docs/de/words.yml", '"submit": "', '"submit": "**x**{:onclick=y}'),
    ("docs/languages.yml", "‘…’", "………"),
    ("docs/topics.yml", '"id": "support"', '"id": "../../support"'),
)
"""Attacks that once got foreign markup into a page, or ended in a traceback: file, words, and what replaced them."""


class Safety:
    """The small site, and what its pages have without attacks."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.judge = Judge("https://help.example/")
        site, found = self._read(FILES)
        self._known = {(finding.place.path, finding.wrong) for finding in found}
        outputs = house.outputs_of(site)
        self._bench = Bench()
        for output in in_order(outputs):
            self.judge.learn(self._bench.files(output))
        self._keys = keys_of(outputs)

    def verdict(self, files: Texts) -> list[str] | None:
        """Return what is foreign in the pages of the site with these files, or None if it has findings instead."""
        site, found = self._read(files)
        new = [finding for finding in found if (finding.place.path, finding.wrong) not in self._known]
        lines = [finding.line(self._house.folder) for finding in new]
        assert [line for line in lines if refused(line) or "\n" in line] == []
        if any(finding.severity == "error" for finding in new):
            return None
        outputs = self._house.outputs_of(site)
        keys = keys_of(outputs)
        foreign = []
        for output in in_order(outputs):
            if self._keys.get(output.name) != keys[output.name]:
                made = Bench(dict(self._bench.made)).files(output)
                foreign += self.judge.foreign(made, {str(page.address) for page in site.destinations.values()})
        return foreign

    def _read(self, files: Texts) -> tuple[Site, list[Finding]]:
        self._house.write(files)
        site, found = load_site(self._house.folder / "docs", self._house.folder / "icons")
        return site, [*found, *findings(site)]


@pytest.fixture(scope="module")
def safety(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Safety]:
    with small_house(tmp_path_factory.mktemp("house")) as house:
        yield Safety(house)


def _hostile_files(target: str, seed: int) -> dict[str, str]:
    random = Random(f"{target} {seed}")  # noqa: S311 (the same each time)
    if target in FILES:
        return {**FILES, target: hostile_text(FILES[target], random)}
    return hostile_edit(FILES, random.choice([spot for spot in SPOTS if spot.field == target]), random)


@pytest.mark.parametrize("target", TARGETS)
def test_hostile_content_is_a_finding_or_just_words(safety: Safety, target: str) -> None:
    assert {seed: foreign for seed in range(TRIES) if (foreign := safety.verdict(_hostile_files(target, seed)))} == {}


@pytest.mark.parametrize(("file", "words", "others"), FOUND_ONCE)
def test_earlier_findings_stay_fixed(safety: Safety, file: str, words: str, others: str) -> None:
    assert words in FILES[file]
    assert not safety.verdict({**FILES, file: FILES[file].replace(words, others, 1)})


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="https://evil.example">x</a>',
        '<strong onclick="x()">x</strong>',
        '<p class="evil">x</p>',
        "<svg viewBox='0 0 1 1'><foreignObject></foreignObject></svg>",
    ],
)
def test_the_judge_finds_what_is_foreign(safety: Safety, html: str) -> None:
    assert safety.judge.foreign({"index.html": f"<!doctype html><body>{html}".encode()}, set())


@pytest.mark.thorough
@pytest.mark.parametrize("target", TARGETS)
def test_a_lot_of_hostile_content_is_a_finding_or_just_words(safety: Safety, target: str) -> None:
    seeds = range(TRIES, THOROUGH_TRIES)
    assert {seed: foreign for seed in seeds if (foreign := safety.verdict(_hostile_files(target, seed)))} == {}
