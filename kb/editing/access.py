"""Access to the editor: only for the browser of the person who started `kb serve --edit`, from the preview's pages.

The server listens on 127.0.0.1, where any program and any web page on this machine can reach it:

- A page of another site can send requests, but not with our cookie (SameSite), and Origin and Sec-Fetch-Site give it
  away. If it points its own name at 127.0.0.1 (DNS rebinding), the Host header gives it away.
- Other users of the machine do not have the token. It is in the address shown in the terminal, and then in a cookie.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

TOKEN = "token"  # noqa: S105 (the name of the parameter)
KIND = "application/json"
"""The only content type accepted. A form on another site cannot send it."""
LARGEST = 24 * 1024 * 1024  # bytes; pictures are sent as base64


class RefusedError(Exception):
    """A request is refused with this status. The message tells the person at the browser why."""

    def __init__(self, status: str, words: str) -> None:
        """Create the error from the status, such as “403 Forbidden”, and the message."""
        super().__init__(words)
        self.status = status


@dataclass(frozen=True)
class Access:
    """Decides who may use the editor during one session."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def cookie(self) -> str:
        """The name of the cookie. It contains the port, since cookies ignore ports and two previews may be running."""
        return f"kb-editor-{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The Host headers that are accepted."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    def admitted(self, environ: "WSGIEnvironment") -> list[tuple[str, str]]:
        """Return the headers of a redirect from the address with the token, or an empty list if the request is allowed.

        Raises:
            RefusedError: if the request is not allowed.
        """
        host = environ.get("HTTP_HOST", "")
        if host not in self.hosts:
            raise RefusedError("403 Forbidden", "This address does not belong to the preview.")
        origin = environ.get("HTTP_ORIGIN")
        if environ.get("HTTP_SEC_FETCH_SITE", "none") not in {"same-origin", "none"} or origin not in {
            None,
            f"http://{host}",
        }:
            raise RefusedError("403 Forbidden", "Another site cannot use the editor.")
        asked = dict(parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True))
        given = asked.pop(TOKEN, None)
        if environ["REQUEST_METHOD"] == "GET" and given is not None and self._is_token(given):
            rest = f"?{urlencode(asked)}" if asked else ""
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
            where = f"http://{host}/{quote(path.lstrip('/'))}{rest}"  # always a path of this host
            cookie = f"{self.cookie}={self.token}; Path=/; HttpOnly; SameSite=Strict"
            return [("Location", where), ("Set-Cookie", cookie), ("Cache-Control", "no-store")]
        if not self._is_token(_cookie(environ.get("HTTP_COOKIE", ""), self.cookie)):
            raise RefusedError("403 Forbidden", "Open the address that “kb serve --edit” shows in the terminal.")
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            self._check_sent(environ, origin)
        return []

    def _check_sent(self, environ: "WSGIEnvironment", origin: str | None) -> None:
        if environ["REQUEST_METHOD"] != "POST":
            raise RefusedError("405 Method Not Allowed", "Expected GET or POST.")
        if origin is None:
            raise RefusedError("403 Forbidden", "Expected a request from a page of the preview.")
        kind = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
        if kind != KIND:
            raise RefusedError("415 Unsupported Media Type", f"Expected {KIND}.")
        length = environ.get("CONTENT_LENGTH", "")
        if not (length.isascii() and length.isdecimal()):
            raise RefusedError("411 Length Required", "Expected a Content-Length.")
        if len(length) > len(str(LARGEST)) or int(length) > LARGEST:  # a number of 5,000 digits is none for Python
            raise RefusedError("413 Content Too Large", f"Expected at most {LARGEST // 1024 // 1024} MB.")

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""
