"""deployment.json: what a server needs to know of the site. `kb deploy` goes by it."""

import json
from collections.abc import Iterator
from typing import TypedDict

from kb.outputs.edition import Edition
from kb.outputs.old_addresses import redirects
from kb.outputs.output import Output, text_file

NAME = "deployment.json"


class Deployment(TypedDict):
    """What the file says."""

    site_url: str
    """Where the site will be deployed, with a slash at its end."""
    languages: list[str]
    moved: dict[str, str]
    """Old addresses whose page does nothing but lead on, and their new ones: `de/billing/old/`."""


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the file."""
    given = Deployment(site_url=edition.site_url, languages=list(edition.site.languages), moved=redirects(edition.site))
    yield text_file(NAME, given, _json)


def _json(given: Deployment) -> str:
    return json.dumps(given, indent=1) + "\n"
