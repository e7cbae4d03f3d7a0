"""The words of units are found by name, and added to translations that lack them."""

from __future__ import annotations

import pytest

from kb.content.in_place import InPlaceError
from kb.content.unit_places import keys_of_unit, with_unit
from kb.content.yaml_tree import Tree

SOURCE = b"""\
title: Zahlen
summary: So zahlen Sie.
reviewed: 2026-11-20
sections:
  - id: pay
    title: Bezahlen
    steps:
      - id: open
        text: Oeffnen
        image: {file: a.svg, alt: Bild, labels: {due: Faellig}}
      - id: confirm
        text: Weiter
        more:
          - id: fees
            table:
              head: [Land, Preis]
              rows:
                - {id: swiss, cells: [Schweiz, gratis]}
      - id: last
        text: Fertig
"""
DATA = Tree(SOURCE).data


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("title", ("title",)),
        ("pay.title", ("sections", 0, "title")),
        ("open.image.labels.due", ("sections", 0, "steps", 0, "image", "labels", "due")),
        ("fees.table.head.2", ("sections", 0, "steps", 1, "more", 0, "table", "head", 1)),
        ("swiss.cells.1", ("sections", 0, "steps", 1, "more", 0, "table", "rows", 0, "cells", 0)),
        ("gone.text", None),
        ("open.note", None),
    ],
)
def test_a_unit_is_found_by_its_name(name: str, keys: object) -> None:
    assert keys_of_unit(DATA, name) == keys


def test_words_that_a_translation_lacks_are_added_in_the_order_of_the_source() -> None:
    content = b"translates: de\ntitle: Pay  # a comment\n"
    for name, words in (
        ("last.text", "Done"),
        ("open.image.labels.due", "Due"),
        ("open.text", "Open"),
        ("summary", "How to pay: so"),
        ("swiss.cells.1", "Switzerland"),
        ("pay.title", "Paying"),
        ("last.text", "Finished"),
    ):
        content = with_unit(content, name, words, DATA)
    assert content.decode() == (
        "translates: de\n"
        "title: Pay  # a comment\n"
        "summary: 'How to pay: so'\n"
        "sections:\n"
        "  - id: pay\n"
        "    title: Paying\n"
        "    steps:\n"
        "      - id: open\n"
        "        text: Open\n"
        "        image:\n"
        "          labels:\n"
        "            due: Due\n"
        "      - id: confirm\n"
        "        more:\n"
        "          - id: fees\n"
        "            table:\n"
        "              rows:\n"
        "                - id: swiss\n"
        "                  cells:\n"
        "                    - Switzerland\n"
        "                    - gratis\n"
        "      - id: last\n"
        "        text: Finished\n"
    )


def test_words_that_the_source_lacks_too_are_refused() -> None:
    with pytest.raises(InPlaceError, match="The source has no “gone"):
        with_unit(b"translates: de\ntitle: A\n", "gone.text", "B", DATA)
