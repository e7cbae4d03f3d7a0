"""The same fault many times over, reported once with its number."""

import re
from collections.abc import Iterable
from dataclasses import replace

from kb.content.finding import Finding

MOST_ALIKE = 3  # findings of one kind that are reported one by one
MOST_LINES = 8  # that are named

_QUOTED = re.compile(r"“[^”]*”|\([^)]*\)|\d+")


def reported_once(found: Iterable[Finding]) -> list[Finding]:
    """Return the findings, with one in place of many of the same kind in a file, or of the very same in several files.

    They stay in the order in which the first of each kind was found.
    """
    in_files: dict[tuple[object, ...], list[Finding]] = {}
    for finding in found:
        in_files.setdefault((finding.place.path, finding.severity, _QUOTED.sub("", finding.wrong)), []).append(finding)
    merged = [one for alike in in_files.values() for one in _one_of_file(alike)]
    in_all: dict[tuple[object, ...], list[Finding]] = {}
    for finding in merged:
        in_all.setdefault((finding.severity, finding.wrong, finding.expected), []).append(finding)
    return [one for alike in in_all.values() for one in _one_of_files(alike)]


def _one_of_file(alike: list[Finding]) -> list[Finding]:
    if len(alike) <= MOST_ALIKE:
        return alike
    first, *others = alike
    lines = sorted({finding.place.line for finding in others} - {first.place.line})
    named = ", ".join(map(str, lines[:MOST_LINES])) + (", …" if len(lines) > MOST_LINES else "")
    where = f" on {'line' if len(lines) == 1 else 'lines'} {named}" if lines else ""
    return [replace(first, wrong=f"{first.wrong} (and {len(others)} more like this{where})")]


def _one_of_files(alike: list[Finding]) -> list[Finding]:
    if len(alike) <= MOST_ALIKE:
        return alike
    first, *others = alike
    names = [finding.place.path.name for finding in others]
    named = ", ".join(names[:MOST_LINES]) + (", …" if len(names) > MOST_LINES else "")
    return [replace(first, wrong=f"{first.wrong} (and the same in {len(others)} more files: {named})")]
