"""What the built site has beside its pages: the root page, the support desk, short links, Python for the browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort

from kb.pages.forwarding import old_pages, short_link_page, short_links
from kb.pages.not_found_page import not_found_page
from kb.pages.root_page import root_page
from kb.pages.sitemap import sitemap
from kb.pages.support_desk import support_desk_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.site import Site
    from kb.pages.assets import Assets

ROOT = Path(__file__).parents[1]
RUNTIME = "assets/runtime"
"""Where the site has Python for the browser."""


def files_outside_of_pages(site: Site, site_url: str, assets: Assets) -> Iterator[tuple[str, str]]:
    """Yield the path within the site, and the text, of each file that is neither a page nor a picture, nor search."""
    yield from small_files(site, site_url, assets)
    for path, place in short_links(site).items():
        yield f"{path}index.html", short_link_page(site, assets, place)
    for name, content in support_desk_files(site, assets).items():
        yield f"support-desk/{name}", content


def small_files(site: Site, site_url: str, assets: Assets) -> Iterator[tuple[str, str]]:
    """Yield those files that take no time to make: the root page, 404.html, the sitemap, pages at old addresses."""
    yield "index.html", root_page(site, site_url, assets)
    yield "404.html", not_found_page(site, site_url, assets)
    yield "sitemap.xml", sitemap(site, site_url)
    for path, html in old_pages(site, site_url, assets):
        yield f"{path}index.html", html


def packed_runtime() -> Path:
    """Return the folder with Python for the browser and the rules, packed as they are now."""
    runtime = ROOT / "widgets" / "runtime"
    _run(_node(), str(runtime / "pack.mjs"), "--python", sys.executable)  # does nothing if nothing changed
    return runtime / "packed"


def _node() -> str:
    beside_python = Path(sys.executable).parent
    found = shutil.which("node") or shutil.which("node", path=str(beside_python))
    if not found:
        raise Abort("Node is not on this machine: run `make setup`, which puts it into .venv.")
    return found


def _run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode != 0:
        raise Abort(f"{' '.join(command)} failed:\n{done.stderr or done.stdout}")
