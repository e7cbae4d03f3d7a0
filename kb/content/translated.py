"""What translations were made from: docs/<language>/translated.txt and docs/translated-from.txt, one unit per line.

    billing/invoices#find-open.text 8f0c2b7de1a4 19d7e0c35b62 major
    billing/invoices#find-open.text 8f0c2b7de1a4 Open the [list of invoices](manager:invoices).

The first is a line of translated.txt: the unit, the digests of the source’s words and of the translation, and how much
a change matters. The second is one of translated-from.txt: the unit, the digest of the source’s words, and the words.

Both are sorted, so that branches merge. A change of the source’s words may be `major`, which misleads readers until the
translation follows, or `minor:<digest>`, which it need not follow as long as the source’s words have that digest.
The command `kb translations` writes both files. Without a language’s file, nothing is known of its translations.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kb.content.finding import Finding
from kb.content.source_file import SourceFile
from kb.content.text import Place

TRANSLATED = "translated.txt"
"""The file in the folder of each language."""
TRANSLATED_FROM = "translated-from.txt"

LARGEST_RECORDS = 64 * 1024 * 1024  # bytes; 1,500 guides have 15 MB

type Significance = Literal["", "minor", "major"]
"""How much a change of the source’s words matters to the translation, which should follow unless somebody marks it."""

_HEADING = "# What this language was translated from. `kb translations` writes this file.\n"
_HEADING_OF_WORDS = "# The words that were translated, for those that change. `kb translations` writes this file.\n"

_NAME = r"[a-z0-9-]+(?:/[a-z0-9-]+)?#[a-z0-9_.-]+"
_DIGEST = r"[0-9a-f]{12}"
_LINE = rf"({_NAME}) ({_DIGEST}) ({_DIGEST})(?: (major|minor:{_DIGEST}))?"
_LINE_OF_WORDS = rf"({_NAME}) ({_DIGEST}) (\S.*)"


class Recorded(NamedTuple):
    """What is recorded of a unit in a language."""

    source: str
    """The digest of the source’s words that were translated."""
    own: str
    """The digest of the translation."""
    mark: str = ""
    """Empty, `major`, or `minor:` and the digest of the source’s words that the translation need not follow."""


@dataclass(frozen=True)
class Records:
    """What is recorded, by the guide, question or file that units belong to (`billing/invoices`, `snippets`).

    Only the lines are kept until somebody asks for a record: 1,500 guides have 500,000 of them.
    """

    translated: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By language, for those that have the file."""
    words: Mapping[str, str] = field(default_factory=dict)

    def recorded(self, language: str, group: str) -> dict[str, Recorded]:
        """Return what is recorded of the units of a guide, by their names."""
        lines = self.translated.get(language, {}).get(group, "")
        return {name: Recorded(source, own, mark) for name, source, own, mark in re.findall(f"(?m)^{_LINE}$", lines)}

    def words_of(self, group: str) -> dict[tuple[str, str], str]:
        """Return the words that were translated, by the name of the unit and their digest."""
        lines = re.findall(f"(?m)^{_LINE_OF_WORDS}$", self.words.get(group, ""))
        return {(name, digest): _unfolded(words) for name, digest, words in lines}

    def renamed(self, moves: Mapping[str, str]) -> "Records":
        """Return the records with those of guides that moved under their new addresses: old → new."""
        return Records(
            {language: _renamed(groups, moves) for language, groups in self.translated.items()},
            _renamed(self.words, moves),
        )

    def split(self, part_of: Callable[[str], str], parts: Iterable[str]) -> dict[str, "Records"]:
        """Return the records in parts, by their names: `part_of` gives the part that a guide or question belongs to."""
        translated: dict[str, dict[str, dict[str, str]]] = {
            part: {language: {} for language in self.translated} for part in parts
        }
        words: dict[str, dict[str, str]] = {part: {} for part in translated}
        for language, groups in self.translated.items():
            for group, lines in groups.items():
                if own := translated.get(part_of(group)):
                    own[language][group] = lines
        for group, lines in self.words.items():
            if (part := part_of(group)) in words:
                words[part][group] = lines
        return {part: Records(translated[part], words[part]) for part in translated}


