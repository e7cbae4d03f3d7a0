"""A guide that shows a photo with two marks, in four languages: `billing/look`."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.content.added_guide import add_guide

SOURCE = """\
title: Die Rechnung ansehen
summary: So sehen Sie die Rechnung an.
reviewed: 2026-11-20
owner: billing
sections:
  - id: look
    title: Ansehen
    steps:
      - id: look-at-it
        text: Sehen Sie die Rechnung an.
        image:
          file: order.png
          alt: Die Rechnung mit ihrer Nummer.
          marks:
            - {id: number-mark, at: [0.1, 0.2, 0.5, 0.25], label: Die Nummer der Rechnung}
            - {id: sum-mark, at: [0, 0.5, 1, 0.5], label: Die Summe}
"""
WORDS = {
    "fr": ("Regarder la facture", "La facture avec son numéro.", "Le numéro de la facture", "Le total"),
    "it": ("Guardare la fattura", "La fattura con il suo numero.", "Il numero della fattura", "Il totale"),
    "en": ("Look at the invoice", "The invoice with its number.", "The number of the invoice", "The total"),
}
TRANSLATION = """\
translates: de
title: {0}
summary: {0}.
sections:
  - id: look
    title: {0}
    steps:
      - id: look-at-it
        text: {0}.
        image:
          alt: {1}
          marks:
            - {{id: number-mark, label: {2}}}
            - {{id: sum-mark, label: {3}}}
"""


def photo(kind: str = "PNG", size: tuple[int, int] = (400, 200), colour: str = "teal", **options: object) -> bytes:
    """Return an image file: one colour, with some lines across it."""
    picture = Image.new("RGB", size, colour)
    for row in range(0, size[1], 7):
        picture.paste((row % 256, 99, 180), (row % 50, row, size[0], row + 2))
    written = BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def _png_chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)


def bomb() -> bytes:
    """Return a PNG of a few bytes that claims to have 900 million pixels."""
    head = (30_000).to_bytes(4) + (30_000).to_bytes(4) + bytes([8, 2, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + _png_chunk(b"IHDR", head) + _png_chunk(b"IDAT", b"") + _png_chunk(b"IEND", b"")


def with_pictures(docs: Path) -> Path:
    """Add the guide and its photos to the small knowledge base in that folder; return the folder."""
    files = {"de": SOURCE, **{language: TRANSLATION.format(*words) for language, words in WORDS.items()}}
    add_guide(docs, "look", files, ("look", "look-at-it"))
    for name, colour in (
        ("order.png", "teal"),
        ("order.fr.png", "navy"),
        ("order.it.png", "olive"),
        ("order.en.png", "red"),
    ):
        (docs / "images" / name).write_bytes(photo(colour=colour))
    return docs
