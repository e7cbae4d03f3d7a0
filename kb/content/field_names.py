"""What writers call fields that have another name, or write where they do not belong."""

from collections.abc import Collection

from kb.content.finding import nearest

_OTHER_NAMES = {
    "then": ("steps", "go"),
    "link": ("go",),
    "goto": ("go",),
    "when": ("if",),
    "condition": ("if",),
    "cases": ("choice",),
    "options": ("choice",),
    "hint": ("tip",),
    "info": ("note",),
    "caution": ("warning",),
    "danger": ("warning",),
    "important": ("warning",),
    "picture": ("image",),
    "photo": ("image",),
    "screenshot": ("image",),
    "film": ("video",),
    "paragraph": ("text",),
    "items": ("list",),
    "bullets": ("list",),
    "substeps": ("steps",),
    "columns": ("head",),
    "header": ("head",),
    "name": ("title", "label"),
    "description": ("summary", "alt"),
    "questions": ("faq",),
    "faq": ("questions",),
    "outcome": ("result",),
}
"""The fields that a name may stand for: the first that is known where it was written."""

_BLOCKS = ("text", "code", "list", "table", "settings", "steps", "choice")
_NESTED = frozenset({"more", "list", "steps", "choice"})
_OF_SECTIONS = frozenset({"intro", "notes", "steps", "outro"})


def meant_by(name: str) -> tuple[str, ...]:
    """Return the fields that the name may stand for."""
    return _OTHER_NAMES.get(name.lower(), (name,))


def remedy_of_unknown(name: str, known: Collection[str]) -> str:
    """Return what to write instead of the unknown field, where the fields `known` are allowed."""
    meant = meant_by(name)
    if found := next((own for own in meant if own in known), ""):
        return f"expected “{found}”"
    if "more" in known and (block := next((own for own in meant if own in _BLOCKS), "")):
        return f"write it under “more:”, as an entry with “id: …” and “{block}: …”"
    if "sections" in known and name in _OF_SECTIONS:
        return "write it in a section, under “sections:”"
    if name in _NESTED and {"id", "text"} <= {*known}:
        return "lists and steps are only one level deep: write it as a block of its own, after this one"
    return nearest(name, known)
