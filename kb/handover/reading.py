"""Reads returned files. An error is reported in one sentence."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from kb.content.finding import nearest
from kb.handover.returned import BrokenOffError, ReturnedFile, ReturnedFileError, ReturnedText

LARGEST = 64 * 1024 * 1024  # bytes; all texts of 1,500 guides in one language take about 50 MB

_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]*>")
"""Matches declarations of an encoding. They may be outdated: editors save files as UTF-8, and leave the declaration."""
_LINE_ENDS = ("\r\r\n", "\r\n", "\r")
"""What lines of Windows and old Macs end with, and what becomes of it if it is changed once too often."""


def read(path: Path, languages: Collection[str]) -> ReturnedFile:
    """Return the contents of the file, whose language must be one of the site's.

    Raises:
        ReturnedFileError: if it cannot be taken.
    """
    try:
        if not path.is_file():  # a pipe or a device, whose content may never end
            raise ReturnedFileError("it is not a file")
        if path.stat().st_size > LARGEST:
            raise ReturnedFileError(f"the file has more than {LARGEST // 1024 // 1024} MB")
        content = path.read_bytes()
    except OSError as error:
        raise ReturnedFileError(f"it cannot be read: {error.strerror}") from error
    file = _read(content, path)
    language = _known(file.language, languages)
    known: dict[str, ReturnedText] = {}
    for text in file.texts:
        if before := known.get(text.name):
            raise ReturnedFileError(
                f"“{text.name}” is also on line {before.place.line}; remove one of the two", text.place.line
            )
        known[text.name] = text
    if not known:
        raise ReturnedFileError("it has no texts; expected those that were exported, with their translations")
    return replace(file, language=language)


def _read(content: bytes, path: Path) -> ReturnedFile:
    # Imported here: the toolkit takes a while to load, and only one format is needed.
    from kb.handover import po, xliff

    encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end == len(content) and error.start > 0:
            raise BrokenOffError(content[: error.start].decode(encoding)) from error
        line = content.count(b"\n", 0, error.start) + 1
        raise ReturnedFileError(
            "it is not text in UTF-8; expected a PO or XLIFF file in that encoding", line
        ) from error
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    if "\0" in text:
        raise ReturnedFileError("it is not text; expected a PO or XLIFF file")
    if not text.strip():
        raise ReturnedFileError("it is empty")
    if not text.lstrip().startswith("<"):
        return po.read(text, path)
    return xliff.read(_DECLARATION.sub(_only_lines, text, count=1).encode(), path)


def _only_lines(found: re.Match[str]) -> str:
    """Return only the line breaks of what was found, so that what follows stays on its line."""
    return "\n" * found[0].count("\n")


def _known(language: str, languages: Collection[str]) -> str:
    """Return the language by our code for it: `fr` for fr, fr_CH and FR-ch."""
    code = language.replace("_", "-").lower()
    for known in (code, code.partition("-")[0]):
        if known in languages:
            return known
    raise ReturnedFileError(f"it is in “{language[:40]}”, not a language of the site; {nearest(code, languages)}")
