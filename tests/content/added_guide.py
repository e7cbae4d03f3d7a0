"""One more guide in the small knowledge base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.content.changes import replaced

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path


def add_guide(docs: Path, name: str, files: Mapping[str, str], published: Collection[str]) -> None:
    """Add the guide `billing/<name>`: its file in each language, its place in the topic, and its published anchors."""
    for language, text in files.items():
        (docs / language / "billing" / f"{name}.yml").write_text(text, encoding="utf-8")
    replaced("      - pay\n", f"      - pay\n      - {name}\n")(docs / "topics.yml")
    lines = [f"billing/{name} h9x2k", *(f"billing/{name}#{anchor}" for anchor in published)]
    with (docs / "ledger.txt").open("a", encoding="utf-8") as ledger:
        ledger.write("".join(f"{line}\n" for line in lines))
