"""The preview: what a writer saves is shown at once, and all that follows from it is built in the background."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess

from kb.build.build import StoreBench, build_site
from kb.build.content import read_content
from kb.build.failure import BUILD_FAILURES, reason
from kb.build.inputs import Inputs, inputs_of
from kb.build.site_folder import clear_up_after, write_at_once
from kb.build.store import DamagedStoreError, Store
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.build.workers import end_with_parent
from kb.checks import findings_of_guide, in_order
from kb.content.guide_in_languages import outline_of
from kb.content.loading import read_guide
from kb.content.source_file import read_source
from kb.outputs.edition import Edition
from kb.outputs.guide_parts import guide_parts
from kb.outputs.pages import guide_output

MOST_AT_ONCE = 4  # guides: if more change, somebody changed them with a program, and waits for the whole


class Preview:
    """The site in a folder, which follows the content as it changes."""

    def __init__(self, target: Target, terminal: Terminal, language: str | None) -> None:
        """Take where to build, and the language that is wanted first."""
        self._target = target
        self._terminal = terminal
        self._language = language
        self._inputs: Inputs | None = None
        self._edition: Edition | None = None
        self._background: ForkProcess | None = None

    def update(self) -> None:
        """Show what changed since the last time; faults are reported, and what they concern stays as it was."""
        self.stop()
        before, self._inputs = self._inputs, inputs_of(self._target)
        changed = _changed_guides(before, self._inputs) if before else None
        if self._edition and changed is not None and len(changed) <= MOST_AT_ONCE:
            # Damage: a build has deleted what the edition would still load.
            with suppress(DamagedStoreError), self._faults_reported():
                for language, address in changed:
                    self._edition = self._shown(self._edition, language, address)
                return
        self._edition = None
        with self._faults_reported():
            self._edition = build_site(self._target, self._terminal, self._language).edition
            if self._edition is None:
                store = Store(self._target.store, self._inputs.python)
                self._edition = read_content(self._target, store, self._terminal).edition(self._target, store)

    def follow(self) -> None:
        """Begin to build all the rest, in a process of its own."""
        self._background = get_context("fork").Process(target=self._build_in_background)
        self._background.start()

    def stop(self) -> None:
        """Stop what is built in the background: something newer is to come."""
        if self._background and self._background.is_alive() and self._background.pid:
            with suppress(ProcessLookupError):  # it has just begun, and is not yet a group
                os.killpg(self._background.pid, signal.SIGKILL)
            self._background.kill()
        if self._background:
            self._background.join()
            clear_up_after(self._target.folder, self._background.pid)
            self._background = None

    def _shown(self, edition: Edition, language: str, address: str) -> Edition:
        """Make the page of a guide whose file in `language` changed; return the edition with the guide as it is now."""
        site = edition.site
        paths = (site.docs / other / f"{address}.yml" for other in site.languages)
        files = {path.parts[-3]: read_source(path, site.docs) for path in paths if path.exists()}
        guide, found = read_guide(address, files, site.shared)
        found += findings_of_guide(guide, site.shared) if guide else []
        errors = [finding for finding in in_order(found) if finding.severity == "error"]
        for finding in errors:
            self._terminal.say(finding.line(self._target.root))
        if guide is None or errors:
            return edition
        edition = replace(
            edition,
            site=replace(site, outlines={**site.outlines, address: outline_of(guide)}),
            guides={**edition.guides, address: guide_parts(guide, site.shared)},
        )
        output = guide_output(edition, language, address)
        store = Store(self._target.store, self._inputs.python if self._inputs else "")
        for path, content in output.make(output.given, StoreBench(store)).items():
            write_at_once(self._target.folder / path, content)
        return edition

    def _build_in_background(self) -> None:
        end_with_parent()
        os.setpgrp()  # so that its own workers are stopped with it
        with self._faults_reported():
            build_site(self._target, self._terminal)

    @contextmanager
    def _faults_reported(self) -> Iterator[None]:
        try:
            yield
        except BUILD_FAILURES as error:
            self._terminal.say(reason(error))


def run_preview(preview: Preview, connection: Connection, other_end: Connection) -> None:
    """Update the preview whenever `connection` says so, and answer when it can be seen. Runs until that is closed."""
    end_with_parent()
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
    if before.code != now.code or before.content.keys() != now.content.keys():
        return None
    changed = [path for path, known in now.content.items() if known != before.content[path]]
    if not all(path.count("/") == 2 and path.endswith(".yml") for path in changed):  # de/billing/pay-invoices.yml
        return None
    return [
        (language, address.removesuffix(".yml")) for language, _, address in (path.partition("/") for path in changed)
    ]
