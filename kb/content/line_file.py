"""Files with a name and its value on each line, sorted, so that branches merge. A line that begins with # says nothing.

docs/ledger.txt and docs/published.txt are such files. The records of translations have too many lines to read one by
one: see kb/content/translated.py.
"""

import re

from kb.content.finding import Finding
from kb.content.source_file import MARK_OF_CONFLICT, SourceFile
from kb.content.text import Place, Text

LARGEST = 64 * 1024 * 1024  # bytes; 1,500 guides have 3 MB


def read_lines(file: SourceFile, line: re.Pattern[str], expected: str) -> tuple[dict[Text, str], list[Finding]]:
    """Return the value of each name, empty if it has none, and what is wrong with the file.

    `line` matches a whole line, with the groups `name` and `value`.
    """
    values: dict[Text, str] = {}
    path, where = file.path, file.path.stem
    text, found = file.text()
    if text is None:  # so that one wrong letter does not make everything else look new
        text = file.content.decode(errors="replace")
    for number, given in enumerate(text.splitlines(), start=1):
        if not given or given.startswith("#"):
            continue
        place = Place(path, number, where=where)
        if match := line.fullmatch(given):
            name, value = match.group("name", "value")
            if name in values:
                found.append(Finding(place, f"“{name}” is listed twice", "remove all but the first line"))
            else:
                values[Text(name, place)] = value or ""
        elif not MARK_OF_CONFLICT.match(given):  # which has its own finding
            found.append(Finding(place, f"“{given[:80]}” is not a line of {path.name}", expected))
    return values, found
