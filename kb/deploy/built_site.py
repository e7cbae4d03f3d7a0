"""The built site, as a deployment needs it: its folder, its manifest, and the contents of deployment.json."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kb.outputs import deployment, manifest


class NoSiteError(Exception):
    """The folder does not contain a complete site. The message says what is wrong."""


@dataclass(frozen=True)
class BuiltSite:
    """A site that `kb build` has written."""

    folder: Path
    files: Mapping[str, str]
    """Path → SHA-256, including that of the manifest."""
    site_url: str
    languages: tuple[str, ...]
    moved: Mapping[str, str]
    """Old address → new address, both relative to the site's root."""

    @property
    def root(self) -> str:
        """The path of the site on its host: `/`, or `/help/`."""
        return urlsplit(self.site_url).path

    @property
    def host(self) -> str:
        """The host name in the site's address."""
        return urlsplit(self.site_url).hostname or ""

    @property
    def hashed(self) -> tuple[str, ...]:
        """The paths of files that browsers may cache for ever."""
        return tuple(path for path in self.files if manifest.has_hash(path))


def read_built_site(folder: Path) -> BuiltSite:
    """Return the site in `folder`.

    Raises:
        NoSiteError: if it is missing or incomplete.
    """
    try:
        listed = (folder / manifest.NAME).read_bytes()
        files = manifest.read(listed)
        known: deployment.Deployment = json.loads((folder / deployment.NAME).read_bytes())
    except (OSError, ValueError) as error:
        raise NoSiteError(f"{folder} has no complete site: run kb build.") from error
    return BuiltSite(
        folder=folder,
        files={**files, manifest.NAME: manifest.digest_of(listed)},
        site_url=known["site_url"],
        languages=tuple(known["languages"]),
        moved=known["moved"],
    )
