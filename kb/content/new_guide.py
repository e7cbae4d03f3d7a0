"""Starts a new guide: its source file, and its place in topics.yml."""

import re
from datetime import UTC, datetime
from pathlib import Path

import yaml

from kb.content.finding import nearest
from kb.content.shape import ADDRESS_PATTERN

SKELETON = """\
# yaml-language-server: $schema=../../../schemas/guide.json
title: TODO
summary: TODO
keywords: [TODO]
reviewed: {today}
owner: {topic}
before:
  - id: good-to-know
    text: TODO
sections:
  - id: do-it
    title: TODO
    steps:
      - id: do-it-open
        text: Open the [Manager](manager:start).
        result: TODO
      - id: do-it-choose
        text: TODO
faq:
  - id: first-question
    question: TODO
    answer: TODO
"""


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
    path.write_text(SKELETON.format(today=datetime.now(UTC).date(), topic=topic), encoding="utf-8")
    return path


def _list_in_topic(path: Path, topic: str, name: str) -> None:
    """Add the guide as the last of its topic; the file's comments and layout stay as they are."""
    source = path.read_text(encoding="utf-8")
    names = []
    topics = _mapping(yaml.compose(source, Loader=yaml.CSafeLoader))["topics"]
    for fields in map(_mapping, topics.value):
        names.append(fields["id"].value)
        if names[-1] == topic:
            last = fields["guides"].value[-1]
            lines = source.splitlines(keepends=True)
            indent = lines[last.start_mark.line].partition("-")[0]
            lines.insert(last.end_mark.line + 1, f"{indent}- {name}\n")
            path.write_text("".join(lines), encoding="utf-8")
            return
    raise NewGuideError(f"There is no topic “{topic}” in docs/topics.yml; {nearest(topic, names)}.")


def _mapping(node: yaml.Node | None) -> dict[str, yaml.Node]:
    return {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
