"""Records that a text is a translation of what its source says now, when it is saved in the editor."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kb.content.source_file import is_there, read_source
from kb.content.translated import (
    LARGEST_RECORDS,
    TRANSLATED,
    TRANSLATED_FROM,
    Recorded,
    Records,
    written_translated,
    written_translated_from,
)
from kb.editing.answers import EditError
from kb.editing.files import Files
from kb.translations.digests import digest_of


def recorded(files: Files, language: str, name: str, source: str, own: str) -> tuple[Records, Mapping[Path, bytes]]:
    """Return the records once a unit is recorded as translated from these words, and the files that then change."""
    records = files.site.records
    group = name.partition("#")[0]
    line = Recorded(digest_of(source), digest_of(own))
    lines = {**records.recorded(language, group), name: line}
    words = {**records.words_of(group), (name, line.source): source}
    of_language = records.translated.get(language, {})
    new = Records(
        {**records.translated, language: {**of_language, group: _lines(written_translated(lines))}},
        {**records.words, group: _lines(written_translated_from(words))},
    )
    translated, words_of_all = files.docs / language / TRANSLATED, files.docs / TRANSLATED_FROM
    return new, {
        words_of_all: _with_line(
            _text_of_record(files, words_of_all, written_translated_from({})),
            _lines(written_translated_from({(name, line.source): source})),
            f"{name} {line.source} ",
        ),
        translated: _with_line(
            _text_of_record(files, translated, written_translated({})),
            _lines(written_translated({name: line})),
            f"{name} ",
        ),
    }


def _lines(text: str) -> str:
    """Return the text of a file of records without its heading."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


def _text_of_record(files: Files, path: Path, heading: str) -> str:
    """Return the text of a file of records: only the heading if there is no file.

    Raises:
        EditError: if it cannot be read, or a merge has not been resolved in it.
    """
    if not is_there(path):
        return heading
    file = read_source(path, files.docs, LARGEST_RECORDS)
    with suppress(UnicodeDecodeError):
        text = file.content.decode()
        if not file.fault and "<<<<<<<" not in text:  # looking at each of 15 million characters would take longer
            return text
    text_or_none, found = file.text()
    if found:
        raise EditError(f"Correct this first: {found[0].line(files.root)}")
    return text_or_none or ""


def _with_line(text: str, line: str, key: str) -> bytes:
    """Return the content of a sorted file with this line, which replaces the one that begins with the key, if any."""
    own = text.splitlines()
    number = next((at for at, other in enumerate(own) if other.startswith(key)), None)
    if number is not None:
        own[number] = line
    else:
        number = next((at for at, other in enumerate(own) if not other.startswith("#") and other > line), len(own))
        own.insert(number, line)
    return ("\n".join(own) + "\n").encode()
