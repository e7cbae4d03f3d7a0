"""Access to the editor: only for the browser that has the token, from pages of the preview."""

from __future__ import annotations

import json
import re
import socket
from contextlib import closing, contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from hooks.preview_server import PreviewServer
from kb.editing.access import Access, RefusedError
from kb.editing.server import BELOW, OWN_FILES, EditorServer
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ACCESS = Access(8000, "secret")
HOST = "127.0.0.1:8000"
COOKIE = "kb-editor-8000=secret"


def _asked(method: str = "GET", path: str = "/de/", query: str = "", **headers: str) -> dict[str, Any]:
    own = {"HTTP_HOST": HOST, "HTTP_COOKIE": COOKIE} | headers
    return {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query} | {
        name: value for name, value in own.items() if value
    }


def _posted(body: bytes = b"{}", **headers: str) -> dict[str, Any]:
    sent = {
        "HTTP_ORIGIN": f"http://{HOST}",
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
    }
    return {**_asked("POST", f"{BELOW}ask", **(sent | headers)), "wsgi.input": BytesIO(body)}


def test_the_browser_with_the_cookie_is_admitted() -> None:
    assert ACCESS.admitted(_asked()) == []
    assert ACCESS.admitted(_asked(HTTP_HOST="localhost:8000")) == []
    assert ACCESS.admitted(_posted()) == []


def test_the_address_with_the_token_sets_the_cookie_and_redirects_without_it() -> None:
    headers = dict(ACCESS.admitted(_asked(path="/de/billing/", query="token=secret&q=a", HTTP_COOKIE="")))
    assert headers["Location"] == f"http://{HOST}/de/billing/?q=a"
    assert headers["Set-Cookie"] == "kb-editor-8000=secret; Path=/; HttpOnly; SameSite=Strict"
    led = dict(ACCESS.admitted(_asked(path="//evil.example/", query="token=secret", HTTP_COOKIE="")))
    assert led["Location"] == f"http://{HOST}/evil.example/"  # never to another host


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_HOST": "evil.example:8000"},  # DNS rebinding
        {"HTTP_HOST": "127.0.0.1:8000.evil.example"},
        {"HTTP_HOST": "127.0.0.1"},
        {"HTTP_HOST": ""},
        {"HTTP_COOKIE": ""},
        {"HTTP_COOKIE": "kb-editor-8000=guess"},
        {"HTTP_COOKIE": "kb-editor-8001=secret"},  # of another preview
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},  # another port of this machine
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "http://127.0.0.1:8001"},
    ],
)
def test_others_are_refused(headers: dict[str, str]) -> None:
    for asked in (_asked(**headers), _posted(**headers)):
        with pytest.raises(RefusedError):
            ACCESS.admitted(asked)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_ORIGIN": ""}, "403 Forbidden"),
        ({"CONTENT_TYPE": "text/plain"}, "415 Unsupported Media Type"),  # as a form on another site can send it
        ({"CONTENT_TYPE": "application/x-www-form-urlencoded"}, "415 Unsupported Media Type"),
        ({"CONTENT_LENGTH": ""}, "411 Length Required"),
        ({"CONTENT_LENGTH": "-1"}, "411 Length Required"),
        ({"CONTENT_LENGTH": "99999999999"}, "413 Content Too Large"),
        ({"CONTENT_LENGTH": "9" * 5000}, "413 Content Too Large"),
        ({"REQUEST_METHOD": "DELETE"}, "405 Method Not Allowed"),
    ],
)
def test_only_our_own_scripts_may_post(headers: dict[str, str], status: str) -> None:
    asked = {**_posted(), **{name: value for name, value in headers.items() if value}}
    for name in [name for name, value in headers.items() if not value]:
        del asked[name]
    with pytest.raises(RefusedError) as refused:
        ACCESS.admitted(asked)
    assert refused.value.status == status


def test_a_token_is_refused_by_post_or_with_another_host() -> None:
    for asked in (
        {**_posted(), "QUERY_STRING": "token=secret", "HTTP_COOKIE": ""},
        _asked(query="token=secret", HTTP_HOST="evil.example:8000", HTTP_COOKIE=""),
        _asked(query="token=", HTTP_COOKIE=""),
        _asked(query="token=%ff", HTTP_COOKIE="kb-editor-8000=%ff"),
    ):
        with pytest.raises(RefusedError):
            ACCESS.admitted(asked)


def test_each_session_has_a_token_of_its_own() -> None:
    assert Access(8000).token != Access(8000).token
    assert len(Access(8000).token) > 40


