"""Says what is wrong with the shape of a document, in words for writers."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from kb.content.document import Document, Keys
from kb.content.field_names import meant_by, remedy_of_unknown
from kb.content.naming import kebab_case, proposed_id
from kb.content.shape import ID_PATTERN, LETTERS_PATTERN, NAME_PATTERN
from kb.content.text import LONGEST_TEXT, Text

_EXPECTED = {
    "not_words": "expected words: write each entry of a list as a point, and put a text that begins with [ in quotes: "
    "'…'",
    "not_a_date": "expected a date such as 2026-11-20",
    "neither_minor_nor_major": "expected minor, or major if readers who know the guide must be told",
    "not_months": "expected a number of months, such as 12, and at most 120",
    "not_an_area": "expected left, top, width and height as fractions of 1: [0.1, 0.2, 0.5, 0.1]",
    "not_a_contact": "expected an address that begins with https://, mailto: or tel:",
    "not_one_address": "expected either “address: https://…” or “opens: start”",
    "not_one_action": "expected one of show, click and fill, and with “fill:” a “value:”",
    "not_a_colour": "expected a colour such as #0b5563",
    "not_an_icon": "expected an icon of Material, such as material/dots-vertical",
    "not_quotes": "expected the two marks around “…”, such as «…»",
    "literal_error": "expected nothing, or one no-break space (\\u00a0, or the narrow \\u202f) in double quotes",
    "string_type": "expected words",
    "bool_type": "expected true or false",
    "tuple_type": "expected a list: lines that begin with “- ”",
    "dict_type": "expected fields: lines such as “name: …”",
}

_NO_SPACE = re.compile(r"[a-z_]+:(?=\S)")

_EXPECTED_KEYS = {
    ID_PATTERN: "expected kebab case, such as turn-on-renewal: a-z, 0-9 and single hyphens",
    NAME_PATTERN: "expected a name of the rules, such as two_factor: a-z, 0-9, single hyphens or underscores",
    LETTERS_PATTERN: "expected letters alone",
}


def validated[Shape](document: Document, shape: type[Shape], source: type | None = None) -> Shape | None:
    """Return the document's data as a `shape`, or None, with its faults added to its findings.

    For a translation, `source` is the shape of what it translates: its other fields are values.
    """
    if not document.places:
        return None
    try:
        found: Shape = _adapter(shape).validate_python(document.data)  # type: ignore[arg-type]  # types are hashable
    except ValidationError as error:
        details = error.errors(include_url=False)
        unknown = {detail["loc"] for detail in details if detail["type"] == "extra_forbidden"}
        for detail in details:
            if not _follows(detail, unknown):
                _note(document, shape, source, detail)
        return None
    return found


@cache
def _adapter(shape: type[Any]) -> TypeAdapter[Any]:
    """Return the adapter of a shape, which takes as long to make as to check a file with it."""
    return TypeAdapter(shape)


def _follows(detail: ErrorDetails, unknown: Collection[Keys]) -> bool:
    """Return whether this detail follows from another: one slip is one finding.

    A field may be missing because it is misspelt, or a list too short because its entries are wrong.
    """
    if detail["type"] == "too_short":
        return bool(len(detail["input"]) >= detail["ctx"]["min_length"])
    missing = detail["loc"]
    beside = [str(keys[-1]) for keys in unknown if keys[:-1] == missing[:-1]]
    name = str(missing[-1]) if missing else ""
    is_there = any(name in meant_by(own) for own in beside) or bool(get_close_matches(name, beside, n=1))
    return detail["type"] == "missing" and is_there


def _note(document: Document, shape: object, source: type | None, detail: ErrorDetails) -> None:
    keys = tuple(key for key in detail["loc"] if key != "[key]")
    place = document.place(keys)
    name = str(keys[-1]) if keys else ""
    match detail["type"]:
        case "missing" if name == "id":
            document.find(document.place(keys[:-1]), "the id is missing", _remedy_of_id(document, source, detail))
        case "missing":
            document.find(document.place(keys[:-1]), f"the field “{name}” is missing", f"add “{name}: …”")
        case "extra_forbidden" if keys not in document.places:
            pass  # it is among the words of another language that fill in this one's, and is reported there
        case "extra_forbidden":
            if source and name in _fields(source, keys[:-1]):
                document.find(place, f"“{name}” is a value", "values belong in the source only: remove it here")
            else:
                document.find(
                    place, f"unknown field “{name}”", _remedy_of_field(detail, name, _fields(shape, keys[:-1]))
                )
        case "nothing_to_say":
            document.find(place, "the guide is empty", "add “sections:”, “points:” or “faq:”")
        case "no_words" if isinstance(keys[-1], int):
            document.find(place, "the entry is empty", "write its words, or “–” where there is nothing to say")
        case "no_words":
            document.find(place, f"“{name}” is empty", "write its words, or remove the field")
        case _ if detail["input"] is None:
            if not any(finding.place.line == place.line for finding in document.findings):  # such as a “#” before it
                document.find(place, f"“{name}” is empty", "fill it in, or remove the field")
        case "not_kebab_case":
            given: Text = detail["input"]
            expected = f"expected “{kebab_case(given)}”: a-z, 0-9 and single hyphens"
            document.find(given.place, f"the id “{given}” is not in kebab case", expected)
        case "string_pattern_mismatch":
            document.find(place, f"“{name[:40]}” is not a key", _EXPECTED_KEYS[detail["ctx"]["pattern"]])
        case "too_long":
            what = "the entry" if isinstance(keys[-1], int) else f"“{name}”"
            wrong = f"{what} has {len(detail['input'])} characters"
            document.find(place, wrong, f"expected at most {LONGEST_TEXT}: say it in several texts")
        case _:
            document.find(place, f"found {_described(detail['input'])}", _remedy_of_value(detail, shape, keys))


def _remedy_of_id(document: Document, source: type | None, detail: ErrorDetails) -> str:
    """Return an id for a part, made from its words; in a translation, the source's id."""
    if source:
        return "add the id that this part has in the source"
    taken = {str(value) for name, value in _values_in(document.data) if name == "id"}
    first = (str(value) for name, value in _values_in(detail["input"]) if isinstance(value, Text) and name != "id")
    return f"add “id: {proposed_id(next(first, ''), taken)}”, or a better one in English"


