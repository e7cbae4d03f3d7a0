"""What mkdocs.yml says about the site."""

from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.utils.yaml import yaml_load
from yaml import YAMLError


class SettingsError(Exception):
    """mkdocs.yml is missing something, or wrong; the message says what."""


def site_url(root: Path) -> str:
    """Return where the site will be deployed, with a slash at its end: mkdocs.yml and SITE_URL say it.

    Raises:
        SettingsError: if they say nothing, or something that is not an address.
    """
    path = root / "mkdocs.yml"
    if not path.is_file():  # to read a pipe would wait for whoever writes into it
        raise SettingsError(f"{path}: expected a file with this name.")
    try:
        settings = yaml_load(path.read_text(encoding="utf-8"))  # MkDocs itself would load all plugins for this
    except (YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"mkdocs.yml: {' '.join(str(error).split())}") from error
    address = str(settings.get("site_url") or "") if isinstance(settings, dict) else ""
    if not urlsplit(address).netloc:
        raise SettingsError(f"mkdocs.yml: site_url: “{address}” is not an address; expected https://…/")
    return f"{address.rstrip('/')}/"
