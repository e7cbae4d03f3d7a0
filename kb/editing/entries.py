"""Adds, moves, copies, renames and deletes entries with ids: steps, points, sections, questions, notes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kb.content.document import Keys, fields_in, value_at
from kb.content.fields import names_in_files, nested_fields, word_fields
from kb.content.guide import Guide
from kb.content.in_place import with_entry, with_entry_moved, with_entry_twice, with_list, without
from kb.content.naming import free_name, kebab_case
from kb.content.renaming import with_ids_renamed
from kb.content.shape import Shape
from kb.content.standalone_questions import StandaloneQuestions
from kb.content.unit_places import keys_of_entry
from kb.content.yaml_tree import read_tree
from kb.editing.answers import EditError

NEW: Mapping[str, Mapping[str, Any]] = {
    "before": {"text": ""},
    "needs": {"text": ""},
    "points": {"text": ""},
    "steps": {"text": ""},
    "sections": {"title": "", "steps": [{"id": "", "text": ""}]},
    "faq": {"question": "", "answer": ""},
    "notes": {"note": ""},
    "more": {"text": ""},
    "settings": {"label": "", "text": ""},
}
"""List → the fields of a new entry in it, to be filled in."""


def _shape_at(data: Mapping[str, Any], keys: Keys) -> type[Shape]:
    """Return the shape of what the keys lead to in a guide's file, or in a topic's questions."""
    shape: type[Shape] = StandaloneQuestions if "questions" in data else Guide
    for key in keys:
        if isinstance(key, str):
            shape = nested_fields(shape)[_in_python(shape, key)]
    return shape


def order_at(data: Mapping[str, Any], keys: Keys) -> Sequence[str]:
    """Return the names of the fields that what the keys lead to may have, in the order in which files have them."""
    return list(names_in_files(_shape_at(data, keys)).values())


def texts_to_add(data: Mapping[str, Any], keys: Keys) -> list[str]:
    """Return the names of the texts that could be added to the entry that the keys lead to."""
    shape, entry = _shape_at(data, keys), value_at(data, keys)
    texts = word_fields(shape) - nested_fields(shape).keys() - entry.keys()
    return [name for name in order_at(data, keys) if name in texts]


def ids_in(data: object) -> Iterator[str]:
    """Yield every id in the data, including former ones."""
    for keys, value in fields_in(data):
        if keys[-1] == "id" or keys[-2:-1] == ("was",):
            yield str(value)


def keys_in_source(data: Mapping[str, Any], name: str) -> Keys:
    """Return the keys that lead to the entry with that id.

    Raises:
        EditError: if the source has none.
    """
    keys = keys_of_entry(data, name)
    if keys is None:
        raise EditError(f"“{name}” is not in the source of the guide.")
    return keys


def added(content: bytes, after: str, entry: Mapping[str, Any]) -> bytes:
    """Return the content with a new entry right after the one with that id."""
    keys = keys_in_source(read_tree(content).data, after)
    return with_entry(content, keys[:-1], int(keys[-1]) + 1, entry)


def moved(content: bytes, name: str, by: int) -> bytes:
    """Return the content with the entry of that id moved by `by` places in its list."""
    data = read_tree(content).data
    keys = keys_in_source(data, name)
    number = len(value_at(data, keys[:-1]))
    new = int(keys[-1]) + by
    if not 0 <= new < number:
        raise EditError("It is already the last one." if by > 0 else "It is already the first one.")
    return with_entry_moved(content, keys, new)


def copied(content: bytes, name: str) -> tuple[bytes, str]:
    """Return the content with a copy of the entry right after it, and the id of the copy."""
    data = read_tree(content).data
    keys = keys_in_source(data, name)
    taken = set(ids_in(data))
    new = {}
    for own in ids_of_entries(value_at(data, keys)):
        new[own] = free_name(own, taken)
        taken.add(new[own])
    return with_entry_twice(content, keys, new), new[name]


def ids_of_entries(data: object) -> list[str]:
    """Return the ids in the data, without former ones."""
    return [str(value) for keys, value in fields_in(data) if keys[-1] == "id"]


def expect_free(data: Mapping[str, Any], name: str) -> None:
    """Raise EditError if an entry of the guide cannot get this id, since it is not a valid one, or is in use."""
    if not name or name != kebab_case(name):
        such = kebab_case(name) or "open"
        raise EditError(f"“{name}” is no id: expected a-z, 0-9 and single hyphens, such as {such}.")
    if name in ids_in(data):
        raise EditError(f"“{name}” is already in use in this guide.")


def renamed(content: bytes, old: str, new: str) -> bytes:
    """Return the source's content with the id `old` replaced by `new`, and kept under `was`."""
    return _with_former_ids(with_ids_renamed(content, {old: new}), new, [old])


def removed(content: bytes, name: str, published: Sequence[str]) -> tuple[bytes, str]:
    """Return the source's content without the entry of that id, and the id of its successor, or "" if it needs none.

    `published` are the guide's ids to which readers may have links. If any of them go with the entry, they lead to its
    successor from now on: the entry before it, else the one after it, else the part that contained it.
    """
    data = read_tree(content).data
    keys = keys_in_source(data, name)
    lost = [own for own in dict.fromkeys(ids_in(value_at(data, keys))) if own in published]
    successor = _successor(data, keys) if lost else ""
    if successor:
        content = _with_former_ids(content, successor, lost)
    return without(content, keys_in_source(read_tree(content).data, name)), successor


def _with_former_ids(content: bytes, name: str, former: Sequence[str]) -> bytes:
    """Return the content with these ids added to those that the entry once had."""
    data = read_tree(content).data
    keys = keys_in_source(data, name)
    known = list(map(str, value_at(data, keys).get("was") or ()))
    return with_list(content, (*keys, "was"), [*known, *former], order_at(data, keys))


def with_its_block(content: bytes, name: str) -> str:
    """Return the id of what goes if the entry is deleted: the whole block below a text, if that has nothing else."""
    data = read_tree(content).data
    keys = keys_in_source(data, name)
    while "more" in keys[:-2] and len(value_at(data, keys[:-1])) == 1:
        keys = next(above for end in range(len(keys) - 1, 0, -1) if "id" in value_at(data, above := keys[:end]))
    return str(value_at(data, keys)["id"])


def without_entry(content: bytes, name: str) -> bytes:
    """Return the content of a translation without the entry of that id, if it has one."""
    keys = keys_of_entry(read_tree(content).data, name)
    return content if keys is None else without(content, keys)


def _successor(data: Mapping[str, Any], keys: Keys) -> str:
    beside = value_at(data, keys[:-1])
    number = int(keys[-1])
    order = [*range(number - 1, -1, -1), *range(number + 1, len(beside))]
    if "was" in order_at(data, keys):
        for other in order:
            return str(beside[other]["id"])
    for length in range(len(keys) - 1, 0, -1):
        holder = value_at(data, keys[:length])
        if isinstance(holder, dict) and "id" in holder and "was" in order_at(data, keys[:length]):
            return str(holder["id"])
    raise EditError("Readers may have links to it, and nothing is left that these could lead to.")


def _in_python(shape: type[Shape], name: str) -> str:
    return next((own for own, in_files in names_in_files(shape).items() if in_files == name), name)
