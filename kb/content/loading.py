"""Loads the Site from the files under docs/."""

import re
from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import cast

from kb.content.captions import read_captions
from kb.content.completing import completed
from kb.content.content_files import (
    caption_paths,
    film_paths,
    guide_paths,
    other_files,
    photo_paths,
    recording_paths,
    refused_links,
)
from kb.content.docs_reading import DocsReading
from kb.content.document import Document, read_document
from kb.content.files import (
    UNREADABLE,
    Company,
    Icons,
    InterfaceWords,
    Moved,
    Owner,
    Snippet,
    Source,
    Synonyms,
    Term,
    Topics,
    Variants,
)
from kb.content.film import read_films
from kb.content.finding import Finding, nearest
from kb.content.guide_in_languages import GuideInLanguages, Outline, outline_of
from kb.content.guide_reading import guide_in_languages, questions_in_languages
from kb.content.home_page import HomePage
from kb.content.keep import Keep, keep_nothing
from kb.content.languages import Language
from kb.content.photo import read_photos
from kb.content.places import QUESTIONS_FILE
from kb.content.product import LinkedPage, ProductWords
from kb.content.recording import Recording
from kb.content.shape import Key
from kb.content.shape_findings import validated
from kb.content.site import Shared, Site
from kb.content.source_file import SourceFile, is_there, read_source
from kb.content.text import Place, Text
from kb.content.translated import NOTHING_RECORDED, Records
from kb.content.versions import names_of_files

_SHAPE = re.compile(r'<path d="([^"()]*)"')
_ICON = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*")


def load_site(docs: Path, icons: Path) -> tuple[Site, list[Finding]]:
    """Read all content under `docs`, and the icons that it names. Return it with what is wrong with the files' form."""
    site, found = load_site_without_guides(docs, icons)
    guides: dict[str, GuideInLanguages] = {}
    unreadable = set()
    paths_of_guides = guide_paths(docs, site.languages)
    records = records_by_file(site, paths_of_guides)
    for address, paths in paths_of_guides.items():
        files = {language: read_source(path, docs) for language, path in paths.items()}
        beside = names_beside(address, paths_of_guides)
        read, own = read_guides(address, files, site.shared, beside, records[address])
        found += own
        guides |= {guide.address: guide for guide in read}
        if not read:
            unreadable.add(address)
    outlines = {address: outline_of(guide) for address, guide in guides.items()}
    return with_guides(site, guides, outlines, frozenset(unreadable)), found


def load_site_without_guides(docs: Path, icons: Path, keep: Keep = keep_nothing) -> tuple[Site, list[Finding]]:
    """Read all content under `docs` except the guides. Return it with what is wrong with the files' form."""
    reading = DocsReading(docs, keep)
    languages = reading.shaped("languages.yml", dict[Key, Language]) or {}
    reading.languages = languages
    guides = guide_paths(docs, languages)
    links = refused_links(docs)
    topics = _topics(reading, guides)
    destinations = reading.shaped("destinations.yml", dict[Key, dict[Key, LinkedPage]]) or {}
    product = reading.shaped_in_each_language("interface.yml", ProductWords)
    moved = reading.shaped_if_there("moved.yml", Moved)
    variants = reading.shaped("variants.yml", Variants) if is_there(docs / "variants.yml") else {}
    owners = reading.shaped_if_there("owners.yml", dict[Key, Owner])
    inline_icons = _inline_icons(reading, icons)
    words = reading.in_each_language("words.yml")
    records = reading.records().renamed({old: str(new) for old, new in moved.moves.items()} if moved else {})
    read_pages = reading.shaped_in_each_language("index.md", HomePage)
    home_pages = {language: {"page": page} for language, page in read_pages.items()}
    drawings = reading.drawings()
    photos, of_photos = read_photos(photo_paths(docs), docs, languages, keep)
    films, of_films = read_films(film_paths(docs), docs, languages)
    captions, of_captions = read_captions(caption_paths(docs), docs, languages)
    scripts = {path.stem: reading.shaped(f"videos/{path.name}", Recording) for path in recording_paths(docs)}
    site = Site(
        docs=docs,
        languages=languages,
        destinations=by_name(destinations),
        labels=completed({language: own.labels for language, own in product.items()}, languages),
        ways=completed({language: by_name(own.ways) for language, own in product.items()}, languages),
        glossaries=completed(reading.shaped_in_each_language("glossary.yml", dict[Key, Term]), languages),
        snippets=completed(reading.shaped_in_each_language("snippets.yml", dict[Key, Snippet]), languages),
        pictures=drawings,
        inline_icons=inline_icons,
        variants=variants,
        photos=photos,
        other_pictures=_names_in(docs / "images") - drawings.keys() - set(names_of_files(photos)),
        films=films,
        captions=captions,
        recordings={name: script for name, script in scripts.items() if script},
        other_videos=_names_in(docs / "videos") - {*names_of_files(films), *names_of_files(captions)},
        company=reading.shaped("company.yml", Company) or UNREADABLE,
        sources=reading.shaped("sources.yml", dict[Key, Source]) or {},
        home_pages={language: own["page"] for language, own in completed(home_pages, languages).items() if own},
        owners=owners,
        topics=topics.topics,
        urgent=topics.urgent,
        most_needed=topics.most_needed,
        words=interface_words(words, docs, languages),
        word_files=words,
        synonyms=reading.shaped_in_each_language("synonyms.yml", Synonyms),
        names=reading.names(),
        icons=_icons((topic.icon for topic in topics.topics), icons),
        published=reading.ledger(),
        moved=moved or Moved(),
        records=records,
        snippet_records=records.split(str, ["snippets"])["snippets"],
        unreadable_files=frozenset(reading.unreadable),
        other_files=other_files(docs, languages, guides, links),
        refused_links=links,
    )
    of_documents = (finding for document in reading.documents for finding in document.findings)
    found = [*of_photos, *of_films, *of_captions, *of_documents]
    return site, found


