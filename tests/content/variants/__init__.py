"""A guide with steps, a section, a point and a picture for some readers only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.content.changes import replaced

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("de", "it", "fr", "en")
VARIANTS = "payment: [card, bill]\nsystem: [ios, android]\n"
WORDS = """\
variants:
  payment: {question: How, values: {card: Card, bill: Bill}}
  system: {question: Which, values: {ios: iPhone, android: Android}}
"""
STEPS = """\
      - id: pay-one-ios
        for: {system: [ios]}
        text: Tippen Sie.
      - id: pay-one-android
        for: {system: [android], payment: [card]}
        text: Wischen Sie.
        image: {file: invoice.svg, for: {payment: [card]}, alt: Eine Rechnung, labels: {sum: Betrag}}
  - id: by-bill
    for: {payment: [bill]}
    title: Mit Rechnung
    points:
      - {id: by-bill-know, text: Das dauert.}
faq:
"""

ANCHORS = ("pay-one-ios", "pay-one-android", "by-bill", "by-bill-know")


def with_variants(docs: Path) -> Path:
    """Add the parts to the small knowledge base, with their kinds, values and words. Return its folder."""
    (docs / "variants.yml").write_text(VARIANTS, encoding="utf-8")
    replaced("faq:\n", STEPS)(docs / "de/billing/pay.yml")
    for language in LANGUAGES:
        _append(docs / language / "words.yml", WORDS)
    _append(docs / "ledger.txt", "".join(f"billing/pay#{name}\n" for name in ANCHORS))
    return docs


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
