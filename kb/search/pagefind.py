"""Has Pagefind make an index. It is asked by the protocol of its service, in a fixed order.

Its command takes pages in the order in which the disk lists them, so that the index differs from disk to disk. Its own
package for Python speaks the same protocol, but waits a tenth of a second for each page.
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
"""Pagefind's own interfaces, for which we have ours, and the words of no language."""

_BLOCK = 1 << 20


class PagefindError(Exception):
    """Pagefind made no index; the message says why."""


def pagefind_index(pages: Mapping[str, str], language: str) -> dict[str, bytes]:
    """Return the files of the index of these pages (address → HTML), by their paths within the index.

    Raises:
        PagefindError: if Pagefind reports an error, or ends early.
    """
    with Popen([get_executable(), "--service"], stdin=PIPE, stdout=PIPE) as service:  # noqa: S603
        asking = Thread(target=_ask, args=(service, pages, language))  # while this thread takes the answers
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
        with suppress(BrokenPipeError):  # it has ended: whoever waits for the answers says so
            if service.stdin:
                service.stdin.write(base64.b64encode(message) + b",")
                service.stdin.flush()


def _answers(service: Popen[bytes]) -> Iterator[dict[str, Any]]:
    """Yield what the service answers, message by message: each is JSON in base64, with a comma after it."""
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
