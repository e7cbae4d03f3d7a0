"""Reads returned files. An error is reported in one sentence."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Collection
from pathlib import Path

from kb.content.finding import nearest
from kb.handover.returned import BrokenOffError, ReturnedFile, ReturnedFileError

LARGEST = 64 * 1024 * 1024  # bytes; all texts of 1,500 guides in one language take about 50 MB

_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*>")
"""Matches declarations of an encoding. They may be outdated: editors save files as UTF-8, and leave the declaration."""


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
    file = _read(content)
    language = _known(file.language, languages)
    times = Counter(text.name for text in file.texts)
    if twice := next((name for name, number in times.items() if number > 1), None):
        raise ReturnedFileError(f"“{twice}” is in it twice; remove one of the two")
    return ReturnedFile(language, file.texts)


def _read(content: bytes) -> ReturnedFile:
    # Imported here: the toolkit takes a while to load, and only one format is needed.
    from kb.handover import po, xliff

    encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        if error.end == len(content) and error.start > 0:
            raise BrokenOffError(content[: error.start].decode(encoding)) from error
        raise ReturnedFileError("it is not text in UTF-8; expected a PO or XLIFF file in that encoding") from error
    if "\0" in text:
        raise ReturnedFileError("it is not text; expected a PO or XLIFF file")
    if not text.strip():
        raise ReturnedFileError("it is empty")
    if not text.lstrip().startswith("<"):
        return po.read(text)
    return xliff.read(_DECLARATION.sub("", text, count=1).encode())


def _known(language: str, languages: Collection[str]) -> str:
    """Return the language by our code for it: `fr` for fr, fr_CH and FR-ch."""
    code = language.replace("_", "-").lower()
    for known in (code, code.partition("-")[0]):
        if known in languages:
            return known
    raise ReturnedFileError(f"it is in “{language[:40]}”, not a language of the site; {nearest(code, languages)}")
