"""The texts to hand over: for each source language, its texts with everything that a translator must know."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from kb.content.finding import nearest
from kb.content.site import Site
from kb.content.text import Text
from kb.handover.notes import MISLEADS, Notes, of_all_texts
from kb.handover.protected import what_stays
from kb.translations.states import State, TranslationState, states_of_site


class HandoverError(Exception):
    """An export or import cannot be done. The message says why, and what would be right."""


@dataclass(frozen=True)
class HandedText:
    """A text as translators receive it."""

    name: str
    """The name of its unit: `billing/invoices#find-open.text`."""
    source: Text
    own: str
    """The current translation. Empty if it is missing."""
    state: State
    place: str
    """Its place in the source: `docs/de/billing/invoices.yml:12`."""
    was: str
    """The source's words that were translated, if they have changed since and are still known."""
    notes: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to do."""
        return self.state is State.CURRENT

    @cached_property
    def stays(self) -> tuple[str, ...]:
        """The pieces that must stay."""
        return what_stays(self.source)


class Translated(NamedTuple):
    """A text with an existing translation."""

    name: str
    source: str
    """The words from which it was translated. The source may have changed since."""
    own: str


@dataclass(frozen=True)
class Job:
    """What one translator receives, who works from one language into another."""

    source: str
    language: str
    texts: tuple[HandedText, ...]
    notes: tuple[str, ...] = ()
    """Notes on all texts."""
    before: tuple[Translated, ...] = ()
    """All existing translations from that language, not only those of `texts`."""

    @property
    def name(self) -> str:
        """The name of its folder: `de-fr`."""
        return f"{self.source}-{self.language}"


def jobs(
    site: Site, language: str, *, only_to_do: bool = False, guides: Sequence[str] = (), owners: Sequence[str] = ()
) -> list[Job]:
    """Return the jobs for translating into the language, one for each source language.

    `guides` has addresses of guides, and names of files that all guides share: `billing/invoices`, `snippets`. Drafts
    are left out unless they are named.

    Raises:
        HandoverError: if a guide or an owner is unknown, or there is nothing to translate.
    """
    states = list(states_of_site(site, language))
    _expect(guides, {state.unit.group for state in states}, "guide or file to translate")
    _expect(owners, {str(guide.versions[guide.source].owner) for guide in site.guides.values()}, "owner")
    notes = Notes(site, language)
    texts: dict[str, list[HandedText]] = defaultdict(list)
    before: dict[str, list[Translated]] = defaultdict(list)
    for state in states:
        unit = state.unit
        if unit.source is None:
            continue  # the source has no such text
        if words := _translated_from(state):
            before[unit.source.language].append(Translated(unit.name, words, str(unit.own)))
        is_wanted = _is_wanted(site, unit.group, guides, owners)
        if is_wanted and not (only_to_do and state.state is State.CURRENT):
            texts[unit.source.language].append(_handed(site, state, unit.source, notes))
    if not texts:
        raise HandoverError("There is nothing to translate.")
    of_all = tuple(of_all_texts(site, language))
    return [Job(source, language, tuple(own), of_all, tuple(before[source])) for source, own in texts.items()]


def digest_of_words(words: str) -> str:
    """Return a digest of the words that changes with every character."""
    return sha256(words.encode(errors="surrogatepass")).hexdigest()[:12]


def _handed(site: Site, state: TranslationState, source: Text, notes: Notes) -> HandedText:
    path = source.place.path.relative_to(site.docs.parent)
    return HandedText(
        name=state.unit.name,
        source=source,
        own=str(state.unit.own or ""),
        state=state.state,
        place=f"{path.as_posix()}:{source.place.line}",
        was=state.was,
        notes=(*([MISLEADS] if state.significance == "major" else ()), *notes.of(state.unit)),
    )


def _translated_from(state: TranslationState) -> str:
    """Return the words from which a text was translated. Empty if it was not translated, or they are not known."""
    if state.state is State.CURRENT:
        return str(state.unit.source)
    return state.was if state.is_stale else ""


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
            raise HandoverError(f"There is no {kind} “{name}”; {nearest(name, known)}")