NOTHING_RECORDED = Records()


def _renamed(groups: Mapping[str, str], moves: Mapping[str, str]) -> dict[str, str]:
    result = dict(groups)
    for old in groups.keys() & moves.keys():
        new, passed = moves[old], {old}
        while new in moves and new not in passed:  # a circle has its own finding
            passed.add(new)
            new = moves[new]
        if new not in groups:
            result[new] = re.sub(f"(?m)^{re.escape(old)}#", f"{new}#", result.pop(old))
    return result


def read_translated(file: SourceFile) -> tuple[dict[str, str], list[Finding]]:
    """Return the lines of a language’s translated.txt by what they belong to, and what is wrong with the file."""
    expected = "expected a name, such as topic/guide#id.text, and two digests; restore the line as it was"
    return _read(file, _LINE, "is not a line of translated.txt", expected, r"\S+")


def read_translated_from(file: SourceFile) -> tuple[dict[str, str], list[Finding]]:
    """Return the lines of translated-from.txt by what they belong to, and what is wrong with the file."""
    expected = "expected a name, such as topic/guide#id.text, a digest and words; restore the line as it was"
    return _read(file, _LINE_OF_WORDS, "is not a line of translated-from.txt", expected, r"\S+ \S+")


def written_translated(recorded: Mapping[str, Recorded]) -> str:
    """Return the text of translated.txt."""
    lines = (" ".join(filter(None, (name, *record))) + "\n" for name, record in sorted(recorded.items()))
    return _HEADING + "".join(lines)


def written_translated_from(words: Mapping[tuple[str, str], str]) -> str:
    """Return the text of translated-from.txt."""
    lines = (f"{name} {digest} {_folded(text)}\n" for (name, digest), text in sorted(words.items()))
    return _HEADING_OF_WORDS + "".join(lines)


def _read(file: SourceFile, line: str, wrong: str, expected: str, key: str) -> tuple[dict[str, str], list[Finding]]:
    text, found = file.text()
    if text is None:  # so that one wrong letter does not make everything else look new
        text = _with_line_feeds(file.content.decode(errors="replace"))
    else:
        text = _with_line_feeds(text)
        found += _damaged_lines(file, text, line, wrong, expected) or _lines_given_twice(file, text, key)
    groups: dict[str, list[str]] = defaultdict(list)
    for lines in re.finditer(r"(?m)^([^#\n]+)#.*(?:\n\1#.*)*$", text):
        groups[lines[1]].append(lines[0])
    return {group: "\n".join(lines) for group, lines in groups.items()}, found


def _with_line_feeds(text: str) -> str:
    """Return the text with the line ends that we write: with others, it would all look like one comment."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _damaged_lines(file: SourceFile, text: str, line: str, wrong: str, expected: str) -> list[Finding]:
    if sum(1 for _ in re.finditer(f"(?m)^(?:{line}|#.*|)$", text)) > text.count("\n"):  # every line is as it should be
        return []
    return [
        Finding(Place(file.path, number, where="translations"), f"“{given[:80]}” {wrong}", expected)
        for number, given in _numbered(text)
        if not re.fullmatch(line, given)
    ]


def _lines_given_twice(file: SourceFile, text: str, key: str) -> Iterator[Finding]:
    keys = re.findall(f"(?m)^(?!#){key}", text)
    if len(keys) == len(set(keys)):
        return
    seen = set()
    for number, given in _numbered(text):
        if match := re.match(key, given):
            if match[0] in seen:
                wrong = f"“{match[0][:80]}” is listed twice"
                yield Finding(Place(file.path, number, where="translations"), wrong, "remove one of the two lines")
            seen.add(match[0])


def _numbered(text: str) -> Iterable[tuple[int, str]]:
    """Yield the lines that say something, with their numbers."""
    return ((number, line) for number, line in enumerate(text.split("\n"), start=1) if line and line[0] != "#")


def _folded(words: str) -> str:
    return words.replace("\\", "\\\\").replace("\n", "\\n")


def _unfolded(line: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], line)
