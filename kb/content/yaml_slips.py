"""What is wrong with YAML that cannot be read: each slip at its own line, in words for somebody who writes guides.

The parser says where it got stuck, which may be lines later, and in its own terms. So the lines are read again as their
writer sees them: indentation, the dash of a list, a field, a value.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kb.content.counted import counted
from kb.content.yaml_values import (
    FIELD,
    GUIDE_FIELDS,
    Fault,
    closing,
    fault_of_closed,
    fault_of_plain,
    fault_of_unclosed,
)

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like an ordinary one, and are part of words to YAML."""

_NAMES = "|".join(sorted(GUIDE_FIELDS))
_MARKS_OF_SPACING = (
    (re.compile(r" *(?P<at>\t)"), "a tab in the indentation", "indent with spaces"),
    (re.compile(rf" *(?:- *)?(?P<at>[{_SPACES}])"), "{name} in the indentation", "type ordinary spaces"),
    (re.compile(rf" *(?:- +)*(?:{_NAMES}):(?P<at>[{_SPACES}])"), "{name} after the colon", "type an ordinary space"),
    (re.compile(rf" *(?:- +)*(?P<at>{_NAMES}):(?=[^\s:])"), "no space after “{at}:”", "write “{at}: …”"),
    (re.compile(rf" *(?:- +)*(?P<at>{_NAMES})\s*[：;=]"), "no colon after “{at}”", "write “{at}: …”"),
    (re.compile(r" *(?P<at>-)(?=[\w\"'])"), "no space after the dash", "write “- ” in front of each entry of a list"),
    (re.compile(r" *(?P<at>[–—•·*])\s+\w[\w-]*:"), "“{at}” in front of an entry", "write “- ”, with a hyphen"),
)
_CLOSING = {"]", "}"}
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:\s#.*)?")
_WORD = re.compile(r"[a-z_]+")
_LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +|-$)*)(?P<rest>.*)")
_SECOND_DOCUMENT = re.compile(r"(?:---|\.\.\.)\s*")


@dataclass(frozen=True)
class Slip:
    """What is wrong at a line and column (from 1), and what would be right."""

    line: int
    column: int
    wrong: str
    expected: str


def slips(source: str) -> list[Slip]:
    """Return every slip of `source`, which cannot be read, in the order of the lines."""
    return list(_Reading(source.splitlines()).slips())


class _Level(NamedTuple):
    """What is open: fields or list entries that begin in this column; and the line of the first, from 0."""

    column: int
    line: int
    is_list: bool


