"""Faults in the records of languages, which mkdocs.yml and package.json must match, of the company, and of sources."""

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError

from kb.content.content_files import FOLDERS_OF_ALL_LANGUAGES
from kb.content.document import Document, read_document
from kb.content.files import COLOURS
from kb.content.finding import Finding, nearest
from kb.content.site import Site
from kb.content.source_file import read_source
from kb.content.text import Place
from widgets.rules import FACTS

_LISTED = ("plugins", "i18n", "languages")
_DICTIONARY = "dictionary-"  # how the names of npm's spelling dictionaries begin
_NEEDED_FILES = {"index.md": "the home page is", "words.yml": "the interface words are"}


def folders_without_a_record(site: Site) -> Iterator[Finding]:
    """Find folders with content in a language that is not in languages.yml."""
    topics = {topic.id for topic in site.topics}
    for folder in sorted(site.docs.iterdir()):
        is_known = folder.name in {*site.languages, *FOLDERS_OF_ALL_LANGUAGES}
        if folder.is_dir() and not is_known and any(folder.rglob("*.yml")):
            wrong, expected = f"the language “{folder.name}” has no record", f"add “{folder.name}:” to languages.yml"
            if folder.name in topics:
                wrong = f"the folder of the topic “{folder.name}” is next to those of the languages"
                expected = f"move it to docs/LANGUAGE/{folder.name}"
            yield Finding(Place(folder, where="folder"), wrong, expected)


def differing_languages_of_mkdocs(site: Site) -> Iterator[Finding]:
    """Find languages that are in only one of mkdocs.yml and languages.yml, and names that differ."""
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

    A dictionary that package.json lacks is not installed, which `kb check` reports.
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


def unknown_languages(site: Site) -> Iterator[Finding]:
    """Find fallback and default languages that are not in languages.yml."""
    fallbacks = (code for record in site.languages.values() for code in record.fallback)
    for code in filter(None, (*fallbacks, site.company.default_language)):
        if code not in site.languages:
            yield Finding(code.place, f"unknown language “{code}”", nearest(code, site.languages))


def unknown_locales(site: Site) -> Iterator[Finding]:
    """Find locales that are unknown to Babel, which formats numbers, dates and units."""
    for record in site.languages.values():
        for locale in (record.locale, record.words_locale):
            try:
                Locale.parse(locale)
            except (UnknownLocaleError, ValueError):
                yield Finding(locale.place, f"unknown locale “{locale}”", "expected a locale such as de_CH or de")


def missing_files(site: Site) -> Iterator[Finding]:
    """Find languages without a home page or interface words: readers are shown another language's."""
    for name, what in _NEEDED_FILES.items():
        paths = {site.docs / language / name for language in site.languages}
        missing = {path for path in paths if not path.exists()}
        for path in missing:
            wrong, expected = f"{what} missing", "expected this file in each language"
            yield Finding(Place(path), wrong, expected, "error" if missing == paths else "warning")


def missing_logo(site: Site) -> Iterator[Finding]:
    """Find a logo that is not in docs/images."""
    logo = site.company.logo
    unreadable = {name.lower() for name in site.other_pictures}  # which have their own findings
    if logo and logo not in site.pictures and logo.lower() not in unreadable:
        yield Finding(logo.place, f"the picture “{logo}” is not in docs/images", nearest(logo, site.pictures))


def differing_colours(site: Site) -> Iterator[Finding]:
    """Find colours that pages need and company.yml lacks, and colours that no page uses."""
    if "company.yml" in site.unreadable_files:  # it has its own findings
        return
    colours = site.company.colours
    place = Place(site.docs / "company.yml", where="colours")
    for name in COLOURS:
        if name not in colours:
            yield Finding(place, f"the colour “{name}” is missing", f"add “{name}: {{light: …, dark: …}}”")
    for name in colours.keys() - set(COLOURS):
        yield Finding(colours[name].light.place, f"unknown colour “{name}”", nearest(name, COLOURS))


def unknown_sources_of_facts(site: Site) -> Iterator[Finding]:
    """Find facts of the rules whose source is not in sources.yml."""
    rules = site.docs.parent / "widgets" / "rules" / "facts.py"
    for name, fact in FACTS.items() if site.sources else ():
        if fact.source not in site.sources:
            yield Finding(
                Place(rules, where=name), f"unknown source “{fact.source}”", nearest(fact.source, site.sources)
            )


def _beside_docs(site: Site, name: str) -> Document:
    """Read a configuration file of the build tools. The result is empty if there is no such file."""
    root = site.docs.parent
    return read_document(read_source(root / name, root), "")
