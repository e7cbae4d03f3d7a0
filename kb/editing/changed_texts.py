"""The texts that were changed in the editor, with what they said before."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import TypedDict

from kb.build.git import git_answer
from kb.content.home_page import read_home_page
from kb.content.in_place import InPlaceError
from kb.content.places import QUESTIONS_FILE, QUESTIONS_OF_TOPIC
from kb.content.source_file import SourceFile
from kb.content.yaml_tree import read_tree
from kb.editing.files import Files, address_showing
from kb.editing.workspace import Workspace
from kb.render.renderer import page_path

_WORD = re.compile(r"\s+|\w+|[^\w\s]")

_MOST_UNCHANGED = 60  # words, spaces and signs: about three lines


type Pieces = list[tuple[str, str]]
"""What two texts have in common, and what only one of them has: `same`, `old` or `new`, and the words."""


class ChangedText(TypedDict):
    """A text with changes that are not handed in yet."""

    file: str
    page: str
    """The page that shows it: `de/billing/pay/`; empty if none does."""
    title: str
    """The title in the same file; empty if it has none."""
    unit: str
    """The name of the text in the file; empty if the file as a whole has changed."""
    pieces: Pieces


def changed_texts(work: Workspace) -> list[ChangedText]:
    """Return each text with changes that are not handed in yet, with its old and new words.

    In Git, the pieces cover everything that a commit of these files would change, including uncommitted edits made
    outside the editor.
    """
    found = []
    for name, (first, now) in work.journal.first_and_now().items():
        before = _committed(work.files, name, now) or first
        page, title = _page_of(Path(name)), _texts(name, now).get("title", "")
        for unit, own in _changes_of_file(name, before, now):
            found.append(ChangedText(file=name, page=page, title=title, unit=unit, pieces=own))
    return found


def _changes_of_file(name: str, before: bytes | None, after: bytes | None) -> Iterator[tuple[str, Pieces]]:
    """Yield the name and the words of each text that a file of content has changed. The name may be empty."""
    if name == "docs/names.txt":
        was, now = ((content or b"").decode("utf-8", "replace").strip() for content in (before, after))
        yield "", list(pieces(was, now))
    elif name.endswith((".yml", ".md")):
        new = _texts(name, after)
        old = _with_new_ids(_texts(name, before), new)
        for unit in dict.fromkeys((*old, *new)):
            was, now = old.get(unit, ""), new.get(unit, "")
            is_new_or_gone = unit.endswith(".id") and not (was and now)  # its words are listed anyway
            if was != now and not is_new_or_gone:
                yield unit, list(pieces(was, now))
        if list(old) != list(new) and sorted(old) == sorted(new):
            yield "", [("new", "in a different order")]
    elif not name.endswith(".txt"):  # records and the ledger are derived from the texts
        yield "", [("new", "a picture")]


def _with_new_ids(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return the old texts under the names that they have now, if ids have only been renamed."""
    before, after = ([words for unit, words in texts.items() if unit.endswith(".id")] for texts in (old, new))
    pairs = zip(before, after, strict=True) if len(before) == len(after) else ()
    renamed = {was: now for was, now in pairs if was not in after and now not in before}
    named = ((*unit.partition("."), words) for unit, words in old.items())
    return {f"{renamed.get(part, part)}{dot}{field}": words for part, dot, field, words in named}


def _committed(files: Files, name: str, now: bytes | None) -> bytes | None:
    """Return the file as it was last committed. None if it never was, or has not changed since."""
    content = git_answer(files.root, "show", f"HEAD:./{name}")
    return content if content != now else None


def pieces(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield, word by word, what two texts have in common and what only one of them has."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", _shortened(before[start:end])
            continue
        if start < end:
            yield "old", "".join(before[start:end])
        if new_start < new_end:
            yield "new", "".join(after[new_start:new_end])


def _shortened(words: list[str]) -> str:
    """Return words that have not changed: only the nearest to a change, if there are many, as among keywords."""
    if len(words) <= _MOST_UNCHANGED:
        return "".join(words)
    half = _MOST_UNCHANGED // 2
    return f"{''.join(words[:half]).rstrip()} … {''.join(words[-half:]).lstrip(' ,')}"


def _page_of(path: Path) -> str:
    """Return the path of the page that shows a file, `docs/fr/billing/pay.yml`: the home page for shared words."""
    language, *names = path.with_suffix("").parts[1:]
    if not names or path.suffix not in {".yml", ".md"}:  # topics.yml and pictures, which have no page of their own
        return ""
    if names[1:] == [QUESTIONS_FILE]:
        return page_path(language, f"{QUESTIONS_OF_TOPIC}{names[0]}")
    return page_path(language, address_showing("/".join(names)))


def _texts(name: str, content: bytes | None) -> dict[str, str]:
    """Return the texts and values of a file by name: the id of the part that contains them, then the fields."""
    if not name.endswith((".yml", ".md")):
        return {}
    if name.endswith(".md") and content:
        return dict(_named(read_home_page(SourceFile(Path(name), content), "").data, ""))
    try:
        return dict(_named(read_tree(content).data, "")) if content else {}
    except InPlaceError:
        return {"": content.decode("utf-8", "replace") if content else ""}


def _named(data: object, name: str) -> Iterator[tuple[str, str]]:
    match data:
        case dict():
            inside = f"{data['id']}" if "id" in data else name
            for key, value in data.items():
                yield from _named(value, f"{inside}.{key}" if inside else str(key))
        case list() if data and not any(isinstance(value, dict | list) for value in data):
            yield name, ", ".join(map(str, data))
        case list():
            for number, value in enumerate(data, start=1):
                yield from _named(value, f"{name}.{number}")
        case None:
            pass
        case _:
            yield name, str(data).lower() if isinstance(data, bool) else str(data)
