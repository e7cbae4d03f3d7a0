"""The labels of the real interface.yml, for small sites that have the real words.yml."""

from __future__ import annotations

import re
from pathlib import Path

from kb.content.document import read_document
from kb.content.source_file import SourceFile

DOCS = Path(__file__).parents[1] / "docs"


def labels_named(language: str, words: str) -> dict[str, object]:
    """Return the language's labels that the words name."""
    path = DOCS / language / "interface.yml"
    labels = read_document(SourceFile(path, path.read_bytes()), language).data["labels"]
    assert isinstance(labels, dict)
    named = set(re.findall(r"\{ui\.([a-z0-9-]+)\}", words))
    return {name: label for name, label in labels.items() if name in named}
