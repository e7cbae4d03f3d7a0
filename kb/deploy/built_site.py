"""The built site, as a deployment takes it: the folder, its manifest, and what deployment.json says."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kb.outputs import deployment, manifest


class NoSiteError(Exception):
    """There is no whole site in the folder; the message says what is wrong."""


@dataclass(frozen=True)
class BuiltSite:
    """What `kb build` has written."""

    folder: Path
    files: Mapping[str, str]
    """Path → SHA-256, the manifest included."""
    site_url: str
    languages: tuple[str, ...]
    moved: Mapping[str, str]
    """Old addresses and their new ones, from the site's root."""

    @property
    def root(self) -> str:
        """Where the site is on its host: `/`, or `/help/`."""
        return urlsplit(self.site_url).path

    @property
    def host(self) -> str:
        """The host's name."""
        return urlsplit(self.site_url).hostname or ""

    @property
    def hashed(self) -> tuple[str, ...]:
        """The files that browsers may keep for ever."""
        return tuple(path for path in self.files if manifest.has_hash(path))


def read_built_site(folder: Path) -> BuiltSite:
    """Return the site in `folder`.

    Raises:
        NoSiteError: if it is not there, or not whole.
    """
    try:
        listed = (folder / manifest.NAME).read_bytes()
        files = manifest.read(listed)
        known: deployment.Deployment = json.loads((folder / deployment.NAME).read_bytes())
    except (OSError, ValueError) as error:
        raise NoSiteError(f"{folder} has no whole site: run kb build.") from error
    return BuiltSite(
        folder=folder,
        files={**files, manifest.NAME: manifest.digest_of(listed)},
        site_url=known["site_url"],
        languages=tuple(known["languages"]),
        moved=known["moved"],
    )
