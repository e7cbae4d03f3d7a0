"""A kind of host: the files it needs besides the site, and the instructions for deploying to it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kb.content.characters import printable
from kb.deploy import headers
from kb.deploy.built_site import BuiltSite
from kb.deploy.versions import CURRENT
from kb.outputs import manifest

READ_AS: Mapping[str, str] = {"gsw": "de"}
"""Language → the one that its readers also read, from CLDR. Also in overrides/assets/scripts/languages.js."""

ROOT = "root"
"""The folder in a version that the host serves. The site is in it under its own path: `root/help/`."""


_NOT_IN_A_CONFIGURATION = re.compile(r"[^\w/.+~@,:=%-]")


@dataclass(frozen=True)
class Host:
    """A kind of host that the site can be deployed to."""

    files: Callable[[BuiltSite, Path], Mapping[str, str]]
    """Returns the files of a version besides the site, by path. The second argument is the deployment's folder, OUT."""
    use: str
    """Instructions. `{out}` stands for OUT, `{site}` for the folder to publish, `{host}` for the host name."""
    cannot: tuple[str, ...]
    """Limitations of the host, one sentence each."""
    takes_compressed: bool = False
    """Whether it can serve files that were compressed ahead of time."""
    redirects: bool = True
    """Whether it can redirect old addresses."""
    has_own_root: bool = False
    """Whether the published folder is the site itself, even if the site's address has a path."""

    def folder(self, site: BuiltSite) -> str:
        """Return the folder of the site within a version, ending with a slash."""
        return f"{ROOT}{'/' if self.has_own_root else site.root}"


@cache
def _templates() -> Environment:
    return Environment(  # noqa: S701 (configurations, not HTML)
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def configuration(name: str, site: BuiltSite, root: str) -> str:
    """Return the server configuration for the site, rendered from a template. `root` is the folder to serve."""
    endings: dict[str, list[str]] = {}
    for ending, kind in headers.MEDIA_TYPES.items():
        endings.setdefault(kind, []).append(ending)
    languages = {language: language for language in site.languages}
    languages |= {subtag: read for subtag, read in READ_AS.items() if read in languages}
    return (
        _templates()
        .get_template(name)
        .render(
            site=site,
            root=root,
            root_pattern=re.escape(site.root),
            languages=languages,
            subtags="|".join(languages),
            hashed=manifest.HASHED,
            headers=headers,
            endings=endings,
            moved={f"{site.root}{old}": f"{site.root}{new}" for old, new in site.moved.items()},
        )
    )


class UnusableFolderError(Exception):
    """A deployment cannot be in this folder. The message says why."""


def served_folder(out: Path) -> str:
    """Return the folder that a server on this machine should serve. It always leads to the current version.

    Raises:
        UnusableFolderError: if configurations would take a part of its path for something else.
    """
    if other := _NOT_IN_A_CONFIGURATION.search(str(out)):
        wrong = f"{printable(str(out))}: a server's configuration cannot name a folder with “{printable(other[0])}”"
        raise UnusableFolderError(f"{wrong}; expected letters, digits and the signs _ . - + ~ @ , : = %.")
    return str(out / CURRENT / ROOT)
