"""What the support desk holds: all of every guide, with facts written out; and the replies made of it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from kb.content.fields import items, units
from kb.content.languages import LANGUAGES
from kb.content.places import widgets_of
from kb.content.site import Site, load_site
from kb.pages.assets import theme_assets
from kb.pages.inline_html import inline_html
from kb.pages.links import resolved
from kb.pages.support_desk import support_desk_files
from kb.pages.support_desk_data import (
    DeskData,
    Forms,
    Unit,
    Words,
    desk_json,
    guide_json,
    helper_html,
    helpers_in_guides,
)
from tests.golden import assert_golden
from widgets.rules import WIDGETS

ROOT = Path(__file__).parents[2]
EXPECTED = Path(__file__).parent / "expected" / "replies"


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(ROOT / "docs")[0]


@pytest.mark.parametrize("language", LANGUAGES)
class TestData:
    """The real content."""

    def test_has_every_unit_of_every_guide(self, site: Site, language: str) -> None:
        found = _units(site, language)
        assert found.keys() == site.guides.keys()
        for address, guide in site.guides.items():
            version = guide.versions[language]
            ids = {"", *(item.id for _field, item in items(version) if hasattr(item, "id"))}
            for widget in widgets_of(version):
                ids |= {widget, *(f"{widget}-{outcome}" for outcome in WIDGETS[widget].outcomes)}
            assert {unit["id"] for unit in found[address]} == ids

    def test_has_every_text_of_every_guide(self, site: Site, language: str) -> None:
        found = _units(site, language)
        for address, guide in site.guides.items():
            texts = {_words(text) for unit in found[address] for text in _texts(unit)}
            for unit in units(guide.versions[language]):
                if ".image." not in unit.key:  # pictures cannot be copied into a reply
                    assert _words(inline_html(resolved(unit.text, site, language, "support-desk"))) in texts

    def test_has_no_open_facts_and_no_links_that_lead_nowhere(self, site: Site, language: str) -> None:
        for address, own in _units(site, language).items():
            for text in (text for unit in own for text in _texts(unit)):
                assert not re.search(r"\{[a-z_.]+\}", re.sub("<code>.*?</code>", "", text))
                for link in re.findall(r'href="([^"]*)"', text):
                    assert link.startswith("https://") or _is_place(site, language, link), f"{address}: {link}"

    def test_what_stands_in_something_comes_after_it(self, site: Site, language: str) -> None:
        for own in _units(site, language).values():
            seen: set[str] = set()
            for unit in own:
                assert unit.get("within") is None or unit["within"] in seen
                seen.add(unit["id"])

    def test_every_guide_has_its_short_code(self, site: Site, language: str) -> None:
        codes = _desk_data(site, language)["codes"]
        assert codes.keys() == site.guides.keys()
        assert len(set(codes.values())) == len(codes)


def test_the_order_is_the_same_in_all_languages(site: Site) -> None:
    orders = [
        {address: [(unit["id"], unit["kind"]) for unit in own] for address, own in _units(site, language).items()}
        for language in LANGUAGES
    ]
    assert orders[0] == orders[1] == orders[2] == orders[3]


def test_files_are_named_for_what_is_in_them(site: Site) -> None:
    files = support_desk_files(site, theme_assets())
    page = files.pop("index.html")
    assert sorted(name[:3] for name in files) == sorted(f"{language}-" for language in LANGUAGES)
    for name, content in files.items():
        assert f'data-file="{name}"' in page
        assert json.loads(content)["language"] == name[:2]
    assert '<meta name="robots" content="noindex, nofollow">' in page


def test_words_that_are_not_translated_name_their_language(labelled_docs: Path) -> None:
    (labelled_docs / "fr/billing/pay.yml").write_text("translates: de\ntitle: Payer une facture\n", encoding="utf-8")
    own = _units(load_site(labelled_docs)[0], "fr")["billing/pay"]
    assert {unit["id"]: unit.get("lang") for unit in own} == {
        "": None,
        "in-time": "de",
        "pay-one": "de",
        "pay-one-open": None,  # a snippet, which is translated
        "pay-one-choose": "de",
        "too-late": "de",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reply_of_a_guide_in_three_forms(labelled_docs: Path, tmp_path: Path, language: str) -> None:
    site, found = load_site(labelled_docs)
    assert not found
    data = tmp_path / "data.json"
    data.write_text(json.dumps(_with_all_forms(_desk_data(site, language))), encoding="utf-8")
    done = subprocess.run(
        ["node", Path(__file__).parent / "replies.mjs", data, "billing/pay", "https://help.example/"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert_golden(EXPECTED / f"{language}.txt", done.stdout)


def _with_all_forms(data: DeskData) -> DeskData:
    for unit in (unit for guide in data["guides"] for unit in guide["units"]):
        unit["words"] = _in_all_forms(unit["words"])
        unit["more"] = {name: _in_all_forms(words) for name, words in unit.get("more", {}).items()}
    return data


def _in_all_forms(html: Words) -> Words:
    """Stand in for what Python does not write yet, and go once it does."""
    assert isinstance(html, str)
    rooted = re.sub(r'href="(?!https:)', 'href="\ue000', html).replace('.example"', '.example/"')
    link = r'<a href="([^"]*)">(.*?)</a>'
    forms: Forms = {
        "html": rooted,
        "text": re.sub(r"<[^>]*>", "", re.sub(link, r"\2 (\1)", rooted)),
        "markdown": re.sub(r"</?strong>", "**", re.sub(link, r"[\2](\1)", rooted)),
    }
    return forms


def _units(site: Site, language: str) -> dict[str, list[Unit]]:
    return {guide["address"]: guide["units"] for guide in _desk_data(site, language)["guides"]}


def _texts(unit: Unit) -> list[str]:
    return [str(words) for words in (unit["words"], *unit.get("more", {}).values())]


def _words(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def _is_place(site: Site, language: str, link: str) -> bool:
    address, _, anchor = link.removeprefix(f"{language}/").partition("/#")
    place = address.rstrip("/") + (f"#{anchor}" if anchor else "")
    return link.startswith(f"{language}/") and place in {str(known) for known in site.published}


def _desk_data(site: Site, language: str) -> DeskData:
    guides = (guide_json(guide, site.shared, language) for guide in site.guides.values())
    helpers = {name: helper_html(site, language, name) for name in helpers_in_guides(site)}
    found: DeskData = json.loads(desk_json(site, language, guides, helpers))
    return found
