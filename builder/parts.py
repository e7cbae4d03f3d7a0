"""The parts of the site: what they are called, and how they are made."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property, partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from builder.content import shelf_of_findings
from builder.keys import Keys
from builder.last_build import files_in
from builder.search import indexed_guides
from builder.shelf import Shelf, up_to_date
from builder.stored_guides import keys_in_store, stored_desk_data, stored_record
from builder.text_files import TextFiles
from builder.workers import number_of_cores
from hooks.knowledge_base import KnowledgeBase
from hooks.outside_of_pages import RUNTIME, packed_runtime, small_files
from hooks.pages_of_site import build_pages, file_of_page
from hooks.search_index import page_to_index, with_glossary, write_index
from kb.pages.forwarding import short_link_page, short_links
from kb.pages.frame import Frames
from kb.pages.site_pages import generated_pages
from kb.pages.support_desk import desk_data_file, desk_page
from kb.pages.support_desk_data import helper_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from builder.build import Target
    from builder.content import Content
    from builder.inputs import Inputs
    from builder.last_build import LastBuild
    from builder.search import IndexedGuide
    from builder.store import Store
    from kb.pages.site_pages import MakePage
    from kb.search.records import Record

PAGES_FOR_A_TASK = 40  # at least: MkDocs takes as long to start as to make a dozen

DESK_DATA = "support desk "  # and the language
SEARCH = "search "  # and the language

type Written = Mapping[str, Sequence[str]]
"""What a task has written: for each part its files, as seen from the task's folder."""


@dataclass(frozen=True)
class Task:
    """What makes some parts at once, which it writes into a folder."""

    what: str
    parts: tuple[str, ...]
    write: Callable[[Path], Written]