def _values_in(data: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Yield each value that is neither a mapping nor a list, in order, with the name of its field."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _values_in(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from _values_in(value, name)
    else:
        yield name, data


def _remedy_of_field(detail: ErrorDetails, name: str, known: Collection[str]) -> str:
    if detail["input"] is None:  # as in {alt: An invoice, open}
        return "put the text before it in quotes: '…', since in {…} each comma begins a field"
    return remedy_of_unknown(name, known)


def _remedy_of_value(detail: ErrorDetails, shape: object, keys: Keys) -> str:
    """Return what would be right instead of the value that is under `keys` of a `shape`."""
    kind, given = detail["type"], detail["input"]
    if kind == "too_short":
        return f"expected at least {'two' if detail['ctx']['min_length'] == 2 else 'one'}"
    if kind in {"not_words", "string_type"} and isinstance(given, int | float):
        return f"put it in quotes to make it words: '{str(given).lower() if isinstance(given, bool) else given}'"
    if kind in {"model_type", "dict_type"} and isinstance(given, Text) and (field := _NO_SPACE.match(given)):
        return f"write “{field.group()} …”, with a space"
    if kind in {"not_words", "string_type"} and isinstance(given, dict):
        return "put the text in quotes: '…', since a colon in it, or { at its beginning, makes fields of it"
    if kind in {"dict_type", "tuple_type"} and "for" in keys[-2:]:
        return "expected a kind of variants and a list of its values: {system: [ios]}"
    if kind == "bool_type" and given in ("true", "false"):  # not a set: what is given may be a list
        return f"write {given} without quotes"
    if kind == "model_type":
        return f"expected fields: lines such as {', '.join(f'“{name}: …”' for name in _first_fields(shape, keys))}"
    return _EXPECTED.get(kind, detail["msg"])


def _described(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return f"“{str(value).lower()}”"
        case Text():
            return f"“{value[:40]}”"
        case int() | float():
            return f"the number {value}"
        case list() | tuple():
            return "a list" if value else "an empty list"
        case _:
            return "a group of fields"


def _first_fields(shape: object, keys: Keys) -> list[str]:
    """Return the fields with which a part under `keys` begins: at most three that it must have."""
    models = _models(shape, keys)
    known = models[0].model_fields if models else {}
    required = [field.alias or name for name, field in known.items() if field.is_required()]
    if required == ["id"] and "text" in known:
        return ["id", "text"]
    return required[:3] or list(known)[:1] or ["title"]


def _models(shape: object, keys: Keys) -> list[type[BaseModel]]:
    """Return the shapes that are allowed under `keys`."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        field = shape.model_fields.get(str(keys[0])) if keys else None
        return [shape] if not keys else _models(field.annotation, keys[1:]) if field else []
    inside = keys[1:] if keys and get_origin(shape) in (tuple, dict) else keys
    return [model for argument in get_args(shape) for model in _models(argument, inside)]


def _fields(shape: object, keys: Keys) -> list[str]:
    """Return the names of the fields that are allowed under `keys`."""
    names = (field.alias or name for model in _models(shape, keys) for name, field in model.model_fields.items())
    return list(dict.fromkeys(names))
