"""PO files, for gettext, Poedit, Weblate and OmegaT: one entry for each text, with its name as the context.

A text whose source has changed is fuzzy: it has the source's former words, and its translation so far. Flags tell
Weblate what must stay and how long a text may be. The flag `words-…` is the digest of the translation at export.

If the rest of a file is lost after a line, what is left looks complete, even in the middle of a translation. So the
header has the number of texts of each guide, `X-Texts`, and the last entry is one that is commented out. Programs keep
such entries, since gettext does so with what is no longer used, and do not show them to translators.
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from translate.storage import pypo
from translate.storage.poparser import PoParseError

from kb.content.text import LONGEST_TEXT, Place
from kb.handover.returned import BrokenOffError, ReturnedFile, ReturnedFileError, ReturnedText
from kb.handover.texts import HandedText, Job, digest_of_words
from kb.translations.states import State

ENDING = "po"
_BASE = re.compile(r"words-([0-9a-f]{12})")
_FOR_FLAGS = re.compile(r"[^\s,\"\\]+")

_KEYWORD = re.compile(r"(?m)^msg(?:ctxt|id_plural|id|str)\b")
_END = "The end of the file"
_NUMBER = re.compile(r"(\S+) (\d+)")

_OF_NEXT_ENTRY = ("#.", "#:", "#,", "#|")
"""The beginnings of comments that only an entry has."""

_UNREADABLE = "it is neither an XLIFF nor a PO file that can be read"
_UNREADABLE_LINE = (
    f'{_UNREADABLE}; expected a line with “msgctxt”, “msgid” or “msgstr”, words between "…", or a comment'
)


def written(job: Job) -> bytes:
    """Return the PO file of a job."""
    store = pypo.pofile(width=-1)
    numbers = Counter(text.name.partition("#")[0] for text in job.texts)
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M+0000")
    store.updateheader(
        add=True,
        Project_Id_Version=f"Knowledge base {job.name}",
        POT_Creation_Date=now,
        PO_Revision_Date=now,
        Last_Translator="",
        Language_Team="",
        Language=job.language,
        X_Generator="kb translations export",
        X_Source_Language=job.source,
        X_Texts=", ".join(f"{name} {number}" for name, number in numbers.items()),
    )
    for note in job.notes:
        store.header().addnote(note, "translator")
    for text in job.texts:
        store.addunit(_unit(text))
    store.addunit(end := pypo.pounit(_END))
    end.target = _END
    end.makeobsolete()
    return bytes(store)


def read(content: str, path: Path) -> ReturnedFile:
    """Read the content of the returned file at `path`.

    Raises:
        ReturnedFileError: if it is not PO, or does not name its language.
    """
    try:
        store = pypo.pofile.parsestring(content.encode())
        header = store.parseheader()
        others = (unit for unit in store.units if not (unit.isheader() or unit.isobsolete() or _is_empty(unit)))
        texts = [_returned(unit, path) for unit in others]
        exported = {name: int(number) for name, number in _NUMBER.findall(header.get("X-Texts", ""))}
    except PoParseError as error:
        line = re.search(r"line (\d+)", str(error))
        if line and int(line[1]) >= len(content.splitlines()) and _KEYWORD.search(content):
            raise BrokenOffError(content) from error
        raise ReturnedFileError(_UNREADABLE_LINE if line else _UNREADABLE, int(line[1]) if line else None) from error
    except Exception as error:  # the parser may raise anything
        raise ReturnedFileError(_UNREADABLE) from error
    if _breaks_off(content):
        raise BrokenOffError(content)
    if not (language := header.get("Language", "").strip()):
        raise ReturnedFileError("its header does not name the language; expected a line such as “Language: fr”")
    if texts and exported and not _has_end(content):
        texts[-1] = replace(texts[-1], is_whole=False)
    return ReturnedFile(language, tuple(texts), exported)


def _has_end(content: str) -> bool:
    """Return whether something follows the last text: the entry at the end or another comment, or an empty line."""
    return content.endswith("\n\n") or content.rstrip().rpartition("\n")[2].startswith("#")


def _breaks_off(content: str) -> bool:
    """Return whether the last entry has no translation, not even an empty one. The parser passes over such entries."""
    last = content.rstrip().rpartition("\n")[2]
    keywords = _KEYWORD.findall(content)
    return last.startswith(_OF_NEXT_ENTRY) or bool(keywords and keywords[-1] != "msgstr")


def _is_empty(unit: pypo.pounit) -> bool:
    """Return whether it is only a comment."""
    return not (unit.msgctxt or unit.msgid)


def _unit(text: HandedText) -> pypo.pounit:
    unit = pypo.pounit(str(text.source), wrapper=pypo.PoWrapper(width=-1))
    unit.setcontext(text.name)
    unit.target = "" if text.state is State.UNTRANSLATED else text.own
    for note in text.notes:
        unit.addnote(note, "developer")
    unit.addlocation(text.place)
    for flag in _flags(text):
        unit.settypecomment(flag)
    if text.state in (State.STALE, State.BOTH_CHANGED):
        unit.markfuzzy()
        if text.was:
            unit.prev_context = text.name
            unit.prev_source = text.was
    return unit


def _flags(text: HandedText) -> list[str]:
    stays = [piece for piece in text.stays if _FOR_FLAGS.fullmatch(piece)]
    flags = [f"max-length:{LONGEST_TEXT}", f"words-{digest_of_words(text.own)}"]
    if stays:
        flags.append("placeholders:" + ":".join(f'"{piece}"' for piece in stays))
    return flags


def _returned(unit: pypo.pounit, path: Path) -> ReturnedText:
    base = next((found[1] for flag in unit.typecomments if (found := _BASE.search(flag))), None)
    words = str(unit.target or "")
    is_finished = bool(words.strip()) and not unit.isfuzzy()
    return ReturnedText(
        unit.getcontext(), str(unit.source), words, is_finished, base, Place(path, unit.line_number or 1)
    )