class Parts:
    """The parts of the site as its content is now."""

    def __init__(self, target: Target, content: Content, inputs: Inputs, store: Store, last: LastBuild) -> None:
        """Take the content, and all else that the site is made of. But for `only_search`, it must have no errors."""
        self._target = target
        self._content = content
        self._site = content.site
        self._guides = content.guides
        self._inputs = inputs
        self._assets = inputs.assets
        self._store = store
        self._last = last
        self._frames = Frames(content.site)
        self._keys = Keys(target, content, inputs, self._frames)
        self._one_index_at_a_time = get_context("fork").Lock()

    @cached_property
    def _pages(self) -> Mapping[str, MakePage]:
        return generated_pages(self._site)

    def only_search(self, language: str | None) -> list[Task]:
        """Return what makes the search index that is missing, if it is the only one: of all, or of those wanted.

        It takes longest, and needs only guides that have no errors by themselves: it can begin before all else.
        """
        wanted = [own for own in self._site.words if language in (None, own)]
        kept = self._last.kept({f"{SEARCH}{own}": self._keys.of_search(own) for own in wanted}, self._target.folder)
        missing = [own for own in wanted if f"{SEARCH}{own}" not in kept]
        return [self._search_task(own) for own in missing] if len(missing) == 1 else []

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """The parts that the site has, each with the digest of all that it is made of."""
        keys = {path: self._keys.of_page(path) for path in self._paths()}
        keys |= {f"{SEARCH}{language}": self._keys.of_search(language) for language in self._site.words}
        keys |= {f"{DESK_DATA}{language}": self._keys.of_desk(language) for language in self._site.words}
        keys |= {path: self._keys.of_short_link(place) for path, place in self._short_links.items()}
        keys["theme"] = self._assets.digest
        keys["runtime"] = self._inputs.runtime
        return keys

    def tasks(self, missing: set[str]) -> Iterator[Task]:
        """Yield what makes the missing parts, the longest first."""
        pages = list(self._page_tasks(missing))
        searches = [self._search_task(own) for own in self._site.words if f"{SEARCH}{own}" in missing]
        share = len(pages) // (len(searches) + 1)
        for number, search in enumerate(searches):  # one after the other, each among pages: an index takes much memory
            yield search
            yield from pages[number * share : (number + 1) * share]
        yield from pages[len(searches) * share :]
        for language in self._site.words:
            if f"{DESK_DATA}{language}" in missing:
                name = f"{DESK_DATA}{language}"
                yield Task(f"support desk, {language}", (name,), partial(self._write_desk, language))
        if codes := tuple(path for path in self._short_links if path in missing):
            yield Task("short links", codes, partial(self._write_short_links, codes))
        if "theme" in missing:
            yield Task("theme", ("theme",), self._write_theme)
        if "runtime" in missing:
            yield Task("runtime", ("runtime",), self._write_runtime)

    def _search_task(self, language: str) -> Task:
        return Task(f"search, {language}", (f"{SEARCH}{language}",), partial(self._write_search, language))

    def _page_tasks(self, missing: set[str]) -> Iterator[Task]:
        for language in self._site.words:
            paths = [path for path in self._paths() if path in missing and path.startswith(f"{language}/")]
            size = max(PAGES_FOR_A_TASK, len(paths) // (2 * number_of_cores()) + 1)
            for start in range(0, len(paths), size):
                chunk = tuple(paths[start : start + size])
                yield Task(f"pages, {language}", chunk, partial(self._write_pages, language, chunk))

    def small_files(self, desk_files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the path and text of each file that takes no time to make; `desk_files`: language → desk's data."""
        yield from small_files(self._site, self._target.site_url, self._assets)
        if desk_files.keys() == self._site.words.keys():
            yield "support-desk/index.html", desk_page(self._site, self._assets, desk_files)

    @property
    def keys_in_store(self) -> set[str]:
        """Return all keys under which the store has something of which parts are made."""
        keys = keys_in_store(self._store, self._guides.values()) | shelf_of_findings(self._store).keys
        for language in self._site.words:
            keys |= self._indexed(language).keys | self._desk(language).keys | self._helpers(language).keys
        return keys

    @cached_property
    def _short_links(self) -> Mapping[str, str]:
        return short_links(self._site)

    def _paths(self) -> Iterator[str]:
        yield from (f"{language}/index.md" for language in self._site.words)
        yield from self._pages

    def _indexed(self, language: str) -> Shelf[IndexedGuide]:
        return Shelf(self._store, f"indexed, {language}, {self._inputs.base}")

    def _desk(self, language: str) -> Shelf[tuple[str, str]]:
        return Shelf(self._store, f"desk, {language}")

    def _helpers(self, language: str) -> Shelf[tuple[str, str]]:
        return Shelf(self._store, f"helpers, {language}")

    def _helpers_html(self, language: str, names: Iterable[str]) -> dict[str, str]:
        return {name: helper_html(self._site, language, name) for name in names}

    def _desk_data(self, language: str, addresses: Iterable[str]) -> dict[str, str]:
        return {address: stored_desk_data(self._store, self._guides[address], language) for address in addresses}

    def _record(self, language: str, address: str) -> Record:
        return stored_record(self._store, self._guides[address], language)

    def _write_pages(self, language: str, paths: Sequence[str], folder: Path) -> Written:
        only = frozenset({f"{language}/index.md", *paths})
        content = KnowledgeBase(self._site, self._assets, self._pages, self._frames, self._target.is_preview, only)
        build_pages(self._target.root, content, language, self._target.site_url, folder)
        return {path: [file_of_page(path)] for path in paths}

    def _write_search(self, language: str, folder: Path) -> Written:
        name, synonyms = f"{SEARCH}{language}", with_glossary(self._site, language)
        records = {address: self._guides[address].records[language] for address in self._content.listed}
        texts = TextFiles(self._target.cache / "pages to index" / language)
        load = partial(self._record, language)
        found = indexed_guides(self._indexed(language), texts, language, synonyms, records, load)
        words = [guide.words for guide in found.guides.values()]
        with self._one_index_at_a_time, TemporaryDirectory(dir=folder) as pages:  # who stops us clears up there
            texts.lay({page_to_index(language, own): guide.html for own, guide in found.guides.items()}, Path(pages))
            last = self._last.intact_files_of(name, self._target.folder)
            write_index(Path(pages), words, language, synonyms, folder / "pagefind" / language, last, found.new)
        return {name: sorted(files_in(folder))}

    def _write_desk(self, language: str, folder: Path) -> Written:
        digests = {address: self._guides[address].desk[language] for address in self._site.outlines}
        guides = up_to_date(self._desk(language), digests, partial(self._desk_data, language))
        helpers = up_to_date(
            self._helpers(language), self._keys.of_helpers(language), partial(self._helpers_html, language)
        )
        name, content = desk_data_file(self._site, language, guides.values(), helpers)
        write_text(folder / "support-desk" / name, content)
        return {f"{DESK_DATA}{language}": sorted(files_in(folder))}

    def _write_short_links(self, paths: Sequence[str], folder: Path) -> Written:
        for path in paths:
            write_text(folder / path / "index.html", short_link_page(self._site, self._assets, self._short_links[path]))
        return {path: [f"{path}index.html"] for path in paths}

    def _write_theme(self, folder: Path) -> Written:
        self._assets.write(folder)
        return {"theme": sorted(files_in(folder))}

    def _write_runtime(self, folder: Path) -> Written:
        shutil.copytree(packed_runtime(), folder / RUNTIME)
        return {"runtime": sorted(files_in(folder))}


def is_of_language(part: str, language: str) -> bool:
    """Tell whether a part is needed to read the site in `language`."""
    return part.startswith(f"{language}/") or part in {f"{SEARCH}{language}", "theme", "runtime"}


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path`, in a folder that need not be there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
