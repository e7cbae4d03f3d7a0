"""The preview: shows the page that a writer has saved at once, and builds the rest of the site in the background.

Findings are reported in the terminal, and in a file whose contents the server adds to each page.
"""

import os
import signal
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any

from hooks.material import ICONS
from hooks.preview_findings import Shown, State, read_state, write_state
from kb.build.build import ContentError, StoreBench, build_site
from kb.build.content import read_content
from kb.build.failure import BUILD_FAILURES, reason
from kb.build.inputs import Inputs, inputs_of
from kb.build.site_folder import clear_up_after
from kb.build.standings import read_standings
from kb.build.store import DamagedStoreError, Store
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.build.workers import end_with_parent
from kb.checks import findings_of_guide, in_order
from kb.content.docs_reading import read_records
from kb.content.finding import Finding
from kb.content.loading import load_site_without_guides, read_guides, records_by_file
from kb.content.places import GLOSSARY, QUESTIONS_FILE
from kb.content.repeated import reported_once
from kb.content.site import Site
from kb.content.source_file import read_source
from kb.content.translated import TRANSLATED, TRANSLATED_FROM, Records
from kb.content.writing import write_at_once
from kb.outputs.edition import Edition
from kb.outputs.guide_parts import guide_parts
from kb.outputs.home_pages import home_output
from kb.outputs.output import Output
from kb.outputs.pages import glossary_output, guide_output, topic_output
from kb.pages.frame import HOME
from kb.render.renderer import page_path
from kb.translations.summary import Summary

CHANGED = "changed"
"""The message that files have changed."""

MOST_AT_ONCE = 4  # guides; if more change at once, a program changed them, and the whole site is built


RECORDS = (TRANSLATED, TRANSLATED_FROM)
"""The names of the files with the records of translations."""


class Preview:
    """A site in a folder that is kept up to date as its content changes."""

    def __init__(self, target: Target, terminal: Terminal, language: str | None) -> None:
        """Create a preview of the target. If a language is given, it is built first."""
        self._target = target
        self._terminal = terminal
        self._language = language
        self._inputs: Inputs | None = None
        self._edition: Edition | None = None
        self._faulty: Site | None = None
        self._background: ForkProcess | None = None
        self._is_settled = False
        self.findings = target.folder.with_name("preview-findings.json")
        """The file with the current findings; hooks/preview_findings.py describes it."""
        write_state(self.findings, State())

    def update(self) -> None:
        """Show what has changed since the last update. Report faults; pages that have any stay as they were."""
        self.stop()
        before, self._inputs = self._inputs, inputs_of(self._target)
        if before and self._is_settled and before.has_same_files(self._inputs):
            return  # only the findings changed
        if read_state(self.findings).are_mended:
            write_state(self.findings, State())
        changed = _changed_guides(before, self._inputs) if before else None
        docs = self._target.root / "docs"
        if self._edition and before and changed is not None and len(changed) <= MOST_AT_ONCE:
            # DamagedStoreError: a build has deleted parts that the edition had not loaded yet. So build the whole site.
            with suppress(DamagedStoreError), self._failures_reported():
                found: list[Finding] = []
                if _records_changed(before, self._inputs):
                    self._edition = self._edition.with_records(read_records(docs, self._edition.site.languages)[0])
                for language, address in changed:
                    self._edition, own = self._shown(self._edition, language, address)
                    found += own
                self._report(found, {f"{address}.yml" for _language, address in changed})
                return
        self._edition = self._faulty = None
        with self._failures_reported():
            self._edition = build_site(self._target, self._terminal, self._language).edition
            if self._edition is None:
                store = Store(self._target.store, self._inputs.python)
                self._edition = read_content(self._target, store, self._terminal).edition(self._target, store)
            self._report([])

    @property
    def _store(self) -> Store:
        return Store(self._target.store, self._inputs.python if self._inputs else "")

    @property
    def site(self) -> Site | None:
        """The site that is shown. If it has had errors from the start, what can be read, so that it can be mended."""
        if self._edition:
            return self._edition.site
        if self._inputs and self._faulty is None:
            with suppress(*BUILD_FAILURES):  # reported by the update
                self._faulty = read_content(self._target, self._store, self._terminal).site
        return self._faulty

    def translations(self) -> Mapping[str, Summary]:
        """Return how the translations of each guide stand now, by its address."""
        _site, standings = read_standings(self._target, self._store, self._terminal)
        return {address: standing.translations for address, standing in standings.items()}

    def show(self, language: str, address: str | None, records: Records | None = None) -> None:
        """Show at once what the editor has written: the page of a guide, or else whatever depends on it.

        `records` are the records of translations, if those have changed too.
        """
        self.stop()
        if self._edition and address:
            with suppress(DamagedStoreError), self._failures_reported():
                edition = self._edition.with_records(records) if records else self._edition
                self._edition, _errors = self._shown(edition, language, address)
                return
        self.update()

    def show_shared(self, language: str, address: str) -> None:
        """Show at once, on the page at `address`, what the editor has written into files that guides share.

        Other pages that show it follow in the background.
        """
        self.stop()
        inputs = inputs_of(self._target)
        if self._edition:
            with suppress(DamagedStoreError), self._failures_reported():
                docs, store = self._target.root / "docs", Store(self._target.store, inputs.python)
                site, found = load_site_without_guides(docs, ICONS, store.kept_or_made)
                if errors := [finding for finding in in_order(found) if finding.severity == "error"]:
                    raise ContentError(errors, self._target.root)
                edition = self._edition.with_shared(site)
                if (self._target.folder / page_path(language, address)).is_dir():  # else it is built in the background
                    edition = self._with_page(edition, language, address)
                self._edition, self._inputs = edition, inputs
                return
        self.update()

    def follow(self) -> None:
        """Start to build the rest of the site in a separate process."""
        self._background = get_context("fork").Process(target=self._build_in_background)
        self._background.start()

    def stop(self) -> None:
        """Stop the build in the background, if there is one."""
        if self._background and self._background.is_alive() and self._background.pid:
            with suppress(ProcessLookupError):  # it has just started, and has no process group yet
                os.killpg(self._background.pid, signal.SIGKILL)
            self._background.kill()
        if self._background:
            self._background.join()
            clear_up_after(self._target.folder, self._background.pid)
            self._background = None

    def _shown(self, edition: Edition, language: str, address: str) -> tuple[Edition, list[Finding]]:
        """Remake the page of a guide whose file in `language` has changed. Return the updated edition, and no findings.

        If the guide has errors, return the edition unchanged, and the errors.
        """
        site = edition.site
        paths = (site.docs / other / f"{address}.yml" for other in site.languages)
        files = {path.parts[-3]: read_source(path, site.docs) for path in paths if path.exists()}
        records = records_by_file(site, [address])[address]
        guides, found = read_guides(address, files, site.shared, records=records)
        found += [finding for guide in guides for finding in findings_of_guide(guide, site.shared)]
        errors = [finding for finding in in_order(found) if finding.severity == "error"]
        if errors or not guides:
            return edition, errors
        (guide,) = guides
        edition = edition.with_guide(guide, guide_parts(guide, site.shared))
        self._make(guide_output(edition, language, address))
        return edition, []

    def _with_page(self, edition: Edition, language: str, address: str) -> Edition:
        """Remake a page that shows what guides share, if the editor edits it there. Return the updated edition."""
        topics = {str(topic.id): topic for topic in edition.site.topics}
        outline = edition.site.outlines.get(address)
        if address == HOME:
            self._make(home_output(edition, language))
        elif address == GLOSSARY:
            self._make(glossary_output(edition, language))
        elif address in topics:
            self._make(topic_output(edition, language, topics[address]))
        elif outline and not outline.is_question:
            edition, _errors = self._shown(edition, language, address)
        return edition

    def _make(self, output: Output) -> None:
        for path, content in output.make(output.given, StoreBench(self._store)).items():
            write_at_once(self._target.folder / path, content)

    def _build_in_background(self) -> None:
        end_with_parent()
        os.setpgrp()  # so that its workers are stopped with it
        with self._failures_reported():
            build_site(self._target, self._terminal)
            self._report([])

    @contextmanager
    def _failures_reported(self) -> Iterator[None]:
        self._is_settled = True
        try:
            yield
        except ContentError as error:
            self._report(error.findings)
        except BUILD_FAILURES as error:
            self._is_settled = False  # the same files may well build next time
            self._show((Shown("", "", reason(error)),))

    def _report(self, found: list[Finding], guides: Collection[str] | None = None) -> None:
        """Report the findings. If `guides` is given, replace only the findings of those files, and keep all others."""
        root = self._target.root
        others = read_state(self.findings).findings if guides is not None else ()
        kept = tuple(shown for shown in others if not shown.file.endswith(tuple(guides or ())))
        self._show((*kept, *(_shown_in_page(finding, root) for finding in reported_once(found))))

    def _show(self, findings: tuple[Shown, ...]) -> None:
        """Replace the findings shown. If they have changed, print them in the terminal, or say that all are fixed."""
        before = read_state(self.findings)
        if findings == before.findings:
            return
        for shown in findings:
            self._terminal.say(f"{shown.place}: {shown.message}" if shown.place else shown.message)
        if not findings:
            self._terminal.say("All fixed.")
        write_state(self.findings, State(findings, are_mended=not findings))


