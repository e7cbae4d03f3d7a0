"""Writes the files for translators: a folder for each job, which is an OmegaT project.

    OUT/de-fr/source/fr.po            the texts; fr.xlf in XLIFF
    OUT/de-fr/tm/fr.tmx               everything translated before
    OUT/de-fr/glossary/fr.tbx         the glossary
    OUT/de-fr/omegat.project          and omegat/filters.xml

For XLIFF, tm/ has the memory in OmegaT's own form, and memory.tmx has it for all other programs.
"""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from kb.content.site import Site
from kb.content.writing import write_at_once
from kb.handover import glossary, memory, omegat, po, xliff
from kb.handover.formats import Format
from kb.handover.texts import HandoverError, Job


def export(site: Site, wanted: Sequence[Job], kind: Format, out: Path) -> dict[Path, Job]:
    """Write the files of these jobs into `out`, which must be empty. Return each file to translate, with its job.

    Raises:
        HandoverError: if `out` is not empty, since a translator's work must not be overwritten.
        OSError: if a file cannot be written. Nothing is left in `out` then: half of the files would look like all.
    """
    if out.exists() and any(out.iterdir()):
        raise HandoverError(f"{out} is not empty; expected a new folder, so that no work is overwritten.")
    try:
        return {_write(site, job, kind, out / job.name): job for job in wanted}
    except OSError:
        shutil.rmtree(out, ignore_errors=True)
        raise


def _write(site: Site, job: Job, kind: Format, folder: Path) -> Path:
    """Write the files of a job into its folder, and return the one to translate."""
    for name in omegat.FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, content in files_of(site, job, kind).items():
        write_at_once(folder / name, content)
    return folder / name_of_texts(job, kind)


def name_of_texts(job: Job, kind: Format) -> str:
    """Return the path of the file to translate, relative to the job's folder."""
    return f"source/{job.language}.{(po if kind == 'po' else xliff).ENDING}"


def files_of(site: Site, job: Job, kind: Format) -> Mapping[str, bytes]:
    """Return the files of a job, by their paths relative to its folder."""
    files = {
        name_of_texts(job, kind): po.written(job) if kind == "po" else xliff.written(job),
        f"tm/{job.language}.tmx": memory.written(job, with_tags=kind == "xliff"),
        f"glossary/{job.language}.tbx": glossary.written(site, job.source, job.language),
        omegat.FILE: omegat.project(job.source, job.language).encode(),
        omegat.FILTERS_FILE: omegat.FILTERS.encode(),
    }
    return files | ({"memory.tmx": memory.written(job)} if kind == "xliff" else {})
