"""The translator's view: each text of a guide or file with its source, stale ones first, with changes marked."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kb.checks.texts import UNFINISHED
from kb.content.inline import tokens
from kb.content.places import GLOSSARY
from kb.content.site import Site
from kb.content.text import Text
from kb.editing.answers import Answer, EditError, Request
from kb.editing.changed_texts import pieces
from kb.editing.files import address_showing
from kb.editing.shared_files import TITLES, path_of, source_of
from kb.editing.workspace import Workspace
from kb.render.renderer import page_path
from kb.render.terms import terms_in
from kb.translations.states import State, TranslationState, states_of_guide, states_of_shared_files
from kb.translations.summary import Tally
from kb.translations.units import SHARED_FILES

_ORDER = (State.STALE, State.BOTH_CHANGED, State.MISSING, State.UNTRANSLATED, State.CURRENT)
_TO_INSERT = ("fact", "label", "link", "icon")


def translation(work: Workspace, language: str, address: str, _request: Request) -> Answer:
    """Return the texts of a guide, or of a file that guides share, to translate, each with its source."""
    site = work.files.site
    if address in SHARED_FILES:
        path, title, source = path_of(work.files, language, address), TITLES[address], ""
        states = [state for state in states_of_shared_files(site, language) if state.unit.group == address]
    else:
        path = work.files.path(language, address)
        guide = work.checks.checked(address).guide
        if guide is None:
            raise EditError("The guide has errors: correct them first.")
        title, source = str(guide.versions[language].title), guide.source
        states = list(states_of_guide(guide, language))
    source = source or next(iter(site.languages))
    return {
        "file": work.files.name(path),
        "title": title,
        "back": page_path(language, address_showing(address)) if address in SHARED_FILES else None,
        "source": source,
        "source_name": str(site.languages[source].name),
        "name": str(site.languages[language].name),
        "texts": _texts_to_translate(site, states),
    }


def next_to_translate(work: Workspace, language: str, address: str, _request: Request) -> Answer:
    """Return the next guide with texts to translate into the language, after the one at `address`, if there is any."""
    outlines, translations = work.files.site.outlines, work.preview.translations()
    addresses = list(outlines)
    number = addresses.index(address) + 1 if address in outlines else 0
    for other in (*addresses[number:], *addresses[:number]):
        outline = outlines[other]
        if outline.is_draft or outline.source == language or other == address or other not in translations:
            continue
        tally = translations[other].languages.get(language, Tally())
        if to_do := tally.stale + tally.missing:
            return {"next": page_path(language, other), "title": str(outline.titles[language]), "to_do": to_do}
    return {"next": ""}


def shared(work: Workspace, language: str, _address: str, _request: Request) -> Answer:
    """Return the files that are translated into the language, each with its title and what there is to do.

    The first language has none, since it is what the others translate.
    """
    if path_of(work.files, language, GLOSSARY) == source_of(work.files, GLOSSARY):
        return {"files": []}
    to_do = dict.fromkeys(SHARED_FILES, 0)
    stale = dict.fromkeys(SHARED_FILES, 0)
    for state in states_of_shared_files(work.files.site, language):
        if state.unit.source:
            to_do[state.unit.group] += _shown_state(state) is not State.CURRENT
            stale[state.unit.group] += state.is_stale
    files = [{"name": name, "title": TITLES[name], "to_do": to_do[name], "stale": stale[name]} for name in SHARED_FILES]
    return {"files": files}


def _texts_to_translate(site: Site, states: Iterable[TranslationState]) -> list[dict[str, Any]]:
    """Return the texts: first those that mislead, then stale ones, missing ones, and all others."""
    in_order = sorted(states, key=lambda own: (_ORDER.index(_shown_state(own)), own.significance != "major"))
    return [_shown(site, own) for own in in_order if own.unit.source]


def _shown_state(state: TranslationState) -> State:
    """Return the state; a text that somebody has left for later is missing."""
    is_unfinished = state.state is State.CURRENT and UNFINISHED.search(state.unit.own or "")
    return State.MISSING if is_unfinished else state.state


def _shown(site: Site, state: TranslationState) -> dict[str, Any]:
    source = state.unit.source or Text("", state.unit.place)
    changed = list(pieces(state.was, source)) if state.was else [("same", str(source))]
    return {
        "unit": state.unit.name,
        "state": _shown_state(state).value,
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
