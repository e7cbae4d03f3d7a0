"""The small knowledge base, with what pages need of the real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.content.languages import LANGUAGES


@pytest.fixture
def labelled_docs(docs: Path) -> Path:
    """Return the small knowledge base with the labels that pages need."""
    real = Path(__file__).parents[2] / "docs"
    for language in LANGUAGES:
        labels = (real / language / "words.yml").read_text(encoding="utf-8")
        labels = labels[labels.index("labels:\n") : labels.index("widgets:\n")]
        path = docs / language / "words.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("labels: {home: Home}\n", labels), encoding="utf-8")
    return docs
