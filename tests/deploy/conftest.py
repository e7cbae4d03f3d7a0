"""The site whose guides moved, at the root of a host and under a path, served by nginx and Caddy."""

from __future__ import annotations

import fcntl
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import brotli
import pytest

from kb.build.terminal import Terminal
from kb.deploy.built_site import BuiltSite, read_built_site
from kb.deploy.compressed import ENDINGS
from kb.deploy.deploy import deploy
from kb.deploy.hosts import HOSTS
from tests.built_site import ROOT
from tests.deploy.servers import running
from tests.journeys.old_links import move_guides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.built_site import BuildOnce

COMPRESSED = ROOT / ".cache" / "compressed-by-tests"
"""Kept from one run to the next."""


class Served(NamedTuple):
    """A deployment at work."""

    host: str
    """The address of the host, ending with a slash."""
    url: str
    """The address of the site."""
    site: BuiltSite
    out: Path


def under_a_path(root: Path) -> None:
    """Make guides move, and put the site under a path."""
    move_guides(root)
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "https://knowledge-base.example/" in text
    address = "https://www.example.ch/help/"
    settings.write_text(text.replace("https://knowledge-base.example/", address), encoding="utf-8")


def deployed(site: BuiltSite, kind: str, out: Path) -> str:
    """Deploy the site, while no other worker does. Return the instructions."""
    COMPRESSED.mkdir(parents=True, exist_ok=True)
    with (COMPRESSED / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = COMPRESSED / site.host
        others = [folder for folder in COMPRESSED.iterdir() if folder.is_dir()]
        if others and not kept.exists():  # most of the time is spent on WebAssembly, which is the same
            shutil.copytree(others[0], kept)
        return deploy(site, HOSTS[kind], out, kept, Terminal())


@pytest.fixture(scope="session", autouse=True)
def compress_fast() -> Iterator[None]:
    """Compress with less effort, to the same format: at full effort WebAssembly takes half a minute."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(cast("dict[str, object]", ENDINGS), ".br", partial(brotli.compress, quality=5))
        yield


@pytest.fixture(scope="session")
def moved_site(built_once: BuildOnce) -> BuiltSite:
    """Return the site at the root of a host."""
    return read_built_site(built_once("moved", move_guides) / "site")


@pytest.fixture(scope="session")
def site_under_path(built_once: BuildOnce) -> BuiltSite:
    """Return the site under a path."""
    return read_built_site(built_once("under-a-path", under_a_path) / "site")


@pytest.fixture
def site_copy(moved_site: BuiltSite, tmp_path: Path) -> Path:
    """Return a copy of the site's folder, to change."""
    return Path(shutil.copytree(moved_site.folder, tmp_path / "copy" / "site"))


@pytest.fixture(
    scope="module",
    params=[
        "nginx at the root",
        "caddy",
        pytest.param("caddy at the root", marks=pytest.mark.thorough),
        pytest.param("nginx", marks=pytest.mark.thorough),
    ],
)
def served(
    request: pytest.FixtureRequest,
    moved_site: BuiltSite,
    site_under_path: BuiltSite,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Served]:
    """Serve a deployment."""
    kind, *at_root = request.param.split(" ", 1)
    site = moved_site if at_root else site_under_path
    folder = tmp_path_factory.mktemp(kind)
    deployed(site, kind, folder / "out")
    with running(kind, folder / "out", folder / "server") as host:
        yield Served(host, f"{host}{site.root.removeprefix('/')}", site, folder / "out")
