"""Gives the parts of a draft better ids than `step-1` or `other-way`, before the ledger makes them last for ever."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.checks.texts import UNFINISHED
from kb.content.drafts import DraftError
from kb.content.fields import anchors, ids, items
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.ids import ANCHORS_OF_EVERY_GUIDE
from kb.content.in_place import InPlaceError
from kb.content.naming import proposed_id
from kb.content.new_guide import example_ids
from kb.content.renaming import with_ids_renamed
from kb.content.shape import Shape
from widgets.rules import WIDGETS

_NUMBERED = re.compile(r"(?:case|entry|note|part|point|question|row|section|setting|step|mark)-[0-9]+")
"""Matches the ids that `kb import` gives to parts without English words."""

_MARKS = re.compile(r"\]\([^()]*\)|[*`\\\[\]{}!]|\bui\.")
_WORDS = ("title", "question", "text", "condition", "label", "note", "tip", "warning", "cells")


@dataclass(frozen=True)
class Proposal:
    """An id that says nothing, a better one, and the words that this is made from."""

    old: str
    new: str
    words: str


def proposals(guide: GuideInLanguages) -> list[Proposal]:
    """Return a better id for each one that says nothing, from the English words, or else from the source's.

    These are ids that are only a number, and those of `kb new`, if readers can link to them. A part without words keeps
    its id. A guide that is unfinished has none yet, since it cannot be published.
    """
    if any(UNFINISHED.search(unit.text) for unit in guide.own_units):
        return []
    shown = guide.versions.get("en", guide.versions[guide.source])
    taken = taken_ids(guide)
    examples = example_ids().intersection(anchors(shown))
    found = []
    for part in items(shown, Shape):
        old = str(getattr(part, "id", ""))
        if (old in examples or _NUMBERED.fullmatch(old)) and (words := _words_of(part)):
            new = proposed_id(words, taken)
            taken.add(new)
            found.append(Proposal(old, new, words))
    return found


def taken_ids(guide: GuideInLanguages) -> set[str]:
    """Return the ids that are already taken in the guide."""
    return {*map(str, ids(guide.versions[guide.source])), *WIDGETS, *ANCHORS_OF_EVERY_GUIDE}


def renamed_in_all_files(docs: Path, address: str, names: Mapping[str, str]) -> dict[Path, bytes]:
    """Return the new content of each file that names one of these ids of the guide: old id → new one.

    These are its files in all languages, those that link to it, and files of old addresses and records. Readers must
    not have links to the old ids.

    Raises:
        DraftError: if an id in a file cannot be changed in place.
    """
    if not names:
        return {}
    place = re.compile(rf"(?<![\w/-]){re.escape(address)}#({'|'.join(map(re.escape, names))})(?![\w-])")
    of_guide = set(docs.glob(f"*/{address}.yml"))
    changed = {}
    for path in sorted(path for path in docs.rglob("*.*") if path.suffix in {".yml", ".md", ".txt"} and path.is_file()):
        content = path.read_bytes()
        new = _with_ids(path, content, names) if path in of_guide else content
        text = new.decode("utf-8", "surrogateescape")
        new = place.sub(lambda found: f"{address}#{names[found[1]]}", text).encode("utf-8", "surrogateescape")
        if new != content:
            changed[path] = new
    return changed


def _with_ids(path: Path, content: bytes, names: Mapping[str, str]) -> bytes:
    try:
        return with_ids_renamed(content, names)
    except InPlaceError as error:
        raise DraftError(f"docs/{'/'.join(path.parts[-3:])}: {error}") from error


def _words_of(part: Shape) -> str:
    """Return the words that say what a part is about. Code has none."""
    for name in _WORDS:
        if words := getattr(part, name, None):
            return _MARKS.sub("", str(words[0] if name == "cells" else words))
    return ""
