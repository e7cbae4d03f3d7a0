"""Serves the preview: MkDocs' server, which has the browser load a page again when it changed."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

POLLING_INTERVAL = 0.2  # seconds between two looks at the files
ADDRESS = "127.0.0.1"


def serve_preview(folder: Path, watched: Iterable[Path], update: Callable[[], None], port: int) -> None:
    """Serve `folder`, and call `update` whenever something in `watched` changed. Ends when it is interrupted."""
    server = LiveReloadServer(update, ADDRESS, port, str(folder), polling_interval=POLLING_INTERVAL)
    server.error_handler = lambda _code: (folder / "404.html").read_bytes()
    for path in watched:
        server.watch(str(path))
    with suppress(KeyboardInterrupt):
        server.serve()  # type: ignore[no-untyped-call]
    server.shutdown()