def _served(environ: dict[str, Any]) -> tuple[str, dict[str, str], bytes] | None:
    started: list[Any] = []
    server = EditorServer(ACCESS, lambda asked: {"asked": asked})
    answer = server.answer(environ, lambda *start: started.append(start))  # type: ignore[arg-type, return-value]
    if answer is None:
        return None
    status, headers = started[0]
    return status, dict(headers), b"".join(answer)


def test_the_editor_answers_its_own_scripts_and_leaves_pages_to_the_preview() -> None:
    served = _served(_posted(b'{"do": "read"}'))
    assert served
    assert json.loads(served[2]) == {"asked": {"do": "read"}}
    assert served[1]["Cache-Control"] == "no-store"
    assert "require-trusted-types-for 'script'" in served[1]["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in served[1]["Content-Security-Policy"]
    assert _served(_asked()) is None


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'"' + b"a" * 10])
def test_malformed_requests_are_refused(body: bytes) -> None:
    served = _served(_posted(body))
    assert served
    assert served[0] == "400 Bad Request"


@pytest.mark.parametrize(
    "path", ["../server.py", "..%2fserver.py", "%2e%2e/server.py", "/etc/passwd", "editor.js/../../server.py", "", "x"]
)
def test_only_the_editors_own_files_are_served(path: str) -> None:
    served = _served(_asked(path=f"{BELOW}{path}"))
    assert served
    assert served[0] == "404 Not Found"


def test_its_scripts_and_styles_are_served() -> None:
    for name, kind in (("editor.js", "text/javascript; charset=utf-8"), ("editor.css", "text/css; charset=utf-8")):
        served = _served(_asked(path=f"{BELOW}{name}"))
        assert served
        assert (served[0], served[1]["Content-Type"]) == ("200 OK", kind)


@contextmanager
def _connected(folder: Path, longest_silence: float) -> Iterator[tuple[PreviewServer, socket.socket]]:
    """Yield a server that has accepted nothing yet, and a connection to it."""
    editor = EditorServer(ACCESS, lambda asked: {"asked": asked})
    server = PreviewServer(folder, folder / "findings", lambda: None, 0, editor, longest_silence)
    with closing(server.socket):
        server.server_bind()
        server.server_activate()
        with socket.create_connection(server.server_address[:2]) as client:
            yield server, client


HEAD = (
    f"POST {BELOW}ask HTTP/1.1\r\nHost: {HOST}\r\nOrigin: http://{HOST}\r\nCookie: {COOKIE}\r\n"
    "Content-Type: application/json\r\nContent-Length: 14\r\n\r\n"
).encode()


@pytest.mark.parametrize(
    ("sent", "answered"),
    [(b"", b""), (HEAD[:40], b""), (HEAD, b"HTTP/1.0 408 Request Timeout"), (HEAD + b'{"do":', b"HTTP/1.0 408")],
)
def test_a_request_that_never_arrives_is_given_up(tmp_path: Path, sent: bytes, answered: bytes) -> None:
    with _connected(tmp_path, longest_silence=0.1) as (server, client), client.makefile("rb") as answer:
        client.sendall(sent)
        server.handle_request()
        assert answer.read().startswith(answered)  # until the server closes the connection


def test_a_request_may_arrive_in_pieces(tmp_path: Path) -> None:
    with _connected(tmp_path, longest_silence=60) as (server, client), client.makefile("rb") as answer:
        client.sendall(HEAD[:40])
        server.handle_request()
        for piece in (HEAD[40:] + b'{"do":', b' "read"}'):
            client.sendall(piece)
        assert answer.read().endswith(b'{"asked": {"do": "read"}}')


def test_a_page_gets_the_script_of_the_editor() -> None:
    page = EditorServer(ACCESS, lambda asked: asked).page(b"<html><body><p>A</p></body></html>", 7)
    assert page.endswith(b'<script type="module" src="/-/editor/editor.js" data-epoch="7"></script>\n</body></html>')


def test_its_classes_are_not_those_of_pages() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in OWN_FILES.glob("*.js"))
    made = {name for names in re.findall(r'(?:class: |classList\.add\()"([^"]+)"', scripts) for name in names.split()}
    styles = (path for folder in ("overrides", "widgets") for path in (ROOT / folder).rglob("*.css"))
    of_pages = {name for path in styles for name in re.findall(r"\.(kb-[\w-]+)", path.read_text(encoding="utf-8"))}
    assert "kb-edit-field" in made
    assert made.isdisjoint(of_pages), made & of_pages
