"""What the built site has beside its pages: the root page, the support desk, Python for the browser, search."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort

from kb.pages.forwarding import forwarding_pages
from kb.pages.root_page import root_page
from kb.pages.support_desk import support_desk_files

if TYPE_CHECKING:
    from kb.content.site import Site
    from kb.pages.assets import Assets

ROOT = Path(__file__).parents[1]


def write_root_page(site: Site, site_url: str, assets: Assets, folder: Path) -> None:
    """Write the page at `/` into the built site at `folder`."""
    (folder / "index.html").write_text(root_page(site, site_url, assets), encoding="utf-8")


def write_support_desk(site: Site, assets: Assets, folder: Path) -> None:
    """Write the support desk, with its data, into the built site at `folder`."""
    target = folder / "support-desk"
    target.mkdir(exist_ok=True)
    for name, content in support_desk_files(site, assets).items():
        (target / name).write_text(content, encoding="utf-8")


def write_forwarding_pages(site: Site, site_url: str, assets: Assets, folder: Path) -> None:
    """Write the pages at old addresses and of short links into the built site."""
    for address, html in forwarding_pages(site, site_url, assets):
        path = folder / address
        path.mkdir(parents=True, exist_ok=True)
        (path / "index.html").write_text(html, encoding="utf-8")


def add_runtime(folder: Path) -> None:
    """Copy Python for the browser, with the rules, into the built site."""
    runtime = ROOT / "widgets" / "runtime"
    _run(_node(), str(runtime / "pack.mjs"))  # does nothing if nothing changed
    shutil.copytree(runtime / "packed", folder / "assets" / "runtime", dirs_exist_ok=True)


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
