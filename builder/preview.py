"""The preview: what a writer saves is shown at once, and all that follows from it is built in the background."""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import suppress
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from builder.build import FaultsError, build_site, temporary_folder
from builder.digests import digest, digest_of_code, digest_of_file, digest_of_shared_content
from hooks.knowledge_base import KnowledgeBase
from hooks.pages_of_site import Abort, build_pages, file_of_page
from kb.checks import findings_of_guide, in_order
from kb.content.guide_in_languages import outline_of, read_guide
from kb.content.site import guide_language_and_address, guide_paths
from kb.pages.assets import theme_assets
from kb.pages.frame import Frames
from kb.pages.guide_page import guide_page

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess
    from pathlib import Path

    from builder.build import Target
    from builder.progress import Told
    from kb.content.site import Site

OTHERS = ("topics.yml", "moved.yml", "ledger.txt", "*/index.md")
"""Content that is no guide's, and that guides do not share."""

MOST_AT_ONCE = 4  # guides: if more change, somebody changed them with a program, and waits for the whole


class Preview:
    """The site in a folder, which follows the content as it changes."""

    def __init__(self, target: Target, told: Told, language: str | None) -> None:
        """Take where to build, and the language that is wanted first."""
        self._target = target
        self._told = told
        self._language = language
        self._site: Site | None = None
        self._guides: dict[Path, tuple[int, int]] = {}
        self._others = ""
        self._background: ForkProcess | None = None

    def update(self) -> None:
        """Show what changed since the last time; faults are told, and what they concern stays as it was."""
        self.stop()
        before, self._guides = self._guides, _states(self._target)
        others_before, self._others = self._others, _digest_of_others(self._target)
        changed = [path for path, state in self._guides.items() if before.get(path) != state]
        is_small = len(changed) <= MOST_AT_ONCE and before.keys() == self._guides.keys()
        if self._site and is_small and self._others == others_before:
            for path in changed:
                self._show_guide(self._site, path)
        else:
            self._build(self._language)

    def follow(self) -> None:
        """Begin to build all the rest, in a process of its own."""
        self._background = get_context("fork").Process(target=self._build_in_background)
        self._background.start()

    def stop(self) -> None:
        """Stop what is built in the background: something newer is to come."""
        if self._background and self._background.is_alive() and self._background.pid:
            with suppress(ProcessLookupError):
                os.killpg(self._background.pid, signal.SIGKILL)
            for folder in self._target.cache.glob(f"new-{self._background.pid}-*"):
                shutil.rmtree(folder, ignore_errors=True)
        if self._background:
            self._background.join()
            self._background = None

    def _show_guide(self, site: Site, path: Path) -> None:
        """Build the page of the guide whose file changed, in the language of that file."""
        language, address = guide_language_and_address(site.docs, path) or ("", "")
        guide, found = read_guide(address, guide_paths(site.docs)[address], site.snippets, site.docs)
        found += findings_of_guide(guide, site.shared) if guide else []
        errors = [finding for finding in in_order(found) if finding.severity == "error"]
        for finding in errors:
            self._told.say(finding.line(self._target.root))
        if guide is None or errors:
            return
        # Its page needs no other guide; all others follow in the background.
        site = replace(site, guides={address: guide}, outlines={**site.outlines, address: outline_of(guide)})
        page = f"{language}/{address}.md"
        content = KnowledgeBase(
            site,
            theme_assets(is_preview=True),
            {page: partial(guide_page, site, guide, language)},
            Frames(site),
            is_preview=True,
            only=frozenset({f"{language}/index.md", page}),
        )
        with temporary_folder(self._target.cache) as folder:
            build_pages(self._target.root, content, language, self._target.site_url, folder)
            file = file_of_page(page)
            (self._target.folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).replace(self._target.folder / file)
        self._site = site

    def _build(self, language: str | None) -> None:
        try:
            self._site = build_site(self._target, self._told, language).site
        except (FaultsError, Abort) as error:
            self._site = None
            self._told.say(str(error))

    def _build_in_background(self) -> None:
        os.setpgrp()  # so that its own workers are stopped with it
        self._build(None)


def run_preview(preview: Preview, connection: Connection, other_end: Connection) -> None:
    """Update the preview whenever `connection` says so, and answer when it can be seen. Runs until that is closed."""
    other_end.close()  # the copy that came with the fork would keep it open
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it stops it, by the connection
    with suppress(EOFError):
        while True:
            connection.recv()
            preview.update()
            connection.send("shown")
            preview.follow()
    preview.stop()


def _states(target: Target) -> dict[Path, tuple[int, int]]:
    """Return when each guide's file was written last, and its size."""
    paths = (path for own in guide_paths(target.root / "docs").values() for path in own.values())
    return {path: (state.st_mtime_ns, state.st_size) for path in paths if (state := path.stat())}


def _digest_of_others(target: Target) -> str:
    docs = target.root / "docs"
    others = [(str(path), digest_of_file(path)) for pattern in OTHERS for path in sorted(docs.glob(pattern))]
    return digest(digest_of_code(target.root), digest_of_shared_content(docs), theme_assets().folder, others)
