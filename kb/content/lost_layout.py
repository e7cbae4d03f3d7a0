"""What a text loses when its YAML is read: words after “#”, signs at its beginning, and the layout of several lines.

All lines of a text become one. So a list, a table or a paragraph that is written in it would be a jumble to readers.
"""

import re
from collections.abc import Iterator, Sequence

import yaml

from kb.content.yaml_values import GUIDE_FIELDS, Fault, in_quotes

_SIGN = re.compile(r"(?m)(?:^|:) *(?:- +)*[&!]")

_LAYOUTS = (
    (re.compile(r"```|~~~"), "a block of code", "write it as “code: |”, {more}"),
    (re.compile(r"\|.*\|$|\S.* \| .* \| "), "a table", "write it as “table:”, {more}"),
    (re.compile(r"[-*+•▪◦‣·–] +\S"), "a list", "write it as “list:”, {more}; what is to be done, as steps"),
    (re.compile(r"#{1,6} +\S"), "a heading", "begin a section: “title: …”"),
    (re.compile(r"> +\S"), "a quotation", "write it as a note"),
)
_MORE = "under “more:” of a step or point"
_LIST = "a list inside a text, whose lines become one"
_SECOND_PARAGRAPH = "a second paragraph inside a text, whose lines become one"
_NUMBERED = re.compile(r"\d{1,2}[.)] +\S")
_FIELD = re.compile(rf"(?:- +)*(?P<name>{'|'.join(sorted(GUIDE_FIELDS))}):(?:\s|$)")


def may_lose(source: str) -> bool:
    """Return whether a file may lose anything but the layout of its texts. Most files cannot."""
    if " #" in source or "\t#" in source:
        return True
    return ("&" in source or "!" in source) and bool(_SIGN.search(source))


def losses(lines: Sequence[str], node: yaml.ScalarNode) -> Iterator[tuple[int, Fault]]:
    """Yield what the text loses, each with its line, from 0. `lines` are those of the file."""
    yield from _lost_signs(lines, node)
    if "\n" in node.value.strip() or node.end_mark.line > node.start_mark.line:
        first_line, inside = _lines_of(lines, node)
        if fault := _lost_layout(inside, node):
            yield first_line + fault[0], fault[1]


def lost_in_one_line(words: str) -> str | None:
    """Return what the words lose when all their lines become one; None if that is nothing but line ends."""
    lines = [line.strip() for line in words.strip().splitlines()]
    if len(lines) < 2:
        return None
    if layout := next(filter(None, map(_layout_of, lines)), None):
        return layout[0]
    if sum(bool(_NUMBERED.match(line)) for line in lines) > 1:
        return _LIST
    return _SECOND_PARAGRAPH if "" in lines else None


def losses_of_lines(lines: Sequence[str], node: yaml.ScalarNode) -> Iterator[tuple[int, Fault]]:
    """Yield what code, whose lines are kept, loses when it is read, each with its line, from 0."""
    yield from _lost_signs(lines, node)
    first_line, inside = _lines_of(lines, node)
    if node.style != "|" and sum(bool(line.strip()) for line in inside) > 1:
        wrong = "the lines become one"
        yield first_line, Fault(0, wrong, "write “|” in front of them, and each line below it, indented")


def _lost_signs(lines: Sequence[str], node: yaml.ScalarNode) -> Iterator[tuple[int, Fault]]:
    """Yield what is lost at the beginning and the end of a text that is not a block."""
    start, end = node.start_mark, node.end_mark
    if node.style in {"|", ">"}:
        return
    first, rest = lines[start.line][start.column :], lines[end.line][end.column :]
    if first.startswith(("&", "!")):
        wrong = f"the text begins with “{first[0]}”, which means something else to YAML"
        yield start.line, Fault(start.column, wrong, in_quotes(node.value))
    if re.match(r"\s+#", rest):
        wrong = f"“{rest.strip()[:40]}” is a comment, and is not shown"
        expected = "put the text in quotes: '…'; a comment stands on a line of its own"
        yield end.line, Fault(end.column + len(rest) - len(rest.lstrip()), wrong, expected)


def _lines_of(lines: Sequence[str], node: yaml.ScalarNode) -> tuple[int, list[str]]:
    """Return the number of the text's first line, from 0, and its lines, the first without what precedes the text."""
    start, end = node.start_mark, node.end_mark
    is_block = node.style in {"|", ">"}
    beginning = [] if is_block else [lines[start.line][start.column :]]  # a “- ” may precede it
    return start.line + is_block, [*beginning, *lines[start.line + 1 : end.line + (not is_block)]]


def _lost_layout(lines: Sequence[str], node: yaml.ScalarNode) -> tuple[int, Fault] | None:
    """Return the first line, from 0, that would look different from what its writer expects, and why."""
    numbered = [number for number, line in enumerate(lines) if _NUMBERED.match(line.strip())]
    for number, line in enumerate(lines):
        words = line.strip()
        column = len(line) - len(line.lstrip())
        if (number or node.style in {"|", ">"}) and (found := _FIELD.match(words)):
            wrong = f"“{found['name']}:” is inside the text above it"
            return number, Fault(column, wrong, "indent it as the fields of that step, or put the text in quotes")
        if layout := _layout_of(words):
            return number, Fault(column, *layout)
        if len(numbered) > 1 and number == numbered[0]:
            return number, Fault(column, _LIST, "write each entry as a step")
    text = node.value.strip()
    if "\n\n" in text or (node.style != "|" and "\n" in text):
        blank = next((number for number, line in enumerate(lines) if number and not line.strip()), 0)
        expected = f"write what follows as “text:”, {_MORE}"
        column = 0 if blank else node.start_mark.column
        return blank, Fault(column, _SECOND_PARAGRAPH, expected)
    if "\n" in text:
        return 0, Fault(0, "“|” keeps no line breaks here: the lines of a text become one", "write “>-”")
    return None


def _layout_of(line: str) -> tuple[str, str] | None:
    """Return what a line begins that one text cannot hold, and what to write instead."""
    for pattern, what, expected in _LAYOUTS:
        if pattern.match(line):
            return f"{what} inside a text, whose lines become one", expected.format(more=_MORE)
    return None
