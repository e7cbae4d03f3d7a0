"""The editor's part of the preview's server: checks access, serves the editor's files, and answers its scripts."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.editing.access import Access, RefusedError
from kb.pages.security_policy import policy_in_headers

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

BELOW = "/-/editor/"
"""The path of the editor's own files. No language or page of the site has this name."""

OWN_FILES = Path(__file__).with_name("page")
KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
}
PAGES = {"changes": "My changes", "translate": "Translate"}
"""The editor's own pages: name of the script that fills the page → its title."""

HEADERS = [
    ("Content-Security-Policy", policy_in_headers()),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
]
"""Sent with every response, including pages of the preview: the editor's scripts obey the site's policy."""

_PAGE = (
    '<link rel="stylesheet" href="{below}editor.css">\n<link rel="stylesheet" href="{below}forms.css">\n'
    '<script type="module" src="{below}editor.js"{data}></script>\n'
)


class EditorServer:
    """Answers requests for the editor, and adds its script to the pages of the preview."""

    def __init__(self, access: Access, ask: Callable[[Mapping[str, Any]], object]) -> None:
        """Admit only those whom `access` admits. `ask` passes a request to the editor's process."""
        self.headers: Sequence[tuple[str, str]] = HEADERS
        self._access = access
        self._ask = ask
        self._files = {path.name: path for path in OWN_FILES.iterdir() if path.suffix in KINDS}

    def answer(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes] | None:
        """Answer a request, or return None if the preview should answer it."""
        try:
            lead_on = self._access.admitted(environ)
            if lead_on:
                start_response("302 Found", [*lead_on, ("Content-Length", "0")])
                return []
            path = environ["PATH_INFO"]
            if environ["REQUEST_METHOD"] == "POST":
                if path != f"{BELOW}ask":
                    raise RefusedError("404 Not Found", "There is nothing here.")
                return self._answered(environ, start_response)
            if not path.startswith(BELOW):
                return None
            name, mark, _rest = path.removeprefix(BELOW).partition("/")
            if mark and name in PAGES:  # /-/editor/translate/fr/billing/pay/
                return _sent(start_response, "200 OK", "text/html; charset=utf-8", _own_page(name))
            if mark or name not in self._files:
                raise RefusedError("404 Not Found", "There is nothing here.")
            file = self._files[name]
            return _sent(start_response, "200 OK", KINDS[file.suffix], file.read_bytes())
        except RefusedError as error:
            return _sent(start_response, error.status, "text/plain; charset=utf-8", f"{error}\n".encode())

    def page(self, content: bytes, epoch: int) -> bytes:
        """Return the page of the preview with the editor added. `epoch` identifies the state that it shows."""
        end = content.rfind(b"</body>")
        end = len(content) if end < 0 else end
        data = f' data-epoch="{epoch}"'
        return content[:end] + _PAGE.format(below=BELOW, data=data).encode() + content[end:]

    def _answered(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        try:
            asked = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        except TimeoutError as error:
            raise RefusedError("408 Request Timeout", "The request did not arrive.") from error
        except (ValueError, RecursionError) as error:
            raise RefusedError("400 Bad Request", "Expected JSON.") from error
        if not isinstance(asked, dict):
            raise RefusedError("400 Bad Request", "Expected a JSON object.")
        answer = json.dumps(self._ask(asked), ensure_ascii=False).encode("utf-8", "replace")
        return _sent(start_response, "200 OK", "application/json", answer)


def _own_page(name: str) -> bytes:
    page = (OWN_FILES / "page.html").read_text(encoding="utf-8")
    return page.replace("{title}", PAGES[name]).replace("{name}", name).encode()


def _sent(start_response: "StartResponse", status: str, kind: str, content: bytes) -> Iterable[bytes]:
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(content))), *HEADERS])
    return [content]
