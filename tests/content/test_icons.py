"""Small pictures of buttons in texts, and every mistake in them: tests/content/icons/expected/<fault>.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import loaded
from tests.content.changes import replaced
from tests.content.icons import with_icons
from tests.content.reported import newly_reported, reported
from tests.golden import assert_golden

EXPECTED = Path(__file__).parent / "icons" / "expected"
PAY, PAY_IN_FRENCH, FILE = "de/billing/pay.yml", "fr/billing/pay.yml", "icons.yml"
FAULTS = {
    "icon_unknown": (PAY, "icon:more", "icon:mroe"),
    "icon_without_a_name": (PAY, "![drei Punkten]", "![ ]"),
    "name_with_markup": (PAY, "![drei Punkten]", "![{ui.pay}]"),
    "name_in_bold": (PAY, "![drei Punkten]", "![**drei Punkten**]"),
    "name_in_a_wrong_style": (PAY, "![drei Punkten]", "![Schließen]"),
    "icon_missing_in_a_translation": (PAY_IN_FRENCH, "![les trois points](icon:more)", "les trois points"),
    "another_icon_in_a_translation": (PAY_IN_FRENCH, "icon:more", "icon:plus"),
    "icon_in_a_link": (PAY, "![drei Punkten](icon:more)", "[![drei Punkten](icon:more)](manager:start)"),
    "picture_in_a_text": (PAY, "icon:more", "more.png"),
    "icon_in_the_glossary": ("de/glossary.yml", "Was Sie", "Nach ![drei Punkten](icon:more), was Sie"),
    "icon_that_material_lacks": (FILE, "dots-vertical", "dots-vertcal"),
    "icon_of_another_set": (FILE, "material/plus", "simple/github"),
    "icon_not_in_kebab_case": (FILE, "plus:", "Plus:"),
    "icons_unreadable": (FILE, "more: material", "more material"),
}
"""File, words, and what replaces them."""


@pytest.fixture
def icons(docs: Path) -> Path:
    """Return the small knowledge base with icons in texts."""
    return with_icons(docs)


def test_icons_have_no_fault_except_an_unused_one(icons: Path) -> None:
    assert (
        reported(icons) == "docs/icons.yml:1:1: warning: plus: no text shows the icon “plus”; show it, or remove it\n"
    )


def test_an_icon_is_identified_by_its_shape(icons: Path) -> None:
    site, _found = loaded(icons)
    assert site.products["de"].icons["plus"].startswith("M")
    assert list(site.products["de"].named(site.outlines["billing/pay"].product_names).icons) == ["more"]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_an_icon_is_reported(icons: Path, fault: str) -> None:
    file, words, others = FAULTS[fault]
    assert_golden(EXPECTED / f"{fault}.txt", newly_reported(icons, file, replaced(words, others)))


def test_every_expected_file_belongs_to_a_fault() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} == {*FAULTS}
