"""What mkdocs.yml says about the site."""

from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.utils.yaml import yaml_load


class SettingsError(Exception):
    """mkdocs.yml is missing something, or wrong; the message says what."""


def site_url(root: Path) -> str:
    """Return where the site will be deployed, with a slash at its end: mkdocs.yml and SITE_URL say it.

    Raises:
        SettingsError: if they say nothing, or something that is not an address.
    """
    with (root / "mkdocs.yml").open(encoding="utf-8") as settings:
        address = str(yaml_load(settings).get("site_url") or "")  # MkDocs itself would load all plugins for this
    if not urlsplit(address).netloc:
        raise SettingsError(f"mkdocs.yml: site_url: “{address}” is not an address; expected https://…/")
    return f"{address.rstrip('/')}/"
