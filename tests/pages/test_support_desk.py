"""The data of the support desk: everything in every guide, with facts written out, and the replies made from it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.content.fields import items, units
from kb.content.guide import Image
from kb.content.places import CONTACT, widgets_of
from kb.content.shape import Shape
from kb.outputs import outputs_of
from kb.outputs.at_once import files_of
from kb.outputs.desk import DeskFile
from kb.pages.support_desk_data import desk_json
from kb.render.renderer import ROOT, Renderer, words_of
from tests.golden import assert_golden
from tests.pages.conftest import edition_at, output_at
from tests.small_docs import LANGUAGES
from widgets.rules import WIDGETS

if TYPE_CHECKING:
    from kb.outputs.edition import Edition
    from kb.pages.support_desk_shapes import DeskData, Unit, Words

EXPECTED = Path(__file__).parent / "expected"


def _desk_data(edition: Edition, language: str) -> DeskData:
    given = output_at(edition, f"support-desk/{language}/").given
    assert isinstance(given, DeskFile)
    data: DeskData = json.loads(desk_json(given.desk, {}))
    return data


@pytest.fixture(scope="module")
def desks(real: Edition) -> dict[str, DeskData]:
    """Return the data of the real site, by language."""
    return {language: _desk_data(real, language) for language in LANGUAGES}


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
class TestData:
    """The real content."""

    def test_has_every_unit_of_every_guide(self, real: Edition, desks: dict[str, DeskData], language: str) -> None:
        found = _units(desks[language])
        assert found.keys() == {*real.site.guides, CONTACT}
        for address, guide in real.site.guides.items():
            version = guide.versions[language]
            ids = {"", *(item.id for item in items(version, Shape) if hasattr(item, "was") and hasattr(item, "id"))}
            for widget in widgets_of(version):
                ids |= {widget, *(f"{widget}-{outcome}" for outcome in WIDGETS[widget].outcomes)}
            assert {unit["id"] for unit in found[address]} == ids

    def test_has_every_text_of_every_guide(self, real: Edition, desks: dict[str, DeskData], language: str) -> None:
        found = _units(desks[language])
        renderer = Renderer(language, real.site.languages[language], real.site.products[language])
        for address, guide in real.site.guides.items():
            texts = {_words(text) for unit in found[address] for text in _texts(unit)}
            below = " ".join(unit.get("said", "") for unit in found[address])
            version = guide.versions[language]
            elsewhere = {unit.text for part in (*items(version, Image), *version.changes) for unit in units(part)}
            for unit in units(version):
                if unit.text not in elsewhere:  # pictures and changes are not copied into a reply
                    words = renderer.rendered(unit.text).words
                    assert words in texts or words in below

    def test_has_no_open_facts_and_no_links_that_lead_nowhere(
        self, real: Edition, desks: dict[str, DeskData], language: str
    ) -> None:
        published = {str(place) for place in real.site.published}
        for own in _units(desks[language]).values():
            for text in (text for unit in own for text in _texts(unit)):
                html = text if isinstance(text, str) else text["html"]
                assert not re.search(r"\{[a-z_.]+\}", re.sub("<code>.*?</code>", "", html))
                for link in re.findall(r'href="([^"]*)"', html):
                    page, _, anchor = link.removeprefix(f"{ROOT}{language}/").partition("/#")
                    assert (
                        link.startswith("https://") or f"{page.rstrip('/')}{'#' if anchor else ''}{anchor}" in published
                    )

    def test_units_come_after_the_unit_that_contains_them(self, desks: dict[str, DeskData], language: str) -> None:
        for own in _units(desks[language]).values():
            seen: set[str] = set()
            for unit in own:
                assert unit.get("within") is None or unit["within"] in seen
                seen.add(unit["id"])

    def test_every_guide_has_its_short_code(self, real: Edition, desks: dict[str, DeskData], language: str) -> None:
        codes = desks[language]["codes"]
        assert codes.keys() == {*real.site.guides, CONTACT}
        assert len(set(codes.values())) == len(codes)


@pytest.mark.slow
def test_the_order_is_the_same_in_all_languages(desks: dict[str, DeskData]) -> None:
    german, *others = (
        {address: [(unit["id"], unit["kind"]) for unit in own] for address, own in _units(data).items()}
        for data in desks.values()
    )
    assert all(other == german for other in others)


def test_file_names_change_with_their_contents(small: Edition) -> None:
    files = dict(files_of(output for name, output in outputs_of(small).items() if name.startswith("support-desk/")))
    page = files.pop("support-desk/index.html").decode()
    assert [path.split("/")[1] for path in files] == list(LANGUAGES)
    for path, content in files.items():
        language = path.split("/")[1]
        assert re.fullmatch(r"support-desk/\w\w/[0-9a-f]{12}\.json", path)
        assert f'data-file="{path.removeprefix("support-desk/")}"' in page
        assert json.loads(content)["language"] == language
    assert '<meta name="robots" content="noindex, nofollow">' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_in_the_desk(small: Edition, language: str) -> None:
    (guide,) = (guide for guide in _desk_data(small, language)["guides"] if guide["address"] == "billing/pay")
    shown = json.dumps(guide, ensure_ascii=False, indent=1).replace(ROOT, "ROOT:")
    assert_golden(EXPECTED / "desk" / f"{language}.json", f"{shown}\n")


def test_words_that_are_not_translated_name_their_language(small_docs: Path) -> None:
    (small_docs / "fr/billing/pay.yml").write_text("translates: de\ntitle: Payer une facture\n", encoding="utf-8")
    own = _units(_desk_data(edition_at(small_docs), "fr"))["billing/pay"]
    assert {unit["id"]: unit.get("lang") for unit in own} == {
        "": None,
        "in-time": "en",  # which readers of French see first
        "pay-one": "en",
        "pay-one-open": None,  # a snippet, which is translated
        "pay-one-choose": "en",
        "too-late": "en",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reply_of_a_guide_in_three_forms(small: Edition, tmp_path: Path, language: str) -> None:
    data = tmp_path / "data.json"
    data.write_text(json.dumps(_desk_data(small, language)), encoding="utf-8")
    done = subprocess.run(
        ["node", Path(__file__).parent / "replies.mjs", data, "billing/pay", "https://help.example/"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert_golden(EXPECTED / "replies" / f"{language}.txt", done.stdout)


def _units(data: DeskData) -> dict[str, list[Unit]]:
    return {guide["address"]: guide["units"] for guide in data["guides"]}


def _texts(unit: Unit) -> list[Words]:
    return [unit["words"], *unit.get("more", {}).values()]


def _words(text: Words) -> str:
    return words_of(text if isinstance(text, str) else text["html"])
