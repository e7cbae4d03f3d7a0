"""Imports translators' work: writes changed texts in place, file by file, if they have no errors."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kb.content.in_place import InPlaceError
from kb.content.site import Site
from kb.content.unit_writing import as_in_files, lost_in_files, with_words
from kb.content.writing import write_together
from kb.handover.checking import Error, errors_of
from kb.handover.returned import ReturnedText
from kb.handover.texts import digest_of_words
from kb.handover.typesetting import typeset
from kb.translations.digests import digest_of
from kb.translations.recording import remembered
from kb.translations.states import State, TranslationState, is_left_standing, states_of_site


@dataclass
class Taken:
    """What was done with each returned text."""

    written: dict[Path, list[str]] = field(default_factory=dict)
    """The names of the texts that were written, by file."""
    confirmed: list[str] = field(default_factory=list)
    """Texts whose words stay, and which were not recorded as current."""
    changed_since: list[ReturnedText] = field(default_factory=list)
    """Texts whose source has changed since the export. They are taken, and stale."""
    same: int = 0
    """The number of unchanged texts."""
    unfinished: list[ReturnedText] = field(default_factory=list)
    """Texts that nobody has translated."""
    marked: list[ReturnedText] = field(default_factory=list)
    """Texts that are translated, but still marked as unfinished."""
    broken_off: list[ReturnedText] = field(default_factory=list)
    """Texts that may not be whole."""
    gone: list[ReturnedText] = field(default_factory=list)
    """Texts that no longer exist."""
    conflicts: list[tuple[ReturnedText, str]] = field(default_factory=list)
    """Texts whose translation was also changed here, with its current words, which are kept."""
    refused: dict[Path, list[str]] = field(default_factory=dict)
    """Files that were not written, each with the reasons: where, what is wrong, and what would be right."""

    @property
    def is_complete(self) -> bool:
        """Whether all finished texts have been taken."""
        return not (self.refused or self.conflicts or self.broken_off or self.gone)

    @property
    def is_of_another_language(self) -> bool:
        """Whether there are several texts, and the language has none of them, as if it were the language of sources."""
        others = (self.written, self.confirmed, self.unfinished, self.marked, self.broken_off, self.conflicts)
        return len(self.gone) > 1 and not (self.same or self.refused or any(others))


def take(site: Site, language: str, texts: Iterable[ReturnedText]) -> Taken:
    """Write changed texts into the files of the language, and record what they were translated from."""
    states = {state.unit.name: state for state in states_of_site(site, language) if state.unit.source}
    taken = Taken()
    wanted: dict[Path, dict[str, ReturnedText]] = defaultdict(dict)
    by_name = {text.name: text for text in texts}
    for text in by_name.values():
        if state := _to_write(site, states, text, taken):
            wanted[state.unit.path][text.name] = text
    contents = {
        path: content
        for path, own in wanted.items()
        if (content := _content(site, path, own, states, taken)) is not None
    }
    sound = _without_errors(site, language, contents, wanted, taken)
    pairs: dict[str, tuple[str, str]] = {}
    for path in sound:
        path.parent.mkdir(parents=True, exist_ok=True)
        taken.written[path] = list(wanted[path])
        pairs |= {name: (text.source, _words(site, language, text)) for name, text in wanted[path].items()}
    pairs |= {name: (by_name[name].source, str(states[name].unit.own)) for name in taken.confirmed}
    for name in pairs:
        _note_changed_source(by_name[name], states[name], taken)
    if pairs:
        # The records come last: if this is killed before, the next import finds the same texts, and records them.
        write_together({**sound, **remembered(site, language, pairs)})
    return taken


def _to_write(
    site: Site, states: Mapping[str, TranslationState], text: ReturnedText, taken: Taken
) -> TranslationState | None:
    """Return the state of the text if its words should be written. If not, note why in `taken`, and return None."""
    state = states.get(text.name)
    if state is None:
        taken.gone.append(text)
        return None
    now = str(state.unit.own or "")
    words = as_in_files(text.name, text.words)
    if not text.is_whole and (words != now or (text.is_finished and state.state is not State.CURRENT)):
        taken.broken_off.append(text)
        return None
    if not text.is_finished or is_left_standing(words, text.source):
        is_new = digest_of_words(words) != text.base and digest_of(words) != digest_of(text.source)
        if words and is_new and not text.is_finished:
            taken.marked.append(text)
        elif state.state is not State.CURRENT:
            taken.unfinished.append(text)
        else:
            taken.same += 1
        return None
    if words == now or _words(site, state.unit.language, text) == now:
        # Words that differ from the record may be from an import that was killed before it recorded them.
        is_as_recorded = not state.is_new and (state.record is None or state.record.own == digest_of(now))
        if not is_as_recorded or (state.is_stale and digest_of(text.source) == digest_of(str(state.unit.source))):
            taken.confirmed.append(text.name)
        else:
            taken.same += 1
        return None
    if text.base == digest_of_words(words):
        taken.same += 1  # unchanged by the translator, but changed here
        return None
    if text.base not in (None, digest_of_words(now)):
        taken.conflicts.append((text, now))
        return None
    return state


def _words(site: Site, language: str, text: ReturnedText) -> str:
    """Return the words as they should be written, with their typography corrected where kb check would object to it."""
    words = as_in_files(text.name, text.words)
    return words if text.name == "index#body" else typeset(words, language, site)


def _content(
    site: Site,
    path: Path,
    texts: Mapping[str, ReturnedText],
    states: Mapping[str, TranslationState],
    taken: Taken,
) -> bytes | None:
    """Return the file's content with these texts. If they cannot be written, note why in `taken`, and return None."""
    lost = [f"{text}: {told}" for name, text in texts.items() for told in lost_in_files(name, text.words)]
    if lost:
        taken.refused[path] = lost
        return None
    first = states[next(iter(texts))].unit
    guide = site.guides.get(first.group)
    source = guide.source if guide else next(iter(site.languages))
    source_path = site.docs / source / path.relative_to(site.docs / first.language)
    own = {name: _words(site, first.language, text) for name, text in texts.items()}
    try:
        return with_words(path, source_path, site.docs, own)
    except InPlaceError as error:
        taken.refused[path] = [str(error)]
        return None


def _without_errors(
    site: Site,
    language: str,
    contents: Mapping[Path, bytes],
    texts: Mapping[Path, Mapping[str, ReturnedText]],
    taken: Taken,
) -> dict[Path, bytes]:
    """Return the contents that cause no new errors. Note the errors of the others in `taken`."""
    errors = errors_of(site, language, contents)
    for path, found in errors.items():
        taken.refused[path] = [_error(error, texts[path]) for error in found]
    return {path: content for path, content in contents.items() if path not in errors}


def _error(error: Error, texts: Mapping[str, ReturnedText]) -> str:
    """Return where the error is, in the returned file if that has the text, and what it is."""
    where = texts.get(error.name, error.name)
    return f"{where}: {error.told}" if where else error.told


def _note_changed_source(text: ReturnedText, state: TranslationState, taken: Taken) -> None:
    if digest_of(text.source) != digest_of(str(state.unit.source)):
        taken.changed_since.append(text)