def _shown_in_page(finding: Finding, root: Path) -> Shown:
    place, _, message = finding.line(root).partition(": ")
    return Shown(place.rsplit(":", 2)[0], place, message)


def run_preview(
    preview: Preview, connection: Connection, other_end: Connection, answer: Callable[[Any], object] | None = None
) -> None:
    """Update the preview after each message on `connection`, then reply. Return when the connection is closed.

    Any message other than `CHANGED` is a request of the editor, and `answer` gives the reply.
    """
    end_with_parent()
    other_end.close()  # the fork's copy would keep the connection open
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent stops this process, by closing the connection
    with suppress(EOFError, ConnectionError):  # the connection is closed
        while True:
            message = connection.recv()
            if answer and message != CHANGED:
                connection.send(answer(message))
                continue
            preview.update()
            connection.send("shown")
            preview.follow()
    preview.stop()


def _records_changed(before: Inputs, now: Inputs) -> bool:
    return any(
        known != before.content.get(path) for path, known in now.content.items() if path.rpartition("/")[2] in RECORDS
    )


def _changed_guides(before: Inputs, now: Inputs) -> list[tuple[str, str]] | None:
    """Return the language and address of each guide file that has changed, or None if anything else has changed too.

    A file of questions counts as something else, since many pages are made from it. Records of translations affect only
    the pages of guides, and are shown at once only on pages that have changed themselves.
    """
    if before.code != now.code or before.content.keys() != now.content.keys():
        return None
    changed = [path for path, known in now.content.items() if known != before.content[path]]
    changed = [path for path in changed if path.rpartition("/")[2] not in RECORDS]
    if not all(path.count("/") == 2 and path.endswith(".yml") for path in changed):  # de/billing/pay-invoices.yml
        return None
    if any(path.endswith(f"/{QUESTIONS_FILE}.yml") for path in changed):
        return None
    return [
        (language, address.removesuffix(".yml")) for language, _, address in (path.partition("/") for path in changed)
    ]
