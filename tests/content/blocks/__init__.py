"""A guide with every kind of block, in four languages: `billing/connect`."""

from __future__ import annotations

import shutil
from pathlib import Path

LANGUAGES = ("de", "it", "fr", "en")
ANCHORS = (
    *("arrived", "connect", "enter", "lost", "not-arrived", "not-arrived-open", "not-arrived-wait"),
    *("send", "send-later", "send-now", "send-write", "try-out", "two-servers"),
)
"""What can be linked in it."""


def with_blocks(docs: Path) -> Path:
    """Add the guide to the small knowledge base in that folder; return the folder."""
    for language in LANGUAGES:
        shutil.copy(Path(__file__).with_name(f"{language}.yml"), docs / language / "billing" / "connect.yml")
    topics, ledger = docs / "topics.yml", docs / "ledger.txt"
    topics.write_text(topics.read_text("utf-8").replace("      - pay\n", "      - pay\n      - connect\n"), "utf-8")
    published = "".join(f"billing/connect#{anchor}\n" for anchor in ANCHORS)
    ledger.write_text(f"{ledger.read_text('utf-8')}billing/connect k9x2h\n{published}", "utf-8")
    return docs
