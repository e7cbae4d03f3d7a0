"""Serves the preview: MkDocs' server, which has the browser load a page again when it changed."""

import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

POLLING_INTERVAL = 0.2  # seconds between two looks at the files
ADDRESS = "127.0.0.1"


def serve_preview(folder: Path, watched: Iterable[Path], update: Callable[[], None], port: int) -> None:
    """Serve `folder`, and call `update` whenever something in `watched` changed. Ends when it is interrupted.

    Raises:
        OSError: if the port is in use.
    """
    server = LiveReloadServer(update, ADDRESS, port, str(folder), polling_interval=POLLING_INTERVAL)
    server.error_handler = lambda _code: (folder / "404.html").read_bytes()
    for path in watched:
        server.watch(str(path))
    with suppress(KeyboardInterrupt):
        server.serve()  # type: ignore[no-untyped-call]
    for again in (signal.SIGINT, signal.SIGTERM):  # would interrupt the end, and leave threads that go on serving
        signal.signal(again, signal.SIG_IGN)
    server.shutdown()
