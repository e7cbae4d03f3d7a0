"""`kb check --external` requests addresses of other sites. Here, a server on this machine stands in for them."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

import pytest

from kb.checks import external
from kb.recording.serving import answering
from tests.conftest import loaded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class OtherSite(BaseHTTPRequestHandler):
    """Has a page at /there and one at /moved, none at /gone, and one at /tired that answers at the second request."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        is_tired = self.path == "/tired" and self.asked.count("/tired") == 1
        status = 503 if is_tired else {"/there": 200, "/tired": 200, "/moved": 301}.get(self.path, 404)
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/there")
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_arguments: object) -> None:
        """Log nothing."""


@pytest.fixture
def other_site() -> Iterator[str]:
    """Serve the other site; yield its address."""
    OtherSite.asked.clear()
    with answering(OtherSite) as url:
        yield url.removesuffix("/")


def test_an_address_that_does_not_answer_is_reported(
    docs: Path, other_site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(external, "PAUSE", 0)
    (docs / "destinations.yml").write_text(
        "manager:\n"
        + "".join(
            f"  {name}: {{address: {other_site}/{name}}}\n"
            for name in ("there", "moved", "tired", "gone", "known", "better")
        )
        + f"  start: {{address: {other_site}/there}}\n  post: {{address: mailto:help@example.ch}}\n",
        encoding="utf-8",
    )
    (docs / "external-exceptions.txt").write_text(
        f"# why\n{other_site}/known behind a login\n{other_site}/there was down\n{other_site}/none typed wrong\n",
        encoding="utf-8",
    )
    site, _ = loaded(docs)
    answered = external.replies(site)
    told = [finding.line(docs).replace(other_site, "HOST") for finding in external.silent_destinations(site, answered)]
    right = {address.removeprefix(other_site) for address, reply in answered.items() if reply.is_right}
    assert right == {"/there", "/moved", "/tired"}
    assert told == [
        "destinations.yml:5:19: manager.gone.address: HOST/gone does not answer properly: 404 Not Found; "
        "correct the address, or list it in external-exceptions.txt, with the reason",
        "destinations.yml:7:21: manager.better.address: HOST/better does not answer properly: 404 Not Found; "
        "correct the address, or list it in external-exceptions.txt, with the reason",
        "external-exceptions.txt:3:1: warning: exception: HOST/there answers again: 200 OK; remove the line",
        "external-exceptions.txt:4:1: warning: exception: no destination has the address HOST/none; remove the line",
    ]
    assert (OtherSite.asked.count("/tired"), OtherSite.asked.count("/gone")) == (2, 1)


def test_pages_of_other_sites_are_requested_if_linked(docs: Path, other_site: str) -> None:
    with (docs / "destinations.yml").open("a", encoding="utf-8") as destinations:
        destinations.write(f"site:\n  wiki: {{address: {other_site}}}\n")
    guide = docs / "de" / "billing" / "pay.yml"
    words = guide.read_text(encoding="utf-8")
    linked = words.replace("summary: ", "summary: Siehe [die Seite](site:wiki/gone). ", 1)
    guide.write_text(linked, encoding="utf-8")
    site, _ = loaded(docs)
    answered = {f"{other_site}/gone": external.Reply(is_right=False, words="404 Not Found")}
    told = [finding.line(docs).replace(other_site, "HOST") for finding in external.silent_destinations(site, answered)]
    assert told == [
        "de/billing/pay.yml:2:10: summary: HOST/gone does not answer properly: 404 Not Found; "
        "correct the address, or list it in external-exceptions.txt, with the reason",
    ]


def test_a_site_that_never_answers_is_reported(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external, "PAUSE", 0)
    with answering(OtherSite) as url:
        closed = url
    (docs / "destinations.yml").write_text(f"manager: {{start: {{address: {closed}}}}}\n", encoding="utf-8")
    site, _ = loaded(docs)
    assert external.replies(site) == {closed: external.Reply(is_right=False, words="ConnectionError")}
