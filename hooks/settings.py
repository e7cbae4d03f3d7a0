"""The settings in mkdocs.yml that concern the site."""

import re
from pathlib import Path

from mkdocs.utils.yaml import yaml_load
from yaml import YAMLError

from kb.content.characters import printable

_NAME = r"[a-zA-Z0-9]+(?:[.-]+[a-zA-Z0-9]+)*"
_SEGMENT = r"/(?!\.+(?:/|$))[a-zA-Z0-9._~-]+"
_ADDRESS = re.compile(rf"https?://{_NAME}(?::\d{{1,5}})?(?:{_SEGMENT})*/*")
"""Matches an address to which those of pages can be added: without spaces, a query, or a name and a password."""


class SettingsError(Exception):
    """mkdocs.yml is incomplete or wrong. The message says how."""


def site_url(root: Path) -> str:
    """Return the address at which the site will be deployed, ending with a slash, from mkdocs.yml or SITE_URL.

    Raises:
        SettingsError: if mkdocs.yml cannot be read, or the setting is missing or not an address.
    """
    path = root / "mkdocs.yml"
    if not path.is_file():  # reading a pipe would block
        raise SettingsError(f"{path}: expected a file with this name.")
    try:
        settings = yaml_load(path.read_text(encoding="utf-8"))  # MkDocs itself would load all plugins for this
    except (YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"mkdocs.yml: {' '.join(str(error).split())}") from error
    address = str(settings.get("site_url") or "") if isinstance(settings, dict) else ""
    if not _ADDRESS.fullmatch(address):
        wrong = f"“{printable(address)}” is not the address of a site"
        raise SettingsError(f"mkdocs.yml: site_url: {wrong}; expected https://…/, with a path if it is in a folder")
    return f"{address.rstrip('/')}/"
