"""A kind of host: what it needs beside the site, and what to tell whoever deploys there."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kb.deploy import headers
from kb.deploy.built_site import BuiltSite
from kb.deploy.versions import CURRENT
from kb.outputs import manifest

READ_AS: Mapping[str, str] = {"gsw": "de"}
"""Languages whose readers read another one, by CLDR; overrides/assets/scripts/languages.js has them too."""

ROOT = "root"
"""The folder of a version that has what the host serves; the site is in it under its own path: `root/help/`."""


@dataclass(frozen=True)
class Host:
    """A kind of host."""

    files: Callable[[BuiltSite, Path], Mapping[str, str]]
    """Returns the files of a version beside the site; the Path is where the deployment is: OUT."""
    use: str
    """How to use it; `{out}` is OUT, and `{site}` is what has to be published."""
    cannot: tuple[str, ...]
    """What the host cannot do, one sentence each."""
    takes_compressed: bool = False
    """Whether it sends files that were compressed beforehand."""
    redirects: bool = True
    """Whether it sends old addresses on."""
    has_own_root: bool = False
    """Whether what is published to it is the site alone, even where that stands under a path."""

    def folder(self, site: BuiltSite) -> str:
        """Return the folder of the site within a version, with a slash at its end."""
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
    """Return the configuration that a template makes for the site; `root` is the folder to serve."""
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


def served_folder(out: Path) -> str:
    """Return the folder that a server on this machine serves, whichever version is the current one."""
    return str(out / CURRENT / ROOT)
