"""Examines HTML before it is parsed: parsers take very long over elements that are nested thousands of levels deep."""

import re
from collections import Counter

from kb.bringing_in.faults import BringingInError

DEEPEST_NESTING = 200
MOST_TAGS = 50_000
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)")
_CLOSED_BY_OTHERS = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
        *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "option"),
    }
)
"""Elements that are empty, or that end where the next one begins."""


def refuse_deep_nesting(html: str, source: str) -> None:
    """Refuse HTML in which elements of the same name are nested too deeply.

    Raises:
        BringingInError: if they are; also if thousands of elements are never closed.
    """
    depth = Counter[str]()
    for number, tag in enumerate(_TAG.finditer(html)):
        if number == MOST_TAGS:
            raise BringingInError(f"{source}: more than {MOST_TAGS} tags; split the page.")
        name = tag["name"].lower()
        if name not in _CLOSED_BY_OTHERS:
            depth[name] = max(0, depth[name] + (-1 if tag["end"] else 1))
            if depth[name] > DEEPEST_NESTING:
                line = html.count("\n", 0, tag.start()) + 1
                wrong = f"“{name}” is nested too deeply, or never closed"
                raise BringingInError(f"{source}:{line}: {wrong}; expected at most {DEEPEST_NESTING} levels.")
