"""The settings in mkdocs.yml that concern the site."""

from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.utils.yaml import yaml_load
from yaml import YAMLError


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
    if not urlsplit(address).netloc:
        raise SettingsError(f"mkdocs.yml: site_url: “{address}” is not an address; expected https://…/")
    return f"{address.rstrip('/')}/"
