"""Has MkDocs build some pages of one language, of a site that is read already."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import yaml_load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hooks.knowledge_base import KnowledgeBase


__all__ = ["Abort", "build_pages", "file_of_page", "site_url"]


def site_url(root: Path) -> str:
    """Return where the site is deployed, with a slash at its end: mkdocs.yml, and SITE_URL, say it.

    Raises:
        Abort: if they say nothing, or no address.
    """
    with (root / "mkdocs.yml").open(encoding="utf-8") as settings:
        address = str(yaml_load(settings).get("site_url") or "")  # MkDocs itself would load all plugins to tell it
    if not urlsplit(address).netloc:
        raise Abort(f"mkdocs.yml: site_url: “{address}” is no address; expected https://…/")
    return f"{address.rstrip('/')}/"


def build_pages(root: Path, content: KnowledgeBase, language: str, site_url: str, folder: Path) -> None:
    """Write the pages that `content.only` names, the home page of `language` among them, as `mkdocs build` does.

    Raises:
        Abort: if MkDocs has a warning.
    """
    with tempfile.TemporaryDirectory() as no_files, _environment(KB_LANGUAGE=language, NO_MKDOCS_2_WARNING="1"):
        settings = str(root / "mkdocs.yml")
        # MkDocs would look at each file under docs/ to find out that it is none of its own.
        config = load_config(settings, site_dir=str(folder), docs_dir=no_files, site_url=site_url, strict=True)
        config.extra["knowledge_base"] = content
        config.plugins.on_startup(command="build", dirty=False)
        build(config)


def file_of_page(path: str) -> str:
    """Return the file that MkDocs writes for the page at `path`: `de/billing/index.md` → `de/billing/index.html`."""
    name = path.removesuffix(".md")
    return f"{name}.html" if name.endswith("/index") else f"{name}/index.html"


@contextmanager
def _environment(**variables: str) -> Iterator[None]:
    """Let mkdocs.yml see these variables, and nobody after it."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
