"""Addresses of other sites that do not answer. LinkChecker asks them; what it finds is told like any finding.

Not among the CHECKS of a build: another site's bad day stops nobody. `kb check --external` asks.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.content.finding import Finding
from kb.content.text import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from kb.content.site import Site

ATTEMPTS = 3
PAUSE = 2  # seconds before the next attempt, then twice as many
PATIENCE = 20  # seconds for an answer


@dataclass(frozen=True)
class Reply:
    """What an address answered: whether the page is there, and in words."""

    is_right: bool
    words: str


def replies(addresses: Collection[str]) -> dict[str, Reply]:
    """Ask each address, those that do not answer again after a while, and return what they said."""
    found: dict[str, Reply] = {}
    for attempt in range(ATTEMPTS):
        missing = [address for address in addresses if address not in found or not found[address].is_right]
        if missing:
            time.sleep(PAUSE * attempt)
            found |= _asked(missing)
    return found


def addresses_of_other_sites(site: Site) -> list[str]:
    """Return the addresses of all destinations that a server answers for, each once."""
    return sorted({str(address) for address in site.destinations.values() if address.startswith("http")})


def silent_destinations(site: Site, answered: dict[str, Reply]) -> Iterator[Finding]:
    """Find destinations that do not answer and are no known exceptions, and exceptions that are none any more."""
    path = site.docs / "external-exceptions.txt"
    exceptions = dict(_exceptions(path))
    for address in site.destinations.values():
        reply = answered.get(str(address))
        if reply and not reply.is_right and address not in exceptions:
            wrong = f"{address} does not answer as it should: {reply.words}"
            yield Finding(address.place, wrong, f"mend the address, or list it in {path.name} with the reason")
    for excepted, place in exceptions.items():
        reply = answered.get(excepted)
        if reply is None:
            yield Finding(place, f"no destination has the address {excepted}", "remove the line", "warning")
        elif reply.is_right:
            yield Finding(place, f"{excepted} answers: {reply.words}", "remove the line", "warning")


def _exceptions(path: Path) -> Iterator[tuple[str, Place]]:
    """Yield the known exceptions, one to a line: the address, and after a space the reason."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(lines, start=1):
        if line and not line.startswith("#"):
            yield line.split()[0], Place(path, number, where="exception")


def _asked(addresses: list[str]) -> dict[str, Reply]:
    command = [sys.executable, "-m", "linkcheck", "--stdin", "--recursion-level=0", "--verbose", "--no-status"]
    options = ["--no-robots", f"--timeout={PATIENCE}", "--output=csv/utf-8"]
    done = subprocess.run(  # noqa: S603
        [*command, *options], input="\n".join(addresses), check=False, capture_output=True, text=True
    )
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    rows = {row["urlname"]: row for row in csv.DictReader(lines, delimiter=";")}
    silence = Reply(is_right=False, words="LinkChecker says nothing of it")
    return {
        address: Reply(rows[address]["valid"] == "True", rows[address]["result"]) if address in rows else silence
        for address in addresses
    }
