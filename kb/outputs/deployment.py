"""deployment.json: what a server needs to know about the site. `kb deploy` reads it."""

import json
from collections.abc import Iterator
from typing import TypedDict

from kb.outputs import old_addresses, outside_addresses
from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file

NAME = "deployment.json"


class Deployment(TypedDict):
    """The contents of the file."""

    site_url: str
    """The address at which the site will be deployed, ending with a slash."""
    languages: list[str]
    moved: dict[str, str]
    """Old addresses whose pages only redirect → new addresses, such as `de/billing/old/`."""


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the file."""
    moved = {**old_addresses.redirects(edition.site), **outside_addresses.redirects(edition.site)}
    given = Deployment(site_url=edition.site_url, languages=list(edition.site.languages), moved=moved)
    yield text_file(NAME, given, _json)


def _json(given: Deployment) -> str:
    return json.dumps(given, indent=1) + "\n"
