"""security.txt (RFC 9116): where to report a vulnerability. It has to be at the root of the host."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from kb.content.files import SecurityContact
from kb.outputs.edition import Edition
from kb.outputs.output import Output, text_file

NAME = ".well-known/security.txt"


@dataclass(frozen=True)
class SecurityTxt:
    """The input of the file."""

    security: SecurityContact
    languages: tuple[str, ...]
    site_url: str


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the file, if the company names a contact."""
    if security := edition.site.company.security:
        yield text_file(NAME, SecurityTxt(security, tuple(edition.site.languages), edition.site_url), _text)


def _text(given: SecurityTxt) -> str:
    lines = {
        "Contact": given.security.contact,
        "Expires": f"{given.security.expires}T00:00:00Z",
        "Preferred-Languages": ", ".join(given.languages),
        "Canonical": urljoin(given.site_url, f"/{NAME}"),
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())
