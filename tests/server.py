"""A real server for the built site, on this machine, with a strict policy."""

from __future__ import annotations

import re
import socket
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.byte_ranges import described, part_asked_for
from kb.pages.security_policy import policy_in_headers
from kb.recording.serving import FileHandler, answering

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import IO


class SiteHandler(FileHandler):
    """Serves files like any static host: index.html for folders, 404.html for missing files, byte ranges of films."""

    def end_headers(self) -> None:
        # With all files: a worker follows the policy of its script.
        self.send_header("Content-Security-Policy", policy_in_headers())
        super().end_headers()

    def do_GET(self) -> None:  # noqa: N802 (a name of http.server)
        path = Path(self.translate_path(self.path))
        content = path.read_bytes() if path.suffix == ".mp4" and path.is_file() else b""
        part = part_asked_for(self.headers.get("Range", ""), len(content))
        if part is None:
            super().do_GET()
            return
        self.send_response(206)
        self.send_header("Content-Type", "video/mp4")
        self.send_header("Content-Length", str(len(part)))
        self.send_header("Content-Range", described(part, len(content)))
        self.end_headers()
        self.wfile.write(content[part.start : part.stop])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class SlowLine(SiteHandler):
    """Serves pages in pieces, each of which a browser can paint before the next arrives."""

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:
        if not self.path.endswith("/"):
            super().copyfile(source, outputfile)
            return
        head, body = re.split(rb"(?=<body)", source.read())
        pieces = re.findall(rb"(?s).{300}.*?(?=<[a-z])|.+", body)
        for piece in (head, *pieces[:25], b"".join(pieces[25:])):  # small pieces for what is seen first
            outputfile.write(piece)
            time.sleep(0.02)


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def served(folder: Path, handler: type[SiteHandler] = SiteHandler) -> AbstractContextManager[str]:
    """Serve `folder` while the context lasts; yield its address, with a slash at the end."""
    return answering(partial(handler, directory=str(folder)))
