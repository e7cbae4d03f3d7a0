"""Starts a new guide: its source file, and its place in topics.yml."""

import re
from datetime import UTC, datetime
from pathlib import Path

from kb.content.document import read_document
from kb.content.files import Topics
from kb.content.finding import nearest
from kb.content.shape import ADDRESS_PATTERN
from kb.content.shape_findings import validated
from kb.content.source_file import read_source

SKELETON = Path(__file__).with_suffix(".yml")
"""What a new guide's file holds, with {today} and {topic} to be filled in."""


class NewGuideError(Exception):
    """A guide cannot be started; the message says why, and what would be right."""


def write_new_guide(docs: Path, address: str, language: str) -> Path:
    """Write the source of a new guide at `address` (`topic/guide`), list it in its topic, and return its path."""
    if not re.match(ADDRESS_PATTERN, address):
        raise NewGuideError(
            f"“{address}” is not an address; expected topic/guide in kebab case, such as billing/refunds."
        )
    topic, name = address.split("/")
    for other in docs.glob(f"*/{address}.yml"):
        raise NewGuideError(f"The guide already exists: docs/{other.relative_to(docs)}.")
    _list_in_topic(docs / "topics.yml", topic, name)
    path = docs / language / f"{address}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    skeleton = SKELETON.read_text(encoding="utf-8")
    path.write_text(skeleton.format(today=datetime.now(UTC).date(), topic=topic), encoding="utf-8")
    return path


def _list_in_topic(path: Path, topic: str, name: str) -> None:
    """Add the guide as the last of its topic; the file's comments and layout stay as they are."""
    topics = validated(read_document(read_source(path, path.parent), ""), Topics)
    if topics is None:
        raise NewGuideError("docs/topics.yml cannot be read: see kb check.")
    last = next((known.guides[-1].place for known in topics.topics if known.id == topic), None)
    if last is None:
        names = (known.id for known in topics.topics)
        raise NewGuideError(f"There is no topic “{topic}” in docs/topics.yml; {nearest(topic, names)}.")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    indent = lines[last.line - 1].partition("-")[0]
    lines.insert(last.line, f"{indent}- {name}\n")
    path.write_text("".join(lines), encoding="utf-8")
