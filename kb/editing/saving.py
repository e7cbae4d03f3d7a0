"""Saves changed files: notes the change in the journal, writes the files, and shows the page."""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from kb.content.source_file import IS_A_LINK, leads_elsewhere
from kb.content.translated import TRANSLATED, TRANSLATED_FROM, Records
from kb.content.writing import Contents
from kb.editing.answers import EditError
from kb.editing.checking import expect_no_new_errors
from kb.editing.files import Files
from kb.editing.workspace import Workspace
from kb.render.renderer import page_path
from kb.translations.units import SHARED_FILES


def save_guide(
    work: Workspace, what: str, language: str, address: str, changed: Contents, records: Records | None = None
) -> None:
    """Save files of the guide, as `save` does.

    Raises:
        FaultyError: if that would cause new errors in it. Nothing is written then.
    """
    _expect_inside(work.files, changed)
    before, after = work.checks.checked(address), work.checks.checked(address, changed)
    expect_no_new_errors(before.findings, after.findings)
    save(work, what, language, address, changed, records)


def save(
    work: Workspace, what: str, language: str, address: str, changed: Contents, records: Records | None = None
) -> None:
    """Save files that have been checked. `what` describes the change, and the page at `address` shows it.

    `records` are the new records of translations, if the files include them.
    """
    _expect_inside(work.files, changed)
    work.journal.write(what, page_path(language, address), changed)
    show(work, language, address, [*changed], records)


def show(work: Workspace, language: str, address: str, paths: Collection[Path], records: Records | None = None) -> None:
    """Show the page at `address` after these files were written.

    If it cannot be shown, as on a full disk, the files stay written, and the page follows with the next change.
    """
    outline = work.files.site.outlines.get(address)
    written = [path for path in paths if not (records and _is_record(path))]
    are_of_guides = all(_is_of_guide(work.files, path) for path in written)
    with suppress(OSError):
        if all(_is_shared(path) or _is_record(path) for path in paths) and not (are_of_guides and outline):
            work.preview.show_shared(language, address)
        else:
            is_one_page = are_of_guides and outline and not outline.is_question
            work.preview.show(language, address if is_one_page else None, records)


def _expect_inside(files: Files, changed: Contents) -> None:
    for path in changed:
        if leads_elsewhere(path.parent, files.docs):
            raise EditError(f"{files.name(path.parent)} {IS_A_LINK}")
        if not path.resolve().is_relative_to(files.docs.resolve()):
            raise EditError(f"{files.name(path)}: this is a link to outside the content folder.")


def _is_of_guide(files: Files, path: Path) -> bool:
    """Return whether it is the file of a guide, or of a topic's questions: `docs/de/billing/pay.yml`."""
    return len(path.relative_to(files.docs).parts) == 3


def _is_shared(path: Path) -> bool:
    """Return whether the file has words that all guides share, in one language."""
    return path.name in SHARED_FILES.values()


def _is_record(path: Path) -> bool:
    """Return whether the file records what was translated."""
    return path.name in {TRANSLATED, TRANSLATED_FROM}
