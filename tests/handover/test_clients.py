"""Translators’ programs read our files, and the import reads theirs: gettext, and OmegaT without a window."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.handover import po
from kb.handover.exporting import export
from kb.handover.importing import take
from kb.handover.reading import read
from kb.handover.report import not_in_file
from kb.handover.texts import jobs
from tests.conftest import LANGUAGES, ROOT, loaded
from tests.content.changes import replaced
from tests.edition import real_site
from tests.handover.conftest import states

if TYPE_CHECKING:
    from kb.handover.formats import Format


@pytest.mark.slow
def test_gettext_accepts_the_files_of_the_site(tmp_path: Path) -> None:
    site = real_site()
    for job in (job for language in LANGUAGES for job in jobs(site, language)):
        path = tmp_path / f"{job.name}.po"
        path.write_bytes(po.written(job))
        command = [program("gettext"), "--check", "--verbose", "--output-file", "/dev/null", path]
        checked = subprocess.run(command, capture_output=True, text=True)
        assert checked.returncode == 0, checked.stderr
        assert "warning" not in checked.stderr


def test_files_written_by_gettext_are_read(recorded: Path, tmp_path: Path) -> None:
    """gettext keeps only the flags that it knows, so the digest of the exported translation is lost."""
    site = loaded(recorded)[0]
    (path,) = export(site, jobs(site, "fr", guides=["billing/pay"]), "po", tmp_path / "out")
    ours = read(path, LANGUAGES)
    msgcat = Path(program("gettext")).with_name("msgcat")
    subprocess.run([msgcat, "--output-file", path, path], check=True)
    theirs = read(path, LANGUAGES)
    assert theirs == replace(ours, texts=tuple(replace(text, base=None) for text in ours.texts))
    assert take(site, "fr", theirs.texts).same == len(ours.texts)


@pytest.mark.slow
def test_a_part_of_a_file_selected_by_gettext_is_whole_to_its_end(recorded: Path, tmp_path: Path) -> None:
    replaced("Wählen Sie die Rechnung und", "Wählen Sie alle Rechnungen und")(recorded / "de/billing/pay.yml")
    site = loaded(recorded)[0]
    (path,) = export(site, jobs(site, "fr", guides=["billing/pay"]), "po", tmp_path / "out")
    msgattrib = Path(program("gettext")).with_name("msgattrib")
    subprocess.run([msgattrib, "--no-fuzzy", "--output-file", path, path], check=True)
    file = read(path, LANGUAGES)
    assert (len(file.texts), all(text.is_whole for text in file.texts)) == (9, True)
    assert list(not_in_file(file, path))[1:] == ["  billing/pay: 1 of 10"]


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["po", "xliff"])
def test_omegat_translates_from_the_memory_and_its_files_are_imported(tmp_path: Path, kind: Format) -> None:
    """The French texts are exported; then four of its files are deleted, and OmegaT restores them."""
    docs = shutil.copytree(ROOT / "docs", tmp_path / "docs")
    site = loaded(docs)[0]
    export(site, jobs(site, "fr"), kind, tmp_path / "before")
    before = states(docs)
    for name in ("billing/pay-invoices", "security/kauth", "support/help-support-help-you", "snippets"):
        (docs / f"fr/{name}.yml").unlink()
    site = loaded(docs)[0]
    export(site, jobs(site, "fr", only_to_do=True), kind, tmp_path / "out")
    project = tmp_path / "out/de-fr"
    (project / "tm/auto").mkdir()  # OmegaT uses translations from there without confirmation
    shutil.copy(tmp_path / "before/de-fr/tm/fr.tmx", project / "tm/auto")
    translated_by_omegat(project, tmp_path / "settings")
    (file,) = (project / "target").iterdir()
    returned = read(file, LANGUAGES)
    assert list(not_in_file(returned, file)) == []
    taken = take(site, "fr", returned.texts)
    assert (taken.refused, taken.gone, taken.conflicts, taken.broken_off) == ({}, [], [], [])
    after = states(docs)
    for name, state in before.items():
        if state.unit.own != state.unit.source:  # XLIFF does not say whether “PayPal” is translated
            assert (after[name].unit.own, after[name].state) == (state.unit.own, state.state)


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["po", "xliff"])
def test_texts_without_a_translation_in_omegat_stay_untranslated(recorded: Path, tmp_path: Path, kind: Format) -> None:
    replaced("Wählen Sie die Rechnung und", "Wählen Sie alle Rechnungen und")(recorded / "de/billing/pay.yml")
    site = loaded(recorded)[0]
    export(site, jobs(site, "fr", only_to_do=True), kind, tmp_path / "out")
    translated_by_omegat(tmp_path / "out/de-fr", tmp_path / "settings")
    (file,) = (tmp_path / "out/de-fr/target").iterdir()
    taken = take(site, "fr", read(file, LANGUAGES).texts)
    assert ([text.name for text in taken.unfinished], taken.written) == (["billing/pay#pay-one-choose.text"], {})


def translated_by_omegat(project: Path, settings: Path) -> None:
    """Have OmegaT write the project’s target files."""
    command = [program("omegat"), project, "--mode=console-translate", f"--config-dir={settings}"]
    subprocess.run(command, check=True, capture_output=True)


def program(name: str) -> str:
    """Return the path of a program, as `setup/gettext` or `setup/omegat` finds it."""
    found = subprocess.run([ROOT / "setup" / name], cwd=ROOT, check=True, capture_output=True, text=True)
    return found.stdout.strip()
