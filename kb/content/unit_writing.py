"""Writes the words of units into the files of a language: existing files change in place, missing ones are created."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kb.content.characters import named, refused, seen_as
from kb.content.document import Keys, as_read, read_document
from kb.content.home_page import PARTS
from kb.content.in_place import InPlaceError, with_texts, with_value
from kb.content.lost_layout import lost_in_one_line
from kb.content.places import QUESTIONS_FILE
from kb.content.source_file import IS_A_LINK, leads_elsewhere, read_source
from kb.content.unit_places import keys_of_unit, with_unit
from kb.content.yaml_tree import Tree
from kb.content.yaml_writing import fields

INTERFACE = "interface"
_CLAIMS = {"label", "way"}
_SCHEMA = "# yaml-language-server: $schema="


def as_in_files(name: str, words: str) -> str:
    """Return the words of a unit as its file would hold them: in one line, except for the text of a home page."""
    if name == "index#body":
        return words.replace("\r\n", "\n").strip()
    return as_read(words, ())


def lost_in_files(name: str, words: str) -> Iterator[str]:
    """Yield what a file cannot hold in the words of a unit, and what would be right."""
    for sign in dict.fromkeys(words[at] for at in refused(words)):
        yield f"the character {named(sign)}, which {seen_as(sign)}; remove it"
    if name != "index#body" and (lost := lost_in_one_line(words)):
        yield f"{lost}; expected one paragraph, as in the source"


def with_words(path: Path, source: Path, docs: Path, texts: Mapping[str, str]) -> bytes:
    """Return the content of the file at `path` with these texts: the name of each unit → its words.

    `source` is the source of the file.

    Raises:
        InPlaceError: if a file cannot be read, or cannot be changed without losing something.
    """
    own = {_name_in_file(name, path): words for name, words in texts.items()}
    content = _content(path, docs) if path.exists(follow_symlinks=False) else None
    if content is None and leads_elsewhere(path.parent, docs):
        raise InPlaceError(f"“{path.parent.name}” {IS_A_LINK}")
    if path.suffix == ".md":
        return _home_page(content or _content(source, docs), own)
    if content is None:
        return _new_file(path, source, docs, own)
    there = Tree(content).data
    known = {keys: words for name, words in own.items() if (keys := keys_of_unit(there, name)) is not None}
    missing = {name: words for name, words in own.items() if keys_of_unit(there, name) is None}
    content = with_texts(content, known)
    data = _data(source, docs) if missing else {}
    for name, words in missing.items():
        content = with_unit(content, name, words, data)
        if path.stem == INTERFACE:
            content = with_value(content, (*name.split(".")[:-1], "unconfirmed"), value=True)
    return content


def _home_page(content: bytes, texts: Mapping[str, str]) -> bytes:
    """Return the content of a home page with these texts in its front matter and its Markdown."""
    page = PARTS.fullmatch(content.decode())
    if page is None:
        raise InPlaceError("The home page has no front matter.")
    front, body = page["front"], page["body"]
    own: dict[Keys, str] = {(name,): words for name, words in texts.items() if name != "body"}
    new_front = with_texts(front.encode(), own).decode() if own else front
    new_body = texts.get("body", "")
    between = content.decode()[page.end("front") : page.start("body")]
    ending = body[len(body.rstrip()) :]
    return f"{new_front}{between}{new_body + ending if new_body else body}".encode()


def _name_in_file(name: str, path: Path) -> str:
    """Return the name of the unit within its file, in which a question without a guide is an entry."""
    group, _, own = name.partition("#")
    return f"{group.partition('/')[2]}.{own}" if path.stem == QUESTIONS_FILE and "/" in group else own


def _content(path: Path, docs: Path) -> bytes:
    file = read_source(path, docs)
    if file.fault:
        raise InPlaceError(f"{file.fault[0]}; {file.fault[1]}")
    return file.content


def _data(path: Path, docs: Path) -> dict[str, Any]:
    document = read_document(read_source(path, docs), "")
    if not document.data:
        raise InPlaceError(f"“{path.name}” cannot be read: see kb check.")
    return document.data


def _new_file(path: Path, source: Path, docs: Path, texts: Mapping[str, str]) -> bytes:
    """Return a new translation: the words in the order of the source, with the ids that they belong to."""
    data = _data(source, docs)
    words = {}
    for name, own in texts.items():
        if (keys := keys_of_unit(data, name)) is None:
            raise InPlaceError(f"The source has no “{name}”.")
        words[keys] = own
    new = _translated(data, (), words) or {}
    if path.stem == INTERFACE:
        new = _with_claims(new)
    is_guide = len(path.relative_to(docs).parts) > 2
    schema = path.stem if not is_guide else "translated-questions" if path.stem == QUESTIONS_FILE else "translation"
    lines = [f"{_SCHEMA}{'../' * len(path.relative_to(docs).parts)}schemas/{schema}.json"]
    lines += fields({"translates": source.relative_to(docs).parts[0], **new} if is_guide else new, "")
    return "".join(f"{line}\n" for line in lines).encode()


def _translated(part: Any, keys: Keys, words: Mapping[Keys, str]) -> Any:  # noqa: ANN401 (plain data)
    """Return a part of the source as a translation has it: words, with the ids around them. None without words."""
    match part:
        case dict():
            inner = {name: _translated(value, (*keys, name), words) for name, value in part.items() if name != "id"}
            inner = {name: value for name, value in inner.items() if value is not None}
            return ({"id": str(part["id"])} if "id" in part else {}) | inner if inner else None
        case list():
            entries = [_translated(value, (*keys, number), words) for number, value in enumerate(part)]
            if not any(isinstance(value, str) for value in entries):
                return [value for value in entries if value is not None] or None
            return [value or str(part[number]) for number, value in enumerate(entries)]  # the cells of a row
        case _:
            return words.get(keys)


def _with_claims(part: Mapping[str, Any]) -> dict[str, Any]:
    """Return new labels of the company's programs, and ways to their pages, marked as unconfirmed.

    Nobody has checked yet that the programs use the same words.
    """
    inner = {name: _with_claims(value) if isinstance(value, dict) else value for name, value in part.items()}
    return inner | {"unconfirmed": True} if inner.keys() & _CLAIMS else inner
