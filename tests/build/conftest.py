"""Builds of the small site, in this process."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemBytecodeCache

from tests.build.small_build import SmallBuild, files_from_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session", autouse=True)
def templates_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compile each template once, instead of for each of the many builds."""
    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kb.pages.theme.Environment", partial(Environment, bytecode_cache=cache))
        yield


@pytest.fixture(autouse=True)
def one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make builds run without workers: forking a process that has threads, such as pytest-xdist's, is not safe."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0})


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> SmallBuild:
    """Return the small site, built once."""
    site = SmallBuild.at(tmp_path_factory.mktemp("small") / "site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sched_getaffinity", lambda _process: {0})
        site.build()
    return site


@pytest.fixture
def site(built_site: SmallBuild) -> Iterator[SmallBuild]:
    """Return the small site, built; its content is restored afterwards."""
    yield built_site
    built_site.restore()


@pytest.fixture(scope="session")
def expected(built_site: SmallBuild) -> dict[str, bytes]:
    """Return the files of the unchanged small site."""
    return files_from_nothing(built_site.docs)
