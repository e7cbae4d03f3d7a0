"""Shows the findings in each page of the preview, above the last good page.

They are passed in a file, since they come from several processes: some go on building while the server shows pages.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path

from kb.content.writing import write_at_once

STYLES = Path(__file__).with_suffix(".css")
STYLES_ADDRESS = "/preview-findings.css"

_FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Preview</title>
</head>
<body>{body}</body>
</html>
"""
NO_SITE_YET = _FRAME.format(body="").encode()
"""Shown instead of every page until the site has been built once."""
NOT_BUILT_YET = _FRAME.format(body="<p>This page is not built yet. Load it again in a moment.</p>").encode()
"""Shown instead of pages in languages that are built after the writer's."""


@dataclass(frozen=True)
class Shown:
    """A finding as shown in a page. A failure that is not due to a file has an empty `file` and `place`."""

    file: str
    place: str
    """The file, line and column."""
    message: str


@dataclass(frozen=True)
class State:
    """All findings, and whether the last ones have just been fixed."""

    findings: tuple[Shown, ...] = ()
    are_mended: bool = False


def read_state(path: Path) -> State:
    """Return the state in the file at `path`, or one without findings if there is no file yet."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return State()
    return State(tuple(Shown(**finding) for finding in content["findings"]), content["are_mended"])


def write_state(path: Path, state: State) -> None:
    """Write the state into the file, in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_at_once(path, json.dumps(asdict(state), ensure_ascii=False).encode())


def page_with(state: State, page: bytes) -> bytes:
    """Return the page with the findings at its beginning."""
    if not state.findings and not state.are_mended:
        return page
    body = page.find(b">", page.find(b"<body")) + 1
    until_then = "there are no pages to show" if page == NO_SITE_YET else "pages stay as they were"
    return page[:body] + _written(state, until_then).encode() + page[body:]


def _written(state: State, until_then: str) -> str:
    styles = f'<link rel="stylesheet" href="{STYLES_ADDRESS}">'
    if state.are_mended:
        return f'{styles}<p class="preview-findings preview-findings--mended" role="status" lang="en">All fixed.</p>'
    number = len(state.findings)
    heading, them = ("One finding", "it") if number == 1 else (f"{number} findings", "them")
    return (
        f'{styles}<section class="preview-findings" role="status" lang="en">'
        f"<p><strong>{heading}.</strong> Until you have corrected {them}, {until_then}.</p>"
        f"<ul>{''.join(_items(state.findings))}</ul></section>"
    )


def _items(findings: Iterable[Shown]) -> Iterable[str]:
    for finding in findings:
        place = f"<code>{escape(finding.place)}</code> " if finding.place else ""
        yield f"<li>{place}<span>{escape(finding.message)}</span></li>"