def _topics(reading: DocsReading, guides: Iterable[str]) -> Topics:
    """Return the topics; none if a topic's folder has no guide, which has its own finding."""
    none = Topics.model_construct(topics=())
    topics = reading.shaped("topics.yml", Topics) or none
    folders = {address.partition("/")[0] for address in guides}
    for topic in topics.topics:
        if reading.languages and topic.guides and topic.id not in folders:
            wrong = f"no guide is in the folder of the topic “{topic.id}”"
            reading.documents[-1].find(topic.id.place, wrong, nearest(topic.id, folders))
            return none
    return topics


def _inline_icons(reading: DocsReading, folder: Path) -> dict[str, str] | None:
    """Return the shapes of the icons that texts can show, or None if the file is wrong."""
    path = reading.docs / "icons.yml"
    named = reading.shaped(path.name, Icons) if is_there(path) else {}
    if named is None:
        return None
    files = _icons(named.values(), folder)
    for name in (name for name in named.values() if name not in files):
        known = (f"material/{icon.stem}" for icon in (folder / "material").glob("*.svg"))
        reading.documents[-1].find(name.place, f"Material has no icon “{name}”", nearest(name, known))
    shapes = {own: shape[1] for own, name in named.items() if (shape := _SHAPE.search(files.get(name, "")))}
    return shapes if len(shapes) == len(named) else None


def names_beside(address: str, addresses: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the topic's guides, which no question may have, if this is its file of questions."""
    topic, _, name = address.partition("/")
    others = (other.partition("/") for other in addresses)
    return tuple(guide for own, _, guide in others if own == topic and guide != name) if name == QUESTIONS_FILE else ()


def read_guides(
    address: str,
    files: Mapping[str, SourceFile],
    shared: Shared,
    beside: Collection[str] = (),
    records: Records = NOTHING_RECORDED,
) -> tuple[list[GuideInLanguages], list[Finding]]:
    """Read a guide, or a topic's questions, from the file in each language, with what is wrong with the files' form.

    If there are no guides in the result, nothing of these files can be shown until their findings are resolved. The
    result depends only on these files and the records of their translations, on what is shared, and on the names of
    the guides `beside` questions.
    """
    documents = {language: read_document(file, language) for language, file in files.items()}
    topic, _, name = address.partition("/")
    if name == QUESTIONS_FILE:
        guides = questions_in_languages(topic, documents, shared, beside)
    else:
        guide = guide_in_languages(address, documents, shared)
        guides = [guide] if guide else []
    found = [finding for document in documents.values() for finding in document.findings]
    return [replace(guide, records=records) for guide in guides], found


def records_by_file(site: Site, addresses: Collection[str]) -> dict[str, Records]:
    """Return the records of the translations of each guide's files, and of each topic's questions."""

    def file_of(group: str) -> str:
        return group if group in addresses else f"{group.partition('/')[0]}/{QUESTIONS_FILE}"

    return site.records.split(file_of, addresses)


def with_guides(
    site: Site,
    guides: Mapping[str, GuideInLanguages],
    outlines: Mapping[str, Outline],
    unreadable: frozenset[str],
) -> Site:
    """Return the site with these guides."""
    return replace(site, guides=guides, outlines=outlines, unreadable=unreadable)


def with_guide(site: Site, guide: GuideInLanguages) -> Site:
    """Return the site with one guide as it is now. The others are not loaded for that."""
    known = cast("MutableMapping[str, GuideInLanguages]", site.guides)  # ChainMap only reads it
    newer, others = known.maps if isinstance(known, ChainMap) else ({}, known)
    outlines = {**site.outlines, guide.address: outline_of(guide)}
    return replace(site, guides=ChainMap({**newer, guide.address: guide}, others), outlines=outlines)


def by_name[Content](groups: Mapping[str, Mapping[str, Content]]) -> dict[str, Content]:
    """Return what is given in groups under the names that links use: `manager:payments`."""
    return {f"{group}:{name}": entry for group, entries in groups.items() for name, entry in entries.items()}


def interface_words(
    documents: Mapping[str, Document], docs: Path, languages: Mapping[str, Language]
) -> dict[str, InterfaceWords]:
    """Return the words of all languages, each with what it lacks filled in from the others."""
    found = {}
    data = {language: document.data for language, document in documents.items()}
    for language, own in completed(data, languages).items():
        path = docs / language / "words.yml"
        document = documents.get(language) or Document(path, language, places={(): Place(path)})
        if any(data.values()) and (words := validated(replace(document, data=own), InterfaceWords)):
            found[language] = words
    return found


def _names_in(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.iterdir()) if folder.is_dir() else frozenset()


def _icons(names: Iterable[Text], folder: Path) -> dict[str, str]:
    """Return those of these icons that exist."""
    icons = {}
    for name in filter(_ICON.fullmatch, names):
        with suppress(OSError):
            icons[str(name)] = (folder / f"{name}.svg").read_text(encoding="utf-8")
    return icons
