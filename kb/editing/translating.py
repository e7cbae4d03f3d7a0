"""The translator's view: each text of a guide or file with its source, stale ones first, with changes marked."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kb.checks.texts import UNFINISHED
from kb.content.inline import tokens
from kb.content.site import Site
from kb.content.source_file import is_there, read_source
from kb.content.text import Text
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
from kb.editing.changed_texts import pieces
from kb.editing.workspace import Workspace
from kb.render.terms import terms_in
from kb.translations.digests import digest_of
from kb.translations.states import State, TranslationState

_ORDER = (State.STALE, State.BOTH_CHANGED, State.MISSING, State.UNTRANSLATED, State.CURRENT)
_TO_INSERT = ("fact", "label", "link", "icon")


def texts_to_translate(site: Site, states: Iterable[TranslationState]) -> list[dict[str, Any]]:
    """Return the texts: first those that mislead, then stale ones, missing ones, and all others."""
    in_order = sorted(states, key=lambda own: (_ORDER.index(shown_state(own)), own.significance != "major"))
    return [_shown(site, own) for own in in_order if own.unit.source]


def shown_state(state: TranslationState) -> State:
    """Return the state; a text that somebody has left for later is missing."""
    is_unfinished = state.state is State.CURRENT and UNFINISHED.search(state.unit.own or "")
    return State.MISSING if is_unfinished else state.state


def _shown(site: Site, state: TranslationState) -> dict[str, Any]:
    source = state.unit.source or Text("", state.unit.place)
    changed = list(pieces(state.was, source)) if state.was else [("same", str(source))]
    return {
        "unit": state.unit.name,
        "state": shown_state(state).value,
        "is_major": state.significance == "major",
        "source": str(source),
        "pieces": changed,
        "words": str(state.unit.own or ""),
        "claim": _claim(site, state.unit.name, state.unit.language),
        "insert": list(dict.fromkeys(token.source for token in tokens(source) if token.kind in _TO_INSERT)),
        "terms": list(_terms(site, source, state.unit.language)),
    }


def _terms(site: Site, source: Text, language: str) -> Iterator[dict[str, str]]:
    """Yield the glossary terms that the source uses, each with the language's own term."""
    theirs = site.glossaries[source.language]
    for name in terms_in((source,), theirs):
        own = site.glossaries[language].get(name)
        if own and own.term.language == language:
            avoided = ", ".join(own.avoid)
            yield {"source": str(theirs[name].term), "words": str(own.term), "avoid": avoided}


def _claim(site: Site, name: str, language: str) -> str:
    """Return what confirms a label of the company's programs, or the way to a page; "" for any other text."""
    group, *names = name.replace("#", ".").split(".")
    if group != "interface":
        return ""
    kind, own = names[0], ":".join(names[1:-1])
    entries: Mapping[str, Any] = site.labels[language] if kind == "labels" else site.ways[language]
    entry = entries.get(own)
    if entry is None or getattr(entry, names[-1]).language != language:
        return ""
    if not entry.source:
        return "Unconfirmed: no source says so"
    source = site.sources.get(entry.source)
    return f"Confirmed by {entry.source}: {source.title}" if source else f"Confirmed by {entry.source}"


def recorded(work: Workspace, language: str, name: str, source: str, own: str) -> tuple[Records, Mapping[Path, bytes]]:
    """Return the records once a unit is recorded as translated from these words, and the files that then change."""
    records = work.files.site.records
    group = name.partition("#")[0]
    line = Recorded(digest_of(source), digest_of(own))
    lines = {**records.recorded(language, group), name: line}
    words = {**records.words_of(group), (name, line.source): source}
    of_language = records.translated.get(language, {})
    new = Records(
        {**records.translated, language: {**of_language, group: _lines(written_translated(lines))}},
        {**records.words, group: _lines(written_translated_from(words))},
    )
    translated, words_of_all = work.files.docs / language / TRANSLATED, work.files.docs / TRANSLATED_FROM
    return new, {
        words_of_all: _with_line(
            _text_of_record(work, words_of_all, written_translated_from({})),
            _lines(written_translated_from({(name, line.source): source})),
            f"{name} {line.source} ",
        ),
        translated: _with_line(
            _text_of_record(work, translated, written_translated({})),
            _lines(written_translated({name: line})),
            f"{name} ",
        ),
    }


def _lines(text: str) -> str:
    """Return the text of a file of records without its heading."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


def _text_of_record(work: Workspace, path: Path, heading: str) -> str:
    """Return the text of a file of records: only the heading if there is no file.

    Raises:
        EditError: if it cannot be read, or a merge has not been resolved in it.
    """
    if not is_there(path):
        return heading
    file = read_source(path, work.files.docs, LARGEST_RECORDS)
    with suppress(UnicodeDecodeError):
        text = file.content.decode()
        if not file.fault and "<<<<<<<" not in text:  # looking at each of 15 million characters would take longer
            return text
    text_or_none, found = file.text()
    if found:
        raise EditError(f"Correct this first: {found[0].line(work.files.root)}")
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
