"""A guide with every kind of block, in four languages: `billing/connect`."""

from __future__ import annotations

from pathlib import Path

from tests.content.added_guide import add_guide

LANGUAGES = ("de", "it", "fr", "en")
ANCHORS = (
    *("arrived", "connect", "enter", "lost", "not-arrived", "not-arrived-open", "not-arrived-wait"),
    *("send", "send-later", "send-now", "send-write", "try-out", "two-servers"),
)
"""The anchors in it."""


def with_blocks(docs: Path) -> Path:
    """Add the guide to the small knowledge base in that folder; return the folder."""
    files = {code: Path(__file__).with_name(f"{code}.yml").read_text(encoding="utf-8") for code in LANGUAGES}
    add_guide(docs, "connect", files, ANCHORS)
    return docs
