"""Says what is wrong with the shape of a document, in words for writers."""

from typing import get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from kb.content.document import Document, Keys
from kb.content.finding import nearest
from kb.content.shape import ID_PATTERN, LETTERS_PATTERN, NAME_PATTERN
from kb.content.text import LONGEST_TEXT, Text

_EXPECTED = {
    "not_words": "expected words; put a number, true or false in quotes to make it words",
    "not_a_date": "expected a date such as 2026-11-20",
    "not_a_contact": "expected an address that begins with https://, mailto: or tel:",
    "not_one_address": "expected either “address: https://…” or “opens: start”",
    "not_a_colour": "expected a colour such as #0b5563",
    "not_quotes": "expected the two marks around “…”, such as «…»",
    "literal_error": "expected nothing, or one no-break space (\\u00a0, or the narrow \\u202f) in double quotes",
    "string_type": "expected words; put a number, true or false in quotes to make it words",
    "bool_type": "expected true or false",
    "tuple_type": "expected a list: lines that begin with “- ”",
    "too_short": "expected at least two entries",
    "dict_type": "expected fields: lines such as “title: …”",
    "model_type": "expected fields: lines such as “title: …”",
}

_EXPECTED_KEYS = {
    ID_PATTERN: "expected kebab case, such as turn-on-renewal: a-z, 0-9 and single hyphens",
    NAME_PATTERN: "expected a name of the rules, such as two_factor: a-z, 0-9, single hyphens or underscores",
    LETTERS_PATTERN: "expected letters alone",
}


def validated[Shape](document: Document, shape: type[Shape], source: type | None = None) -> Shape | None:
    """Return the document's data as a `shape`, or None with what is wrong noted as its findings.

    For a translation, `source` is the shape of what it translates: its other fields are values.
    """
    if not document.places:
        return None
    adapter = TypeAdapter(shape)
    try:
        return adapter.validate_python(document.data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _note(document, shape, source, detail)
    return None


def _note(document: Document, shape: object, source: type | None, detail: ErrorDetails) -> None:
    keys = tuple(key for key in detail["loc"] if key != "[key]")
    place = document.place(keys)
    name = str(keys[-1]) if keys else ""
    match detail["type"]:
        case "missing":
            document.find(document.place(keys[:-1]), f"the field “{name}” is missing", f"add “{name}: …”")
        case "extra_forbidden":
            if source and name in _fields(source, keys[:-1]):
                document.find(place, f"“{name}” is a value", "values belong in the source only: remove it here")
            else:
                document.find(place, f"unknown field “{name}”", nearest(name, _fields(shape, keys[:-1])))
        case "no_words":
            document.find(place, f"“{name}” is empty", "write its words, or remove the field")
        case "string_pattern_mismatch":
            document.find(place, f"“{name[:40]}” is not a key", _EXPECTED_KEYS[detail["ctx"]["pattern"]])
        case "too_long":
            wrong = f"“{name}” has {len(detail['input'])} characters"
            document.find(place, wrong, f"expected at most {LONGEST_TEXT}: say it in several texts")
        case kind:
            given = detail["input"]
            document.find(place, f"found {_described(given)}", _EXPECTED.get(kind, detail["msg"]))


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
        case list():
            return "a list"
        case _:
            return "a group of fields"


def _fields(shape: object, keys: Keys) -> set[str]:
    """Return the names of the fields that may be under `keys`."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        if not keys:
            return set(shape.model_fields)
        field = shape.model_fields.get(str(keys[0]))
        return _fields(field.annotation, keys[1:]) if field else set()
    inside = keys[1:] if keys and get_origin(shape) in (tuple, dict) else keys
    return {name for argument in get_args(shape) for name in _fields(argument, inside)}
