"""The files that all guides share, for the editor: terms, interface words, labels, snippets and home pages."""

from pathlib import Path

from kb.content.places import GLOSSARY
from kb.editing.answers import Answer, EditError, Request
from kb.editing.translating import shown_state
from kb.editing.workspace import Workspace
from kb.translations.states import State, states_of_shared_files
from kb.translations.units import SHARED_FILES

TITLES = {
    "glossary": "Glossary",
    "words": "Words of the pages",
    "interface": "Labels of the programs",
    "snippets": "Shared steps",
    "index": "Home page",
}
"""What the editor calls the files."""


def path_of(work: Workspace, language: str, group: str) -> Path:
    """Return the file of a language.

    Raises:
        EditError: if there is no such language or file.
    """
    if language not in work.files.site.languages or group not in SHARED_FILES:
        raise EditError(f"There is no “{group}” in “{language}”.")
    return work.files.docs / language / SHARED_FILES[group]


def source_of(work: Workspace, group: str) -> Path:
    """Return the file that the others translate: that of the first language."""
    return path_of(work, next(iter(work.files.site.languages)), group)


def page(work: Workspace, language: str, address: str) -> Answer:
    """Return the details of a page whose texts are in such a file: the glossary, a topic or a home page."""
    path = path_of(work, language, GLOSSARY if address == GLOSSARY else "words")
    return {"file": work.files.name(path), "is_shared": True}


def shared(work: Workspace, language: str, _address: str, _request: Request) -> Answer:
    """Return the files that are translated into the language, each with its title and what there is to do.

    The first language has none, since it is what the others translate.
    """
    if path_of(work, language, GLOSSARY) == source_of(work, GLOSSARY):
        return {"files": []}
    to_do = dict.fromkeys(SHARED_FILES, 0)
    stale = dict.fromkeys(SHARED_FILES, 0)
    for state in states_of_shared_files(work.files.site, language):
        if state.unit.source:
            to_do[state.unit.group] += shown_state(state) is not State.CURRENT
            stale[state.unit.group] += state.is_stale
    files = [{"name": name, "title": TITLES[name], "to_do": to_do[name], "stale": stale[name]} for name in SHARED_FILES]
    return {"files": files}
