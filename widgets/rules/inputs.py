"""The inputs that a widget asks for, and reading them: typed values, or the first fault."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, NamedTuple

LONGEST_ADDRESS = 254  # characters: RFC 5321, section 4.5.3.1.3, without the angle brackets

ERRORS = (
    "unknown-widget",
    "not-an-object",
    "unknown-field",
    "missing",
    "not-a-date",
    "not-an-option",
    "not-a-flag",
    "not-an-address",
    "date-out-of-range",
)


class InputError(Exception):
    """An input that has no answer: one code of `ERRORS`, and the name of the field at fault."""

    def __init__(self, code: str, field: str) -> None:
        """Say what is wrong, and where."""
        super().__init__(code, field)
        self.code = code
        self.field = field


class Field(NamedTuple):
    """One input of a widget; `options` are the words that a choice accepts."""

    name: str
    kind: Literal["date", "choice", "flag", "address"]
    options: tuple[str, ...] = ()
    optional: bool = False


def read_inputs(fields: tuple[Field, ...], inputs: object) -> dict[str, object]:
    """Return a value for each field: a `date`, an option, a bool, an address; None for an optional blank.

    A form sends an empty control as an empty string: null and blank strings count as missing.

    Raises:
        InputError: for the first field that is unknown, missing, or not of its kind.
    """
    if not isinstance(inputs, dict):
        raise InputError("not-an-object", "inputs")
    names = [field.name for field in fields]
    for name in inputs:
        if name not in names:
            raise InputError("unknown-field", name)
    return {field.name: _read(field, inputs.get(field.name)) for field in fields}


def _read(field: Field, value: object) -> object:
    if value is None or (isinstance(value, str) and not value.strip()):
        if field.optional:
            return None
        raise InputError("missing", field.name)
    return READERS[field.kind](field, value)


def _date(field: Field, value: object) -> date:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:  # Python also reads 20261224 and 2026-W52-4
        raise InputError("not-a-date", field.name)
    return day


def _choice(field: Field, value: object) -> object:
    if value not in field.options:
        raise InputError("not-an-option", field.name)
    return value


def _flag(field: Field, value: object) -> bool:
    if not isinstance(value, bool):
        raise InputError("not-a-flag", field.name)
    return value


def _address(field: Field, value: object) -> str:
    """Return the address without the blanks around it. Only its shape is checked."""
    address = value.strip() if isinstance(value, str) else ""
    local, _, domain = address.partition("@")
    if (
        len(address) > LONGEST_ADDRESS
        or len(address.split()) != 1
        or not local
        or "@" in domain
        or "." not in domain.strip(".")
    ):
        raise InputError("not-an-address", field.name)
    return address


READERS: Mapping[str, Callable[[Field, object], object]] = {
    "date": _date,
    "choice": _choice,
    "flag": _flag,
    "address": _address,
}
