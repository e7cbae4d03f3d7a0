"""A real server for the built site, on this machine, with the strict policy of a cautious operator."""

from __future__ import annotations

import re
import sys
import threading
import time
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.byte_ranges import described, part_asked_for
from kb.pages.security_policy import policy_in_headers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from http.server import BaseHTTPRequestHandler
    from typing import IO


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files as any static host does: index.html for folders, 404.html for what is missing, parts of films."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript", ".wasm": "application/wasm"}

    def end_headers(self) -> None:
        # With all files: a worker follows the policy of its script.
        self.send_header("Content-Security-Policy", policy_in_headers())
        super().end_headers()

    def do_GET(self) -> None:
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

    def log_message(self, *_arguments: object) -> None:
        """Log nothing: the tests look at what the browser sees."""


class SlowLine(SiteHandler):
    """Serves pages in pieces, each of which a browser can paint before the next arrives."""

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:
        if not self.path.endswith("/"):
            super().copyfile(source, outputfile)
            return
        head, body = re.split(rb"(?=<body)", source.read())
        pieces = re.findall(rb"(?s).{300}.*?(?=<[a-z])|.+", body)
        for piece in (head, *pieces[:25], b"".join(pieces[25:])):  # small ones in what is seen first
            outputfile.write(piece)
            time.sleep(0.02)


class SiteServer(ThreadingHTTPServer):
    """Ignores browsers that leave before they have received everything."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def served(folder: Path, handler: type[SiteHandler] = SiteHandler) -> AbstractContextManager[str]:
    """Serve `folder` while the context lasts; yield its address, with a slash at the end."""
    return answering(partial(handler, directory=str(folder)))


@contextmanager
def answering(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Let `handler` answer requests while the context lasts; yield its address, with a slash at the end."""
    server = SiteServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
