"""Serves the site with a script in each page that reports errors to the server."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kb.recording.serving import answering
from tests.server import SiteHandler

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

SCRIPT = Path(__file__).with_name("complaints.js")


class WatchedSite(SiteHandler):
    """Serves the site, and adds the errors that its pages report to `complaints`."""

    def __init__(self, *arguments: object, complaints: list[str], directory: str) -> None:
        self.complaints = complaints
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        page = Path(self.translate_path(self.path)) / "index.html"
        if self.path == f"/{SCRIPT.name}":
            return self._sent(SCRIPT.read_bytes(), "text/javascript")
        if page.exists() and self.path.partition("?")[0].endswith("/"):
            script = f'<head><script src="/{SCRIPT.name}"></script>'
            return self._sent(page.read_bytes().replace(b"<head>", script.encode(), 1), "text/html")
        return super().send_head()

    def do_POST(self) -> None:  # noqa: N802 (http.server calls it by this name)
        self.complaints.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()

    def _sent(self, content: bytes, kind: str) -> io.BytesIO:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)


def watched(folder: Path, complaints: list[str]) -> AbstractContextManager[str]:
    """Serve `folder` while the context lasts; yield its address, with a slash at the end."""
    return answering(partial(WatchedSite, complaints=complaints, directory=str(folder)))
