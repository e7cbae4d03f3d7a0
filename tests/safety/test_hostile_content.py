"""Hostile content is either reported by `kb check`, or appears in pages only as words. There is never a traceback."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Sequence
from random import Random

import pytest

from kb.checks import findings
from kb.checks.videos import outdated_recordings
from kb.content.characters import refused
from kb.content.finding import Finding
from kb.content.loading import load_site
from kb.content.site import Site
from tests.outputs.edits import spots
from tests.outputs.house import Bench, House, Texts, in_order, keys_of, small_house, small_site
from tests.safety.attacks import Attack, attacked, grouped, hostile_edit, hostile_text
from tests.safety.judge import Judge

pytestmark = pytest.mark.build

FILES = small_site()
SPOTS = [spot for spot in spots(FILES) if spot.keys]
FIELDS = sorted({spot.field for spot in SPOTS})
OTHER_FILES = sorted(filter(re.compile(r"docs/(.*\.(svg|txt|md|yml))").fullmatch, FILES))
TARGETS = [*FIELDS, *OTHER_FILES]
AT_ONCE = 100
"""So many attacks at once take a tenth of the time that they take one by one."""

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

    def faults(self, attacks: Sequence[Attack]) -> dict[str, list[str]]:
        """Return what is foreign in the pages, or the traceback, by the name of the attack after which it is."""
        if not (together := self._faults_after(attacks)):
            return {}
        alone = {attack.name: self._faults_after([attack]) for attack in attacks}
        return {name: faults for name, faults in alone.items() if faults} or {"together": together}

    def verdict(self, files: Texts) -> list[str] | None:
        """Return what is foreign in the pages of the site with these files, or None if it has errors instead."""
        site, errors = self._errors(files)
        return None if errors else self._foreign(site)

    def _faults_after(self, attacks: Sequence[Attack]) -> list[str]:
        """Try the attacks without those that are reported, since no page is made as long as there are errors."""
        try:
            files, lines = attacked(FILES, attacks)
            site, errors = self._errors(files)
            if not errors:
                return self._foreign(site)
            if len(attacks) == 1:
                return []
            places = ((str(error.place.path.relative_to(self._house.folder)), error.place.line) for error in errors)
            reported = {lines[place].name for place in places if place in lines}
            others = [attack for attack in attacks if attack.name not in reported]
        except Exception:  # noqa: BLE001 (whatever it is)
            return [traceback.format_exc()]
        if reported:
            return self._faults_after(others)
        half = len(attacks) // 2
        return [*self._faults_after(attacks[:half]), *self._faults_after(attacks[half:])]

    def _errors(self, files: Texts) -> tuple[Site, list[Finding]]:
        """Return the site with these files, and its new errors. Findings have one line each, which can be printed."""
        site, found = self._read(files)
        new = [finding for finding in found if (finding.place.path, finding.wrong) not in self._known]
        lines = [finding.line(self._house.folder) for finding in new]
        assert [line for line in lines if refused(line) or "\n" in line] == []
        return site, [finding for finding in new if finding.severity == "error"]

    def _foreign(self, site: Site) -> list[str]:
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
        found = [*found, *findings(site)]
        is_sound = not any(finding.severity == "error" for finding in found)
        return site, [*found, *(outdated_recordings(site) if is_sound else ())]


@pytest.fixture(scope="module")
def safety(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Safety]:
    with small_house(tmp_path_factory.mktemp("house")) as house:
        yield Safety(house)


def _attack(target: str, number: int) -> Attack:
    name = f"{target} {number}"
    random = Random(name)  # noqa: S311 (the same each time)
    if target in FILES:
        return hostile_text(FILES, target, random, name)
    return hostile_edit(FILES, random.choice([spot for spot in SPOTS if spot.field == target]), random, name)


def _faults(safety: Safety, number: int) -> dict[str, list[str]]:
    """Attack each field and each file once."""
    groups = grouped((_attack(target, number) for target in TARGETS), AT_ONCE)
    return {name: faults for attacks in groups for name, faults in safety.faults(attacks).items()}


def test_hostile_content_is_a_finding_or_just_words(safety: Safety) -> None:
    assert _faults(safety, 0) == {}


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
@pytest.mark.parametrize("number", range(1, 100))
def test_a_lot_of_hostile_content_is_a_finding_or_just_words(safety: Safety, number: int) -> None:
    assert _faults(safety, number) == {}
