"""Faults of languages: each has one record in languages.yml, which mkdocs.yml and package.json follow."""

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError

from kb.content.document import Document, read_document
from kb.content.finding import Finding, nearest
from kb.content.site import Site
from kb.content.source_file import read_source
from kb.content.text import Place

_LISTED = ("plugins", "i18n", "languages")
_DICTIONARY = "dictionary-"  # what the names of npm's spelling dictionaries begin with


def folders_without_a_record(site: Site) -> Iterator[Finding]:
    """Find folders with content in a language of which languages.yml has no record."""
    for folder in sorted(site.docs.iterdir()):
        if folder.is_dir() and folder.name not in site.languages and any(folder.rglob("*.yml")):
            wrong = f"the language “{folder.name}” has no record"
            yield Finding(Place(folder, where="folder"), wrong, f"add “{folder.name}:” to languages.yml")


def differing_languages_of_mkdocs(site: Site) -> Iterator[Finding]:
    """Find languages that only one of mkdocs.yml and languages.yml has, and names that differ."""
    document = _beside_docs(site, "mkdocs.yml")
    match document.data:
        case {"plugins": {"i18n": {"languages": [*entries]}}}:
            listed = {
                str(entry.get("locale")): (index, entry)
                for index, entry in enumerate(entries)
                if isinstance(entry, dict)
            }
        case _:
            return
    for code, (index, entry) in listed.items():
        place = document.place((*_LISTED, index))
        if code not in site.languages:
            yield Finding(place, f"the language “{code}” has no record", f"add “{code}:” to docs/languages.yml")
        elif entry.get("name") != site.languages[code].name:
            expected = f"expected “{site.languages[code].name}”, as in docs/languages.yml"
            yield Finding(place, f"the language “{code}” has a different name", expected)
    for code in site.languages.keys() - listed.keys():
        expected = f"add “{{locale: {code}, name: {site.languages[code].name}, build: true}}”"
        yield Finding(document.place(_LISTED), f"the language “{code}” is missing", expected)


def dictionaries_of_no_language(site: Site) -> Iterator[Finding]:
    """Find spelling dictionaries in package.json that languages.yml does not name.

    One that is missing there is not installed, which `kb check` reports.
    """
    document = _beside_docs(site, "package.json")
    packages = document.data.get("dependencies")
    named = {record.dictionary.package for record in site.languages.values() if record.dictionary}
    for name in packages if isinstance(packages, dict) else ():
        if name.startswith(_DICTIONARY) and name not in named:
            place = document.place(("dependencies", name))
            yield Finding(
                place, f"no language has the dictionary “{name}”", "remove it here, or name it in languages.yml"
            )


def unknown_fallbacks(site: Site) -> Iterator[Finding]:
    """Find fallback languages of which languages.yml has no record."""
    for record in site.languages.values():
        for code in record.fallback:
            if code not in site.languages:
                yield Finding(code.place, f"unknown language “{code}”", nearest(code, site.languages))


def unknown_locales(site: Site) -> Iterator[Finding]:
    """Find locales that Babel, which writes numbers, dates and units, does not know."""
    for record in site.languages.values():
        for locale in (record.locale, record.words_locale):
            try:
                Locale.parse(locale)
            except (UnknownLocaleError, ValueError):
                yield Finding(locale.place, f"unknown locale “{locale}”", "expected a locale such as de_CH or de")


def missing_home_pages(site: Site) -> Iterator[Finding]:
    """Find languages without a home page, for which another language's is shown."""
    for language in site.languages:
        path = site.docs / language / "index.md"
        if not path.exists():
            wrong, expected = "the home page is missing", "expected this file in each language"
            yield Finding(Place(path), wrong, expected, "warning" if site.home_pages else "error")


def _beside_docs(site: Site, name: str) -> Document:
    """Read a file of the tools that build the site; it is empty where there is none."""
    root = site.docs.parent
    return read_document(read_source(root / name, root), "")
