"""The files that all guides share, for the editor: terms, interface words, labels, snippets and home pages."""

from pathlib import Path

from kb.content.places import GLOSSARY
from kb.editing.answers import Answer, EditError
from kb.editing.files import Files
from kb.translations.units import SHARED_FILES

TITLES = {
    "glossary": "Glossary",
    "words": "Words of the pages",
    "interface": "Labels of the programs",
    "snippets": "Shared steps",
    "index": "Home page",
}
"""What the editor calls the files."""


def path_of(files: Files, language: str, group: str) -> Path:
    """Return the file of a language.

    Raises:
        EditError: if there is no such language or file.
    """
    if language not in files.site.languages or group not in SHARED_FILES:
        raise EditError(f"There is no “{group}” in “{language}”.")
    return files.docs / language / SHARED_FILES[group]


def source_of(files: Files, group: str) -> Path:
    """Return the file that the others translate: that of the first language."""
    return path_of(files, next(iter(files.site.languages)), group)


def page(files: Files, language: str, address: str) -> Answer:
    """Return the details of a page whose texts are in such a file: the glossary, a topic or a home page."""
    path = path_of(files, language, GLOSSARY if address == GLOSSARY else "words")
    return {"file": files.name(path), "is_shared": True}
