"""The inputs that a widget asks for, and reading them: typed values, or everything that is wrong with them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, NamedTuple

LONGEST_ADDRESS = 254  # characters: RFC 5321, section 4.5.3.1.3, without the angle brackets
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)  # a year outside this range was mistyped: 0026, 2206

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

type Given = Mapping[str, object]
"""What could be read of the inputs: a value for each field that was filled in correctly."""


class Fault(NamedTuple):
    """A code of `ERRORS`, and the name of the field at fault."""

    error: str
    field: str


class InputError(Exception):
    """The inputs have no answer; this has all of their faults."""

    def __init__(self, *faults: Fault) -> None:
        """Keep the faults, in the order in which they are reported."""
        super().__init__(*faults)
        self.faults = faults


def always(_given: Given) -> bool:
    """The field is needed, whatever else is given."""
    return True


def never(_given: Given) -> bool:
    """The field can be left out, whatever else is given."""
    return False


class Field(NamedTuple):
    """One input of a widget.

    `options` are the words that a choice accepts. `is_needed` returns, from the other inputs, whether this one is
    needed for an answer.
    """

    name: str
    kind: Literal["date", "choice", "flag", "address"]
    options: tuple[str, ...] = ()
    is_needed: Callable[[Given], bool] = always

    @property
    def optional(self) -> bool:
        """Whether some answers do not need it."""
        return self.is_needed is not always


def read_inputs(fields: tuple[Field, ...], inputs: object) -> dict[str, object]:
    """Return a value for each field: a `date`, an option, a bool, an address; None for a blank that is not needed.

    A form sends an empty control as an empty string: null and blank strings count as missing.

    Raises:
        InputError: with each field that is unknown, missing, or not of its kind.
    """
    if not isinstance(inputs, dict):
        raise InputError(Fault("not-an-object", "inputs"))
    names = {field.name for field in fields}
    faults = [Fault("unknown-field", name) for name in inputs if name not in names]
    given: dict[str, object] = {}
    wrong: dict[str, tuple[Fault, ...]] = {}
    for field in fields:
        try:
            if not _is_blank(inputs.get(field.name)):
                given[field.name] = READERS[field.kind](field, inputs[field.name])
        except InputError as error:
            wrong[field.name] = error.faults
    for field in fields:
        if field.name in wrong:
            faults += wrong[field.name]
        elif field.name not in given and field.is_needed(given):
            faults.append(Fault("missing", field.name))
    if faults:
        raise InputError(*faults)
    return {field.name: given.get(field.name) for field in fields}


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _date(field: Field, value: object) -> date:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:  # Python also reads 20261224 and 2026-W52-4
        raise InputError(Fault("not-a-date", field.name))
    if not EARLIEST <= day <= LATEST:
        raise InputError(Fault("date-out-of-range", field.name))
    return day


def _choice(field: Field, value: object) -> object:
    if value not in field.options:
        raise InputError(Fault("not-an-option", field.name))
    return value


def _flag(field: Field, value: object) -> bool:
    if not isinstance(value, bool):
        raise InputError(Fault("not-a-flag", field.name))
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
        raise InputError(Fault("not-an-address", field.name))
    return address


READERS: Mapping[str, Callable[[Field, object], object]] = {
    "date": _date,
    "choice": _choice,
    "flag": _flag,
    "address": _address,
}
