"""What a text loses when its YAML is read: words after “#”, signs at its beginning, and the layout of several lines.

All lines of a text become one. So a list, a table or a paragraph that is written into it would be a jumble to readers.
"""

import re
from collections.abc import Iterator, Sequence

import yaml

from kb.content.yaml_values import GUIDE_FIELDS, Fault, in_quotes

MAY_LOSE = re.compile(r"(?m)[ \t]#|(?:^|:) *(?:- +)*[&!]")
"""What a file has in which something else but the layout of a text is lost."""

_LAYOUTS = (
    (re.compile(r"```|~~~"), "a block of code", "write short code in the text: `code`"),
    (re.compile(r"\|.*\|$|\S.* \| .* \| "), "a table", "write each row as a point"),
    (re.compile(r"[-*+•▪◦‣·–] +\S"), "a list", "write each entry as a point, or as a step"),
    (re.compile(r"#{1,6} +\S"), "a heading", "begin a section: “title: …”"),
    (re.compile(r"> +\S"), "a quotation", "write it as a note"),
)
_NUMBERED = re.compile(r"\d{1,2}[.)] +\S")
_FIELD = re.compile(rf"(?:- +)*(?P<name>{'|'.join(sorted(GUIDE_FIELDS))}):(?:\s|$)")


def losses(lines: Sequence[str], node: yaml.ScalarNode) -> Iterator[tuple[int, Fault]]:
    """Yield what the text loses, each with its line, from 0. `lines` are those of the file."""
    start, end = node.start_mark, node.end_mark
    if node.style not in {"|", ">"}:
        first, rest = lines[start.line][start.column :], lines[end.line][end.column :]
        if first.startswith(("&", "!")):
            wrong = f"the text begins with “{first[0]}”, which means something else to YAML"
            yield start.line, Fault(start.column, wrong, in_quotes(node.value))
        if re.match(r"\s+#", rest):
            wrong = f"“{rest.strip()[:40]}” is a comment, and is not shown"
            expected = "put the text in quotes: '…'; a comment stands on a line of its own"
            yield end.line, Fault(end.column + len(rest) - len(rest.lstrip()), wrong, expected)
    if "\n" in node.value.strip() or end.line > start.line:
        is_block = node.style in {"|", ">"}
        beginning = [] if is_block else [lines[start.line][start.column :]]  # in front of it may be a “- ”
        inside = [*beginning, *lines[start.line + 1 : end.line + (not is_block)]]
        first_line = start.line + is_block
        if fault := _lost_layout(inside, node):
            yield first_line + fault[0], fault[1]


def _lost_layout(lines: Sequence[str], node: yaml.ScalarNode) -> tuple[int, Fault] | None:
    """Return the first line that would look otherwise than its writer thinks, from 0, and why."""
    numbered = [number for number, line in enumerate(lines) if _NUMBERED.match(line.strip())]
    for number, line in enumerate(lines):
        words = line.strip()
        column = len(line) - len(line.lstrip())
        if (number or node.style in {"|", ">"}) and (found := _FIELD.match(words)):
            wrong = f"“{found['name']}:” is inside the text above it"
            return number, Fault(column, wrong, "indent it as the fields of that step, or put the text in quotes")
        for pattern, what, expected in _LAYOUTS:
            if pattern.match(words):
                return number, Fault(column, f"{what} inside a text, whose lines become one", expected)
        if len(numbered) > 1 and number == numbered[0]:
            return number, Fault(column, "a list inside a text, whose lines become one", "write each entry as a step")
    text = node.value.strip()
    if "\n\n" in text or (node.style != "|" and "\n" in text):
        blank = next((number for number, line in enumerate(lines) if number and not line.strip()), 0)
        expected = "write what follows as a note, or as a point or step of its own"
        column = 0 if blank else node.start_mark.column
        return blank, Fault(column, "a second paragraph inside a text, whose lines become one", expected)
    if "\n" in text:
        return 0, Fault(0, "“|” keeps no line breaks here: the lines of a text become one", "write “>-”")
    return None
