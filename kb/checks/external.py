"""Addresses of other sites that do not answer.

Not among the checks of a build, which another site must not be able to stop: `kb check --external` runs it.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from kb.checks.texts import texts_of_guide
from kb.content.finding import Finding
from kb.content.inline import SITE, destination_of, links
from kb.content.product import Target
from kb.content.site import Site
from kb.content.source_file import is_there, read_source
from kb.content.text import Place, Text

AT_ONCE = 8
RETRIES = 3
PAUSE = 1.0  # seconds before the second retry, then twice as many
PATIENCE = 20  # seconds for an answer
WORTH_A_RETRY = (429, 500, 502, 503, 504)  # too many requests, or a server in trouble


@dataclass(frozen=True)
class Reply:
    """How an address answered: whether the page is there, and why, in words."""

    is_right: bool
    words: str


def replies(site: Site) -> dict[str, Reply]:
    """Ask each address, again after a while if its server is in trouble. Return the replies, by address."""
    addresses = sorted({str(address) for address in _addresses(site) if address.startswith("http")})
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(addresses, pool.map(_reply, addresses), strict=True))


def silent_destinations(site: Site, answered: dict[str, Reply]) -> Iterator[Finding]:
    """Find addresses that do not answer and are not known exceptions, and exceptions that are no longer needed."""
    path = site.docs / "external-exceptions.txt"
    text, found = read_source(path, site.docs).text() if is_there(path) else ("", [])
    yield from found
    exceptions = dict(_exceptions(path, text or ""))
    for address in _addresses(site):
        reply = answered.get(str(address))
        if reply and not reply.is_right and address not in exceptions:
            wrong = f"{address} does not answer properly: {reply.words}"
            yield Finding(address.place, wrong, f"correct the address, or list it in {path.name}, with the reason")
    for excepted, place in exceptions.items():
        reply = answered.get(excepted)
        if reply is None:
            yield Finding(place, f"no destination has the address {excepted}", "remove the line", "warning")
        elif reply.is_right:
            yield Finding(place, f"{excepted} answers again: {reply.words}", "remove the line", "warning")


def _addresses(site: Site) -> Iterator[Text]:
    """Yield the addresses of destinations, and those on other sites to which guides link."""
    named = (page for name, page in site.destinations.items() if not name.startswith(SITE))
    yield from (page.address for page in named if page.address)
    for text in (text for guide in site.guides.values() for text in texts_of_guide(guide)):
        for target in links(text):
            base = site.address_of(destination_of(target)) if target.startswith(SITE) else None
            if base and destination_of(target) != target:
                yield Text(Target(base).below(target), text.place)


def _exceptions(path: Path, text: str) -> Iterator[tuple[str, Place]]:
    """Yield the known exceptions. Each line of the file has one: the address, a space, and the reason."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield line.split()[0], Place(path, number, where="exception")


def _reply(address: str) -> Reply:
    retry = Retry(RETRIES, backoff_factor=PAUSE, status_forcelist=WORTH_A_RETRY, raise_on_status=False)
    with requests.Session() as session:
        for scheme in ("http://", "https://"):
            session.mount(scheme, HTTPAdapter(max_retries=retry))
        try:
            with session.get(address, timeout=PATIENCE, stream=True) as response:  # the page itself is not read
                return Reply(response.ok, f"{response.status_code} {response.reason}")
        except requests.RequestException as error:
            return Reply(is_right=False, words=type(error).__name__)
