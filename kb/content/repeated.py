"""Many findings of the same fault, reported once with their number."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kb.content.finding import Finding

MOST_ALIKE = 3  # findings of one kind that are reported one by one
MOST_NAMED = 8  # lines or files

_PARTICULARS = re.compile(r"“[^”]*”|\([^)]*\)|\d+")
"""What may differ between two findings of one kind."""


def reported_once(found: Iterable[Finding]) -> list[Finding]:
    """Return the findings, with one in place of many of the same kind in a file, or of the very same in several files.

    It takes the place of the first of them.
    """
    in_files = _merged(
        found,
        lambda finding: (finding.place.path, finding.severity, _PARTICULARS.sub("", finding.wrong)),
        lambda others: f"{len(others)} more like this{_on_lines(others)}",
    )
    return _merged(
        in_files,
        lambda finding: (finding.severity, finding.wrong, finding.expected),
        lambda others: f"the same in {len(others)} more files: {_named([_file(other) for other in others])}",
    )


def _merged(
    found: Iterable[Finding],
    kind: Callable[[Finding], tuple[object, ...]],
    more: Callable[[Sequence[Finding]], str],
) -> list[Finding]:
    """Return the findings of a kind, or, if there are many, only the first, with `more` in words."""
    found = list(found)
    kinds: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in found:
        kinds[kind(finding)].append(finding)
    merged = []
    for finding in found:
        first, *others = kinds[kind(finding)]
        if len(others) < MOST_ALIKE:
            merged.append(finding)
        elif finding is first:
            merged.append(replace(first, wrong=f"{first.wrong} (and {more(others)})"))
    return merged


def _on_lines(others: Sequence[Finding]) -> str:
    lines = sorted({other.place.line for other in others})
    return f" on line{'s' * (len(lines) > 1)} {_named(lines)}" if lines != [1] else ""


def _file(finding: Finding) -> str:
    """Return the name of the file with that of its folder: fr/words.yml."""
    return "/".join(finding.place.path.parts[-2:])


def _named(names: Sequence[object]) -> str:
    return ", ".join(map(str, names[:MOST_NAMED])) + (", …" if len(names) > MOST_NAMED else "")
