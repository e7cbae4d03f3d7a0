"""Serves the preview with MkDocs' server, which makes browsers reload a page that has changed."""

import signal
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from mkdocs.livereload import LiveReloadServer, _Handler
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter
from watchdog.utils.dirsnapshot import DirectorySnapshot, EmptyDirectorySnapshot

from hooks.byte_ranges import described, part_asked_for
from hooks.preview_findings import NO_SITE_YET, NOT_BUILT_YET, STYLES, STYLES_ADDRESS, page_with, read_state
from kb.content.characters import printable

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

POLLING_INTERVAL = 0.2  # seconds between two checks of the files
ADDRESS = "127.0.0.1"
LONGEST_LOGGED = 200  # characters of a request that failed
LONGEST_SILENCE = 30.0  # seconds in which nothing of a request arrives: then its connection is closed


class Editor(Protocol):
    """An editor of the pages that the preview shows."""

    headers: Sequence[tuple[str, str]]
    """Sent with every page and file."""

    def answer(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes] | None:
        """Answer a request, or return None if the preview should answer it."""

    def page(self, content: bytes, epoch: int) -> bytes:
        """Return the page with the editor added, which also reloads the page."""


def serve_preview(
    folder: Path,
    findings: Path,
    watched: Iterable[Path],
    update: Callable[[], None],
    port: int,
    editor: Editor | None,
) -> None:
    """Serve `folder`, and call `update` whenever anything in `watched` changes. Return when interrupted.

    Pages show the contents of the file `findings`, and reload when it changes. An editor sees requests first.

    Raises:
        OSError: if the port is in use.
    """
    server = PreviewServer(folder, findings, update, port, editor)
    for path in (*watched, findings):
        server.watch(str(path))
    with suppress(KeyboardInterrupt):
        server.serve()  # type: ignore[no-untyped-call]
    for again in (signal.SIGINT, signal.SIGTERM):  # would interrupt the shutdown, and leave threads serving
        signal.signal(again, signal.SIG_IGN)
    server.shutdown()


class Emitter(PollingEmitter):
    """Emits the changes in a watched folder, even if it disappears and comes back, as when a backup is restored.

    Watchdog's own emitter stops for good once the folder disappears, and pages would no longer change.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 (those of watchdog)
        """Watch as watchdog does, except that a folder that is gone is empty."""
        super().__init__(*arguments, **options)
        taken = self._take_snapshot

        def snapshot() -> DirectorySnapshot:
            try:
                return taken()
            except (FileNotFoundError, NotADirectoryError):
                return EmptyDirectorySnapshot()

        self._take_snapshot = snapshot


class PreviewServer(LiveReloadServer):
    """MkDocs' server, with the findings added to each page. While there is no site yet, they are every page."""

    def __init__(
        self,
        folder: Path,
        findings: Path,
        update: Callable[[], None],
        port: int,
        editor: Editor | None,
        longest_silence: float = LONGEST_SILENCE,
    ) -> None:
        """Create the server, which does not listen yet. `longest_silence` is in seconds."""
        super().__init__(update, ADDRESS, port, str(folder))
        self.observer = BaseObserver(Emitter, timeout=POLLING_INTERVAL)  # type: ignore[assignment] # as its own is
        self._findings = findings
        self._folder = folder.resolve()
        self._editor = editor
        self._not_found = folder / "404.html"
        self.longest_silence = longest_silence
        self.RequestHandlerClass = _RequestHandler
        self.error_handler = self._error_page

    def _error_page(self, _code: int) -> bytes:
        page = self._not_found.read_bytes() if self._not_found.exists() else NOT_BUILT_YET
        return self._inject_js_into_html(page, self._visible_epoch)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        page = page_with(read_state(self._findings), content)
        if self._editor:
            return self._editor.page(page, epoch)
        return bytes(super()._inject_js_into_html(page, epoch))  # type: ignore[no-untyped-call]

    def _serve_request(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes] | None:
        if self._editor:
            answer = self._editor.answer(environ, start_response)
            if answer is not None:
                return answer
            start_response = _with_headers(start_response, self._editor.headers)
        if "\0" in environ["PATH_INFO"]:
            return None  # no file has such a name
        if environ["PATH_INFO"] == STYLES_ADDRESS:
            start_response("200 OK", [("Content-Type", "text/css; charset=utf-8")])
            return [STYLES.read_bytes()]
        if environ["PATH_INFO"].endswith(".mp4") and "HTTP_RANGE" in environ:
            return self._part_of_film(environ, start_response)
        answer = super()._serve_request(environ, start_response)
        if answer is None and not any(self._folder.iterdir()):
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
            return [self._inject_js_into_html(NO_SITE_YET, self._visible_epoch)]
        return answer

    def _part_of_film(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes] | None:
        path = (self._folder / environ["PATH_INFO"].removeprefix("/")).resolve()
        content = path.read_bytes() if path.is_relative_to(self._folder) and path.is_file() else b""
        part = part_asked_for(environ["HTTP_RANGE"], len(content))
        if part is None:
            return super()._serve_request(environ, start_response)
        place = ("Content-Range", described(part, len(content)))
        start_response("206 Partial Content", [("Content-Type", "video/mp4"), place])
        return [content[part.start : part.stop]]


class _RequestHandler(_Handler):
    """MkDocs' handler, which names requests that fail in the terminal, without what must not be there.

    A request that never arrives does not keep its thread for ever. One that arrives slowly is waited for.
    """

    server: PreviewServer

    def setup(self) -> None:
        """Set the time to wait for each piece of the request."""
        super().setup()
        self.connection.settimeout(self.server.longest_silence)

    def handle(self) -> None:
        """Handle the request, unless it does not arrive."""
        with suppress(TimeoutError):
            super().handle()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log a request without its query, which may have the editor's token, and without control characters."""
        self.requestline = printable(self.requestline.partition("?")[0][:LONGEST_LOGGED])
        super().log_request(code, size)  # type: ignore[no-untyped-call]


def _with_headers(start_response: "StartResponse", own: Sequence[tuple[str, str]]) -> "StartResponse":
    """Return a function that starts a response with these headers too."""

    def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:  # noqa: ANN401 (as WSGI has it)
        return start_response(status, [*headers, *own], *error)

    return start
