"""Parts for some readers only, and every mistake in them: tests/content/variants/expected/<fault>.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.content.fields import anchors
from kb.content.variants import in_order
from tests.conftest import loaded
from tests.content.changes import replaced
from tests.content.reported import newly_reported, reported
from tests.content.variants import ANCHORS, with_variants
from tests.golden import assert_golden

EXPECTED = Path(__file__).parent / "variants" / "expected"
PAY, PAY_IN_FRENCH, FILE, FRENCH_WORDS = "de/billing/pay.yml", "fr/billing/pay.yml", "variants.yml", "fr/words.yml"
FAULTS = {
    "kind_unknown": (PAY, "for: {system: [ios]}", "for: {sytem: [ios]}"),
    "value_unknown": (PAY, "for: {system: [ios]}", "for: {system: [ios, androit]}"),
    "kind_without_values": (PAY, "for: {system: [ios]}", "for: {system: []}"),
    "kind_that_is_no_list": (PAY, "for: {system: [ios]}", "for: {system: ios}"),
    "readers_without_a_kind": (PAY, "for: {system: [ios]}", "for: [ios]"),
    "kind_in_capitals": (PAY, "for: {system: [ios]}", "for: {System: [ios]}"),
    "nothing_to_choose": (PAY, "for: {system: [ios]}", "for: {system: [android]}"),
    "step_for_nobody": (PAY, "for: {payment: [card]}, alt", "for: {payment: [bill]}, alt"),
    "point_for_nobody": (PAY, "id: by-bill-know,", "id: by-bill-know, for: {payment: [card]},"),
    "section_for_others": (
        PAY,
        "      - {id: by-bill-know,",
        "      - {id: by-bill-know, for: {system: [ios]},",
    ),
    "readers_in_a_translation": (PAY_IN_FRENCH, "  - id: pay-one\n", "  - id: pay-one\n    for: {system: [ios]}\n"),
    "kind_without_words": (FRENCH_WORDS, "payment: {question", "paiment: {question"),
    "value_without_words": (FRENCH_WORDS, "android: Android", "androit: Android"),
    "kind_of_a_search": (FILE, "payment:", "q:"),
    "kind_called_as_a_language": (FILE, "payment:", "it:"),
    "value_for_all": (FILE, "[card, bill]", "[card, all]"),
    "value_twice": (FILE, "[card, bill]", "[card, bill, card]"),
    "value_not_in_kebab_case": (FILE, "[card, bill]", "[card, Bill]"),
    "variants_unreadable": (FILE, "[card, bill]", "[card, bill"),
}
"""File, words, and what replaces them."""


@pytest.fixture
def variants(docs: Path) -> Path:
    """Return the small knowledge base with parts for some readers only."""
    return with_variants(docs)


def test_variants_have_no_fault(variants: Path) -> None:
    errors = [line for line in reported(variants).splitlines() if "warning" not in line]
    assert errors == []


def test_all_variants_can_be_linked_whoever_they_are_for(variants: Path) -> None:
    guide = loaded(variants)[0].guides["billing/pay"].versions["fr"]
    assert set(ANCHORS) <= set(anchors(guide))


def test_a_translation_has_the_variants_of_its_source(variants: Path) -> None:
    site, _found = loaded(variants)
    steps = site.guides["billing/pay"].versions["fr"].sections[0].steps
    assert [step.only_for for step in steps][2:] == [
        {"system": ("ios",)},
        {"system": ("android",), "payment": ("card",)},
    ]


def test_readers_choose_in_the_order_of_the_file(variants: Path) -> None:
    site, _found = loaded(variants)
    named = in_order(site.outlines["billing/pay"].variants, site.variants)
    assert list(named.items()) == [("payment", ("card", "bill")), ("system", ("ios", "android"))]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_variant_is_reported(variants: Path, fault: str) -> None:
    file, words, others = FAULTS[fault]
    assert_golden(EXPECTED / f"{fault}.txt", newly_reported(variants, file, replaced(words, others)))


def test_every_expected_file_belongs_to_a_fault() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} == {*FAULTS}