@dataclass
class _Reading:
    """Reads line after line."""

    lines: Sequence[str]
    at: int = 0
    levels: list["_Level"] = field(default_factory=list)
    may_open: bool = True
    """Whether the next line may be indented further: nothing follows the last field, or the last dash."""
    is_unclear: bool = False
    """Whether a line was in a wrong place. Lines below it are then wrong because of it, and are not reported."""

    def slips(self) -> Iterator[Slip]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.strip() and not line.lstrip().startswith("#"):
                yield from self._of_line(line)
            self.at += 1

    def _of_line(self, line: str) -> Iterator[Slip]:
        if _SECOND_DOCUMENT.fullmatch(line):
            if self.levels:
                yield self._slip(0, f"a line of “{line.strip()}” inside the file", "remove it")
            return
        for pattern, wrong, expected in _MARKS_OF_SPACING:
            if found := pattern.match(line):
                at = found["at"]
                name = f"a {unicodedata.name(at[0], 'strange space').lower()}" if at.isspace() else ""
                yield self._slip(found.start("at"), wrong.format(at=at, name=name), expected.format(at=at))
                self.is_unclear = True
                return
        parts = _LINE.match(line)
        found = FIELD.match(parts["rest"]) if parts else None
        if not parts or not (found or parts["dashes"]):
            if self.is_unclear:
                return
            self.is_unclear = True
            words = line.strip()
            wrong, expected = (
                f"“{words[:40]}” belongs to no field",
                "write “field: words”, or indent it as part of the text above",
            )
            if _WORD.fullmatch(words):
                wrong, expected = f"no colon after “{words}”", f"write “{words}:”"
            yield self._slip(line.index(words), wrong, expected)
            return
        yield from self._of_indentation(parts.start("dashes"), parts.start("rest"))
        column = parts.start("rest") if found else parts.start("dashes")
        start = parts.start("rest") + (found.start("value") if found else 0)
        self.may_open = not line[start:].strip()
        yield from self._of_value(line, start, column)

    def _of_indentation(self, column: int, inner: int) -> Iterator[Slip]:
        """Compare where this line begins with where those above it did. `inner` is where its field begins."""
        is_entry = inner != column
        opened = self.may_open
        levels = [level for level in self.levels if level.column <= column]
        if levels != self.levels:
            opened = False
        if not is_entry and len(levels) > 1 and levels[-1].is_list and levels[-2].column == column:
            levels.pop()  # a list need not be indented further than the field that it belongs to
        above = levels[-1] if levels else None
        if above and not opened and (above.column != column or above.is_list != is_entry):
            if not self.is_unclear:
                yield self._misplaced(column, is_entry=is_entry)
            self.is_unclear = True
            return
        if not above or above.column != column or above.is_list != is_entry:
            levels.append(_Level(column, self.at, is_entry))
        if is_entry:
            levels.append(_Level(inner, self.at, is_list=False))
        self.levels = levels

    def _misplaced(self, column: int, *, is_entry: bool) -> Slip:
        """Return the slip of a line that belongs to nothing above it, with the nearest of what it may belong to."""
        alike = [level for level in self.levels if level.is_list == is_entry] or self.levels
        near = min(reversed(alike), key=lambda level: abs(level.column - column))
        what = "the “- ” of this line" if is_entry else "this line"
        if near.column == column:
            wrong, expected = f"{what} belongs to nothing above it", "indent it as the lines that it goes with"
        else:
            wrong = f"{what} is indented by {counted(column, 'space')}, and belongs to nothing above it"
            expected = f"expected {counted(near.column, 'space')}, as on line {near.line + 1}"
        return self._slip(column, wrong, expected)

    def _of_value(self, line: str, start: int, column: int) -> Iterator[Slip]:
        """Read the value that begins at `start`; it may go on over lines that are indented further than `column`."""
        value, first = line[start:], self.at
        if not value.strip() or value.startswith("#"):
            return
        if _BLOCK.fullmatch(value):
            self.at += self._deeper_lines(column)
        elif value[0] in "\"'[{":
            more = self._deeper_lines(column)
            if self.lines[first + 1 + more : first + 2 + more] and self.lines[first + 1 + more].strip()[:1] in _CLOSING:
                more += 1
            value = "\n".join([value, *self.lines[first + 1 : first + 1 + more]])
            end = closing(value)
            self.at += value.count("\n", 0, end) if end else self._deeper_lines(column, up_to_field=True)
            if fault := fault_of_closed(value, end) if end else fault_of_unclosed(value[0]):
                yield _slip_in(value, fault, first, start)
        else:
            if fault := fault_of_plain(value):
                yield _slip_in(value, fault, first, start)
            for _ in range(self._deeper_lines(column, up_to_field=True)):
                self.at += 1
                more_words = self.lines[self.at].strip()
                if fault := fault_of_plain(more_words) if more_words else None:
                    yield _slip_in(more_words, fault, self.at, self.lines[self.at].index(more_words))

    def _deeper_lines(self, column: int, *, up_to_field: bool = False) -> int:
        """Return how many of the following lines are empty, or indented further than `column`."""
        number = self.at + 1
        while number < len(self.lines):
            line = self.lines[number]
            words = line.lstrip()
            if words and len(line) - len(words) <= column:
                break
            if up_to_field and (found := FIELD.match(words.lstrip("- "))) and found["name"] in GUIDE_FIELDS:
                break
            number += 1
        return number - self.at - 1

    def _slip(self, column: int, wrong: str, expected: str) -> Slip:
        return Slip(self.at + 1, column + 1, wrong, expected)


def _slip_in(value: str, fault: Fault, line: int, start: int) -> Slip:
    """Return the slip of a value that begins at `line` and `start`, both from 0, and may have several lines."""
    before = value[: fault.at]
    column = fault.at - before.rfind("\n") - 1 if "\n" in before else start + fault.at
    return Slip(line + 1 + before.count("\n"), column + 1, fault.wrong, fault.expected)
