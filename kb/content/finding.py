"""What is wrong in the content, for the person who wrote it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from kb.content.characters import printable
from kb.content.text import Place

LONGEST_NAME = 200  # characters; comparing a longer name with all others would take too long

_LINE_BREAK = re.compile(r"(?<!\s)\s*[\r\n]\s*")  # matches only where spaces begin, so that none are read twice

type Severity = Literal["error", "unfinished", "warning"]


@dataclass(frozen=True)
class Finding:
    """One fault: where it is, what is wrong, what is expected.

    An error stops the build, and so does anything unfinished, except in the preview. A warning does not: the page can
    be shown, but somebody has work to do.
    """

    place: Place
    wrong: str
    expected: str
    severity: Severity = "error"

    def line(self, root: Path) -> str:
        """Return `path:line:column: where: what is wrong; what is expected`, the path as seen from `root`."""
        place = self.place
        path = place.path.relative_to(root) if place.path.is_relative_to(root) else place.path
        mark = "warning: " if self.severity == "warning" else ""
        line = f"{path}:{place.line}:{place.column}: {mark}{place.where}: {self.wrong}; {self.expected}"
        return printable(_LINE_BREAK.sub(" ", line))  # a key, or words that are quoted, may have several lines


def new_findings(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings that are not among those before, whatever lines of their files those were on."""
    known = set(map(_without_line, before))
    yield from (finding for finding in after if _without_line(finding) not in known)


def _without_line(finding: Finding) -> tuple[Path, str, str, Severity]:
    return finding.place.path, finding.place.where, finding.wrong, finding.severity


def nearest(name: str, valid: Iterable[str]) -> str:
    """Return what to write instead of the unknown `name`: its nearest valid neighbour, or all the valid names."""
    names = sorted(set(valid))
    close = get_close_matches(name, names, n=1, cutoff=0.6) if len(name) <= LONGEST_NAME else []
    if close:
        return f"did you mean “{close[0]}”?"
    if not names:
        return "there is none yet"
    shown = ", ".join(names[:12])
    return f"expected one of: {shown}" + (", …" if len(names) > 12 else "")
