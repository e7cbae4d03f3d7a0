"""Makes an index with Pagefind, through the protocol of its service, in a fixed order.

Pagefind's command reads pages in the order in which the disk lists them, so the index would depend on the disk. Its
Python package uses the same protocol, but waits a tenth of a second for each page.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from fnmatch import fnmatch
from itertools import islice
from subprocess import PIPE, Popen
from threading import Thread
from typing import Any

from pagefind_bin_extended import get_executable

NOT_NEEDED = ("*ui*", "pagefind-highlight.js", "wasm.unknown.pagefind", "*modular*", "*component*")
"""Files that we leave out: Pagefind's own interfaces, which ours replaces, and support for unknown languages."""

_BLOCK = 1 << 20


class PagefindError(Exception):
    """Pagefind could not make an index. The message says why."""


def pagefind_index(pages: Mapping[str, str], language: str) -> dict[str, bytes]:
    """Return the files of the index of these pages (address → HTML), by path within the index.

    Raises:
        PagefindError: if Pagefind reports an error, or ends early.
    """
    with Popen([get_executable(), "--service"], stdin=PIPE, stdout=PIPE) as service:  # noqa: S603
        asking = Thread(target=_ask, args=(service, pages, language))  # while this thread reads the answers
        asking.start()
        *_others, last = islice(_answers(service), len(pages) + 2)
        asking.join()
    wanted = (file for file in last["files"] if not any(fnmatch(file["path"], pattern) for pattern in NOT_NEEDED))
    return {file["path"]: base64.b64decode(file["content"]) for file in wanted}


def _ask(service: Popen[bytes], pages: Mapping[str, str], language: str) -> None:
    for payload in (
        {"type": "NewIndex", "config": {"force_language": language}},
        *({"type": "AddFile", "index_id": 0, "url": address, "file_contents": html} for address, html in pages.items()),
        {"type": "GetFiles", "index_id": 0},
    ):
        message = json.dumps({"message_id": 1, "payload": payload}).encode()
        with suppress(BrokenPipeError):  # the service has ended; _answers reports it
            if service.stdin:
                service.stdin.write(base64.b64encode(message) + b",")
                service.stdin.flush()


def _answers(service: Popen[bytes]) -> Iterator[dict[str, Any]]:
    """Yield the answers of the service, each of which is JSON in Base64 followed by a comma."""
    pieces: list[bytes] = []
    while service.stdout and (block := service.stdout.read1(_BLOCK)):  # type: ignore[attr-defined]
        *whole, rest = block.split(b",")
        for message in whole:
            payload = json.loads(base64.b64decode(b"".join((*pieces, message))))["payload"]
            pieces = []
            if payload["type"] == "Error":
                raise PagefindError(str(payload["message"]))
            yield payload
        pieces.append(rest)
    raise PagefindError("Pagefind stopped before it had answered")
