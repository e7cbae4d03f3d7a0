"""Notes in HTML on which line each element begins, before it is parsed, as the parser does not keep this."""

import re
from collections.abc import Iterator

from kb.bringing_in.html_text import LINE

_OPENING = re.compile(r"<(?:(?P<comment>!--)|(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?:(?:\"[^\"]*\"|'[^']*'|[^>\"'])*+)>)")
_NOT_READ = ("script", "style", "textarea", "title", "iframe", "noscript", "xmp")
"""Elements that cannot contain others."""


def with_lines(html: str) -> str:
    """Return the HTML with the line, from 1, as an attribute of each element.

    Nothing is noted after the start of a tag or comment that is never closed.
    """
    return "".join(_pieces(html))


def _pieces(html: str) -> Iterator[str]:
    at, line = 0, 1
    position = 0  # lines are counted up to here
    while (start := html.find("<", at)) >= 0:
        if not re.match(r"<(?:!--|[a-zA-Z])", html[start : start + 4]):
            yield html[at : start + 1]
            at = start + 1
            continue
        found = _OPENING.match(html, start)
        end = _end(html, found) if found else -1
        if not found or end < 0:
            break
        line += html.count("\n", position, start)
        position = start
        if name := found["name"]:
            yield html[at : start + 1 + len(name)]
            yield f' {LINE}="{line}"'
            at = start + 1 + len(name)
        yield html[at:end]
        at = end
    yield html[at:]


def _end(html: str, found: re.Match[str]) -> int:
    """Return where the tag, the comment, or the text that is not read as HTML ends; -1 if it never does."""
    if found["comment"]:
        closed = html.find("-->", found.end())
        return closed + 3 if closed >= 0 else -1
    name = found["name"].lower()
    if name not in _NOT_READ:
        return found.end()
    closing = re.compile(rf"</{name}", re.IGNORECASE).search(html, found.end())
    return closing.start() if closing else -1
