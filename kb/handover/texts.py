"""What is handed over: the texts of a language that come from one source language, with all a translator must know."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from kb.content.finding import nearest
from kb.content.site import Site
from kb.content.text import Text
from kb.handover.notes import Notes, of_all_texts
from kb.handover.protected import what_stays
from kb.translations.states import State, TranslationState, states_of_site


class HandoverError(Exception):
    """Nothing can be handed over, or taken back; the message says why, and what would be right."""


@dataclass(frozen=True)
class HandedText:
    """A text as translators are given it."""

    name: str
    """That of its unit: `billing/invoices#find-open.text`."""
    source: Text
    own: str
    """What the language says now; nothing if the words are missing."""
    state: State
    place: str
    """Where the source has it: `docs/de/billing/invoices.yml:12`."""
    was: str
    """The source's words that were translated, if they are others now and still known."""
    notes: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        """Tell whether there is nothing to do."""
        return self.state is State.CURRENT

    @cached_property
    def stays(self) -> tuple[str, ...]:
        """What translators leave as it is."""
        return what_stays(self.source)


@dataclass(frozen=True)
class Job:
    """What one translator is given, who works from one language into another."""

    source: str
    language: str
    texts: tuple[HandedText, ...]
    notes: tuple[str, ...] = ()
    """What the translator must know of all texts."""

    @property
    def name(self) -> str:
        """Return the name of its files: `de-fr`."""
        return f"{self.source}-{self.language}"


def jobs(
    site: Site, language: str, *, only_to_do: bool = False, guides: Sequence[str] = (), owners: Sequence[str] = ()
) -> list[Job]:
    """Return what there is to hand over into the language, by the language of the sources.

    Guides are named by their address, and files that all guides share by their name: `billing/invoices`, `snippets`.
    Drafts are left out unless they are named.

    Raises:
        HandoverError: if a guide or an owner is unknown, or there is nothing.
    """
    states = [state for state in states_of_site(site, language) if state.unit.source]
    _expect(guides, {state.unit.group for state in states}, "guide or file to translate")
    _expect(owners, {str(guide.versions[guide.source].owner) for guide in site.guides.values()}, "owner")
    notes = Notes(site, language)
    by_source: dict[str, list[HandedText]] = defaultdict(list)
    for state in states:
        is_wanted = _is_wanted(site, state.unit.group, guides, owners)
        if is_wanted and not (only_to_do and state.state is State.CURRENT):
            text = _handed(site, state, notes)
            by_source[text.source.language].append(text)
    if not by_source:
        raise HandoverError("There is nothing to translate.")
    of_all = tuple(of_all_texts(site, language))
    return [Job(source, language, tuple(texts), of_all) for source, texts in by_source.items()]


def digest_of_words(words: str) -> str:
    """Return what tells whether anything at all has changed in the words since they were handed over."""
    return sha256(words.encode(errors="surrogatepass")).hexdigest()[:12]


def _handed(site: Site, state: TranslationState, notes: Notes) -> HandedText:
    unit = state.unit
    assert unit.source is not None  # noqa: S101 (callers have made sure)
    path, line = unit.source.place.path.relative_to(site.docs.parent), unit.source.place.line
    own = str(unit.own or "")
    return HandedText(
        unit.name, unit.source, own, state.state, f"{path.as_posix()}:{line}", state.was, tuple(notes.of(unit))
    )


def _is_wanted(site: Site, group: str, guides: Sequence[str], owners: Sequence[str]) -> bool:
    if guides and group not in guides:
        return False
    guide = site.guides.get(group)
    if guide is None:
        return not owners
    return (not owners or guide.versions[guide.source].owner in owners) and (not guide.is_draft or group in guides)


def _expect(names: Sequence[str], known: set[str], kind: str) -> None:
    for name in names:
        if name not in known:
            raise HandoverError(f"“{name}” is no {kind}; {nearest(name, known)}")
