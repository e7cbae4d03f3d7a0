"""The preview: what a writer saves is shown at once, and all that follows from it is built in the background."""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from builder.build import FaultsError, build_site, stop_at_errors, temporary_folder
from builder.content import read_content
from builder.inputs import inputs_of
from hooks.knowledge_base import KnowledgeBase
from hooks.pages_of_site import Abort, build_pages, file_of_page
from kb.checks import findings_of_guide, in_order
from kb.content.guide_in_languages import outline_of, read_guide
from kb.pages.assets import theme_assets
from kb.pages.frame import Frames
from kb.pages.guide_page import guide_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess
    from pathlib import Path

    from builder.build import Target
    from builder.inputs import Inputs
    from builder.progress import Told
    from kb.content.site import Site

MOST_AT_ONCE = 4  # guides: if more change, somebody changed them with a program, and waits for the whole


class Preview:
    """The site in a folder, which follows the content as it changes."""

    def __init__(self, target: Target, told: Told, language: str | None) -> None:
        """Take where to build, and the language that is wanted first."""
        self._target = target
        self._told = told
        self._language = language
        self._site: Site | None = None
        self._inputs: Inputs | None = None
        self._background: ForkProcess | None = None

    def update(self) -> None:
        """Show what changed since the last time; faults are told, and what they concern stays as it was."""
        self.stop()
        before, self._inputs = self._inputs, inputs_of(self._target)
        changed = _changed_guides(before, self._inputs) if before else None
        if self._site and changed is not None and len(changed) <= MOST_AT_ONCE:
            for language, address in changed:
                paths = {other: self._site.docs / other / f"{address}.yml" for other in self._inputs.guides[address]}
                self._show_guide(self._site, language, address, paths)
        else:
            self._site = None
            with self._told_of_faults():
                build_site(self._target, self._told, self._language)
                content = read_content(self._target, inputs_of(self._target), self._told)
                stop_at_errors(content, self._target)
                self._site = content.site

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

    def _show_guide(self, site: Site, language: str, address: str, paths: Mapping[str, Path]) -> None:
        """Build the page of the guide whose file in `language` changed; `paths` are its files."""
        guide, found = read_guide(address, paths, site.snippets, site.docs)
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

    def _build_in_background(self) -> None:
        os.setpgrp()  # so that its own workers are stopped with it
        with self._told_of_faults():
            build_site(self._target, self._told)

    @contextmanager
    def _told_of_faults(self) -> Iterator[None]:
        try:
            yield
        except (FaultsError, Abort) as error:
            self._told.say(str(error))


def run_preview(preview: Preview, connection: Connection, other_end: Connection) -> None:
    """Update the preview whenever `connection` says so, and answer when it can be seen. Runs until that is closed."""
    other_end.close()  # the copy that came with the fork would keep it open
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it stops it, by the connection
    with suppress(EOFError, ConnectionError):  # it is closed
        while True:
            connection.recv()
            preview.update()
            connection.send("shown")
            preview.follow()
    preview.stop()


def _changed_guides(before: Inputs, now: Inputs) -> list[tuple[str, str]] | None:
    """Return the language and address of each guide's file that changed; None if anything else did."""
    same = replace(before, guides=now.guides) == now
    files_before = {(language, address) for address, files in before.guides.items() for language in files}
    files_now = {(language, address) for address, files in now.guides.items() for language in files}
    if not same or files_before != files_now:
        return None
    return [
        (language, address)
        for language, address in sorted(files_now)
        if before.guides[address][language] != now.guides[address][language]
    ]
