"""Whatever content says: `kb check` reports it, or pages have nothing of it but words. Never a traceback."""

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

FILES = small_site()
SPOTS = [spot for spot in spots(FILES) if spot.keys]
FIELDS = sorted({spot.field for spot in SPOTS})
OTHER_FILES = sorted(filter(re.compile(r"docs/(.*\.(svg|txt|md|yml))").fullmatch, FILES))
TARGETS = [*FIELDS, *OTHER_FILES]
TRIES, THOROUGH_TRIES = 2, 120

FOUND_ONCE: dict[str, tuple[int, ...]] = {}
"""Seeds that once found something, by field or file."""


class Safety:
    """The small site, and what it has when nothing is wrong with it."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._judge = Judge("https://help.example/")
        site, found = self._read(FILES)
        self._known = {(finding.place.path, finding.wrong) for finding in found}
        outputs = house.outputs_of(site)
        self._bench = Bench()
        for output in in_order(outputs):
            self._judge.learn(self._bench.files(output))
        self._keys = keys_of(outputs)

    def verdict(self, files: Texts) -> list[str] | None:
        """Return what is foreign in the pages of the site with these files; None if it has findings instead."""
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
                foreign += self._judge.foreign(made, {*map(str, site.destinations.values())})
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
    seeds = (*range(TRIES), *FOUND_ONCE.get(target, ()))
    assert {seed: foreign for seed in seeds if (foreign := safety.verdict(_hostile_files(target, seed)))} == {}


@pytest.mark.thorough
@pytest.mark.parametrize("target", TARGETS)
def test_much_hostile_content_is_a_finding_or_just_words(safety: Safety, target: str) -> None:
    seeds = range(TRIES, THOROUGH_TRIES)
    assert {seed: foreign for seed in seeds if (foreign := safety.verdict(_hostile_files(target, seed)))} == {}
