"""Reports what was imported, and how to see it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kb.content.counted import counted
from kb.content.site import Site
from kb.handover.importing import Taken
from kb.handover.returned import ReturnedFile
from kb.render.renderer import path_of_place

SHOWN = 60  # characters of a text


def not_in_file(file: ReturnedFile, path: Path) -> Iterator[str]:
    """Yield how many exported texts the file at `path` lacks, if any: all together, and by guide."""
    there = Counter(text.name.partition("#")[0] for text in file.texts)
    missing = {name: number - there[name] for name, number in file.exported.items() if there[name] < number}
    if missing:
        yield (
            f"{path}: {sum(missing.values())} of the {sum(file.exported.values())} exported texts are not in the file; "
            "unless a part of them was returned, ask for the whole file:"
        )
        yield from (f"  {name}: {number} of {file.exported[name]}" for name, number in missing.items())


def report(taken: Taken, site: Site, language: str) -> Iterator[str]:
    """Yield the lines: first what needs attention, then what was done, and last the command that shows the pages."""
    root = site.docs.parent
    for path, errors in taken.refused.items():
        yield f"{path.relative_to(root)}: nothing was written, since it would have errors:"
        yield from (f"  {line}" for line in errors)
    for text, now in taken.conflicts:
        yield f"{text}: also changed here since the export, so not taken; if its words are better, write them here:"
        yield f"  here: {now}"
        yield f"  file: {text.words}"
    if taken.is_of_another_language:
        yield (
            f"None of the {len(taken.gone)} texts is translated into “{language}”, the language that the file names; "
            "expected that of its translations, as “Language” in PO and as target-language in XLIFF."
        )
        return
    for text in taken.broken_off:
        yield (
            f"{text}: not taken, as the end of the file is missing, so its last words may be cut off; expected the "
            f"whole file, or an empty line after them if they are complete: “{text.words}”"
        )
    for text in taken.gone:
        words = _shortened(text.words or text.source)
        yield f"{text}: not taken, as there is no such text any more; export again for what there is now: “{words}”"
    for text in taken.changed_since:
        yield f"{text}: taken, and stale: its source has changed since the export; export it again."
    for text in taken.marked:
        yield f"{text}: not taken, as it is still marked as unfinished (“fuzzy”, “rejected”); expected no mark."
    for text in taken.unfinished:
        yield f"{text}: still to be translated."
    written = sum(map(len, taken.written.values()))
    in_files = f" in {counted(len(taken.written), 'file')}" if written else ""
    yield (
        f"{language}: {counted(written, 'text')} written{in_files}; {len(taken.confirmed)} right as before; "
        f"{taken.same} unchanged; {len(taken.unfinished) + len(taken.marked)} not finished."
    )
    if taken.written:
        yield f"To see them: kb serve --language {language}"
        yield from (f"  /{page}" for page in dict.fromkeys(_pages(taken, site, language)))
        yield f"To check their spelling too: kb check --language {language}"


def _pages(taken: Taken, site: Site, language: str) -> Iterator[str]:
    """Yield the path of each page with written texts. For texts that all pages share, that is the home page."""
    for names in taken.written.values():
        for name in names:
            group = name.partition("#")[0]
            yield path_of_place(language, group if group in site.guides else "")


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
