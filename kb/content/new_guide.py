"""Starts a new guide: its source file, with an example of each kind of part, and its entry in topics.yml."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import yaml

from kb.content.content_files import drawing_paths
from kb.content.document import read_document
from kb.content.drawing import LARGEST_DRAWING, labels_in, read_drawing
from kb.content.files import Topics
from kb.content.finding import nearest
from kb.content.places import QUESTIONS_FILE
from kb.content.shape import ADDRESS_PATTERN
from kb.content.shape_findings import validated
from kb.content.source_file import IS_A_LINK, leads_elsewhere, read_source
from kb.content.text import Text
from kb.content.writing import Contents, Writer, write_together

SKELETON = Path(__file__).with_suffix(".yml")
"""The file of a new guide, with placeholders for the words: {title}."""

WORDS = Path(__file__).with_name("new_guide_words.yml")
"""These words in each language."""


class NewGuideError(Exception):
    """A guide cannot be started. The message says why, and what would be right."""


def write_new_guide(docs: Path, address: str, language: str, write: Writer = write_together) -> Path:
    """Write the source of a new guide at `address` (`topic/guide`), list it in its topic, and return its path."""
    if not re.match(ADDRESS_PATTERN, address):
        raise NewGuideError(
            f"“{address}” is not an address; expected topic/guide in kebab case, such as billing/refunds."
        )
    topic, name = address.split("/")
    if name == QUESTIONS_FILE:
        raise NewGuideError(f"“{name}” is the file of a topic's questions without a guide; expected another name.")
    if name == "index":
        raise NewGuideError(f"The topic's own page is called “{name}”; expected another name.")
    for other in docs.glob(f"*/{address}.yml"):
        raise NewGuideError(f"The guide already exists: docs/{other.relative_to(docs)}.")
    path = docs / language / f"{address}.yml"
    if leads_elsewhere(path.parent, docs):
        raise NewGuideError(f"{path.parent.relative_to(docs.parent)} {IS_A_LINK}")
    listed = listed_in_topic(docs / "topics.yml", topic, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    write({**listed, path: _example(docs, topic, language).encode()})  # last: until then it can be tried again
    return path


def example_ids() -> set[str]:
    """Return the ids in the examples. They say nothing about a guide, so writers are asked for others."""
    return set(re.findall(r"(?m)- id: (\S+)$", SKELETON.read_text(encoding="utf-8")))


def _example(docs: Path, topic: str, language: str) -> str:
    """Return the first content of a new guide: examples in the writer's language, each to be replaced."""
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    own: Mapping[str, str] = words.get(language, words["en"])
    skeleton = SKELETON.read_text(encoding="utf-8")
    return skeleton.format(today=datetime.now(UTC).date(), topic=topic, image=_image(docs, own), **own)


def _image(docs: Path, words: Mapping[str, str]) -> str:
    """Return the example of a picture: the drawing with the fewest labels, if there is one."""
    drawings = {path.name: read_drawing(read_source(path, docs, LARGEST_DRAWING))[0] for path in drawing_paths(docs)}
    labels = {name: sorted(labels_in(drawing)) for name, drawing in drawings.items() if drawing}
    with_labels = {name: own for name, own in labels.items() if own}
    if not with_labels:
        return ""
    name = min(with_labels, key=lambda name: len(with_labels[name]))
    lines = ["image:", f"  file: {name}", f"  alt: TODO {words['alt']}", "  labels:"]
    lines += [f"    {label}: TODO {words['label']}" for label in with_labels[name]]
    return "".join(f"\n        {line}" for line in lines)


def listed_in_topic(path: Path, topic: str, name: str) -> Contents:
    """Return topics.yml with the guide as the last of its topic. Comments, layout and line ends are kept."""
    guides = guides_of_topic(path, topic)
    if name in guides:
        return {}
    lines = path.read_bytes().decode("utf-8").splitlines(keepends=True)
    last = lines[guides[-1].place.line - 1] if guides else ""
    if not last.lstrip().startswith("- "):
        raise NewGuideError(f"In docs/topics.yml, list the guides of “{topic}” one to a line, such as “- {name}”.")
    indent, end = last.partition("-")[0], "\r\n" if last.endswith("\r\n") else "\n"
    lines[guides[-1].place.line - 1 : guides[-1].place.line] = [last.rstrip("\r\n") + end, f"{indent}- {name}{end}"]
    return {path: "".join(lines).encode()}


def guides_of_topic(path: Path, topic: str) -> tuple[Text, ...]:
    """Return the names of the topic’s guides, as listed in topics.yml at `path`.

    Raises:
        NewGuideError: if the file cannot be read, or has no such topic.
    """
    topics = validated(read_document(read_source(path, path.parent), ""), Topics)
    if topics is None:
        raise NewGuideError("docs/topics.yml cannot be read: see kb check.")
    guides = next((known.guides for known in topics.topics if known.id == topic), None)
    if guides is None:
        names = (known.id for known in topics.topics)
        raise NewGuideError(f"There is no topic “{topic}” in docs/topics.yml; {nearest(topic, names)}.")
    return guides
