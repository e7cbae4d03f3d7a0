"""Reports what was imported, and how to see it."""

from collections.abc import Iterator

from kb.content.counted import counted
from kb.content.site import Site
from kb.handover.importing import Taken
from kb.render.renderer import path_of_place

SHOWN = 60  # characters of a text


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
    for text in taken.gone:
        words = _shortened(text.words or text.source)
        yield f"{text}: not taken, as there is no such text any more; export again for what there is now: “{words}”"
    for text in taken.changed_since:
        yield f"{text}: taken, and stale: its source has changed since the export; export it again."
    for text in taken.marked:
        yield f"{text}: not taken, as it is still marked as unfinished (“fuzzy”, “needs work”); expected no mark."
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
