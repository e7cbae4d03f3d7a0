"""Reads what is brought in: a file, or all pages in a folder. Nothing is run or fetched, and no link is followed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.bringing_in.decoding import GUESSED, decoded
from kb.bringing_in.faults import BringingInError, Remark
from kb.bringing_in.html_reading import ReadHtml, read_html
from kb.bringing_in.markdown_reading import read_markdown
from kb.bringing_in.page import Page
from kb.bringing_in.zendesk_reading import read_zendesk
from kb.content.characters import refused, without
from kb.content.naming import is_leftover
from kb.content.source_file import read_source

LARGEST_FILE = 4 * 1024 * 1024  # bytes; a year of articles in one file of JSON takes less
MOST_FILES = 5000
LONGEST_TITLE = 500  # characters, with the name of the site
ENDINGS = (".md", ".mdx", ".markdown", ".html", ".htm", ".xhtml", ".json")
_OTHER_TEXTS = frozenset({".txt", ".rst", ".adoc", ".asciidoc", ".org", ".textile", ".wiki", ".xml"})
_OTHER_TEXTS |= {".doc", ".docx", ".odt", ".rtf", ".pdf", ".epub", ".mht", ".mhtml"}
_OF_FOLDERS = {"index", "_index", "readme"}
_BETWEEN_PARTS = re.compile(r"\s+[|–—·:»-]\s+|:\s+")
_OF_SITES = re.compile(r"(?i)(?P<title>.+?)\s+(?:[|–—·]|-)\s+[^|–—·]+")


@dataclass(frozen=True)
class ReadPage:
    """A page, what could not be read of it, and all words that it shows."""

    page: Page
    remarks: tuple[Remark, ...] = ()
    words: str = ""


def read_pages(path: Path, language: str) -> Iterator[ReadPage | Remark]:
    """Yield the pages at `path` in the order of their files, and a remark for each file that cannot be read.

    Raises:
        BringingInError: if there is no such page or folder.
    """
    root = path if path.is_dir() else path.parent
    files, others = _files(path) if path.is_dir() else ([path], [])
    if not path.exists() or not files:
        raise BringingInError(f"{path}: there is no page; expected a file or folder with {', '.join(ENDINGS)}.")
    if len(files) > MOST_FILES:
        raise BringingInError(f"{path}: {len(files)} files; expected at most {MOST_FILES} at once.")
    yield from others
    for file in files:
        name = file.relative_to(root).as_posix()
        try:
            yield from _read(file, root, name, language)
        except BringingInError as error:
            yield Remark(name, 0, str(error).removeprefix(name).lstrip(": "))


def _files(folder: Path) -> tuple[list[Path], list[Remark]]:
    """Return the pages in the folder, and remarks on what else is there. Links to folders are not followed."""
    pages: list[Path] = []
    remarks: list[Remark] = []
    others = set[str]()
    for inner, folders, names in folder.walk():
        folders[:] = sorted(name for name in folders if not is_leftover(name))
        for path in (inner / name for name in sorted(names) if not is_leftover(name)):
            if path.is_symlink() and path.is_dir():
                linked = "left out, since it is a link to a folder"
                remarks.append(Remark(path.relative_to(folder).as_posix(), 0, linked))
            elif path.suffix.lower() in ENDINGS:
                pages.append(path)
            elif path.suffix.lower() in _OTHER_TEXTS:
                others.add(path.suffix.lower())
    if others:
        left_out = f"files were left out that end in {', '.join(sorted(others))}: save them as HTML"
        remarks.append(Remark(folder.name, 0, left_out))
    return pages, remarks


def _read(file: Path, root: Path, source: str, language: str) -> Iterator[ReadPage | Remark]:
    read = read_source(file, root, LARGEST_FILE)
    if read.fault:
        raise BringingInError(f"{source}: {read.fault[0]}; {read.fault[1]}.")
    text, is_guessed = decoded(read.content)
    text = without(text, refused(text))
    remarks = [Remark(source, 0, GUESSED)] if is_guessed else []
    stem, ending = file.stem.lower(), file.suffix.lower()
    name = (file.parent.name if file.parent != root else "") or file.stem if stem in _OF_FOLDERS else file.stem
    if ending == ".json":
        yield from remarks
        for own in read_zendesk(text, source, language):
            yield own if isinstance(own, Remark) else ReadPage(own[0], (), own[1])
    elif ending in {".html", ".htm", ".xhtml"}:
        html = read_html(text, source)
        page = Page(source, name, _own_title(html), html.blocks, html.summary, (), html.address, source)
        yield ReadPage(page, tuple(remarks), html.words)
    else:
        page, found, words = read_markdown(text, source, name, source)
        yield ReadPage(page, (*remarks, *found), words)


def _own_title(html: ReadHtml) -> str:
    """Return the title of the page without the names of its site and chapter."""
    if len(html.title) > LONGEST_TITLE:
        return html.title
    if html.heading in _BETWEEN_PARTS.split(html.title):
        return html.heading
    site = _OF_SITES.fullmatch(html.title)
    return site["title"] if site else html.title
