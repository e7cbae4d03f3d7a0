"""A small site whose files are given as strings, and whose outputs are made in this process."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import Environment
from rjsmin import jsmin

from hooks.material import ICONS as ALL_ICONS
from kb.content.document import Document, read_document
from kb.content.home_page import read_home_page
from kb.content.loading import load_site
from kb.content.part import digest
from kb.content.site import Site
from kb.content.source_file import SourceFile
from kb.outputs import outputs_of
from kb.outputs.at_once import edition_of
from kb.outputs.output import Files, Output
from kb.pages.photos import PhotoFile
from kb.pages.theme import ICONS, template_sources
from tests.interface import labels_named

ROOT = Path(__file__).parents[2]
SITE_URL = "https://help.example/"
LANGUAGES = ("de", "fr", "en")
WIDGETS = ("password-change", "screenshot-keys")
"""The widgets of the small site's guides."""
ICONS_OF_TOPICS = ("credit-card-outline", "shield-lock-outline", "lifebuoy")

type Texts = Mapping[str, str]
"""All files that the site is made from: path in the repository → text. Other bytes are surrogates."""


class FaultsError(Exception):
    """The content has faults."""


@dataclass(repr=False)
class House:
    """A folder with the files of the small site."""

    folder: Path
    written: dict[str, str] = field(default_factory=dict)

    def write(self, files: Texts) -> None:
        """Give the folder exactly these files."""
        for path in self.written.keys() - files.keys():
            (self.folder / path).unlink(missing_ok=True)
        for path, text in files.items():
            if self.written.get(path) != text:
                (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / path).write_bytes(text.encode(errors="surrogateescape"))
        self.written = dict(files)

    def outputs(self, files: Texts, site_url: str = SITE_URL, *, is_preview: bool = False) -> dict[str, Output]:
        """Return the outputs of the site of these files, without the packed runtime, which depends only on the code."""
        self.write(files)
        site, found = load_site(self.folder / "docs", self.folder / "icons")
        if found:
            raise FaultsError([finding.line(self.folder) for finding in found])
        return self.outputs_of(site, site_url, is_preview=is_preview)

    def outputs_of(self, site: Site, site_url: str = SITE_URL, *, is_preview: bool = False) -> dict[str, Output]:
        """Return the outputs of the site, without the packed runtime."""
        edition = replace(edition_of(site, site_url, self.folder / "icons"), is_preview=is_preview)
        return {name: output for name, output in outputs_of(edition).items() if name != "assets/runtime/"}


@dataclass
class Bench:
    """Keeps what makers ask it to keep, but makes it again each time, to check that it is the same."""

    made: dict[str, str] = field(default_factory=dict)
    kept: dict[tuple[str, str], object] = field(default_factory=dict)

    def keep[Value](self, scope: str, keys: Mapping[str, str], make: Callable[[str], Value]) -> Mapping[str, Value]:
        values = {name: make(name) for name in keys}
        for name, value in values.items():
            assert self.kept.setdefault((scope, keys[name]), value) == value, f"{name} has the key of another value"
        return values

    def files(self, output: Output) -> Files:
        """Make the output. Those that it comes after must have been made before."""
        files = output.make(output.given, self)
        self.made |= {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
        return files


def keys_of(outputs: Mapping[str, Output]) -> dict[str, str]:
    """Return the key of each output, which includes the keys of those that it comes after."""
    return {
        name: digest(output.key, [outputs[other].key for other in output.after]) for name, output in outputs.items()
    }


def in_order(outputs: Mapping[str, Output]) -> list[Output]:
    """Return the outputs in an order in which each follows those that it comes after."""
    return sorted(outputs.values(), key=lambda output: bool(output.after))


@contextmanager
def small_house(folder: Path) -> Iterator[House]:
    """Read templates, styles and scripts from `folder` during the context, and do not run Pagefind.

    Pagefind makes the same index from the same pages, so the pages replace the index.
    """
    with pytest.MonkeyPatch.context() as patch:
        templates = (folder / "kb" / "pages" / "templates", folder / "overrides")
        patch.setattr("kb.outputs.edition.template_sources", lambda: template_sources(templates))
        patch.setattr("kb.pages.assets.ROOT", folder)
        patch.setattr("kb.outputs.notice.NOTICE", folder / "NOTICE")
        patch.setattr("kb.outputs.runtime.sources", dict)  # no house has the packed runtime
        patch.setattr("kb.search.index.pagefind_index", _pages_as_files)
        patch.setattr(Environment, "compile", _compiled_once())  # otherwise takes half of it
        patch.setattr(PhotoFile, "webp", _written_once())  # otherwise takes a sixth of it
        patch.setattr("rjsmin.jsmin", cache(jsmin))
        yield House(folder)


def _pages_as_files(pages: Mapping[str, str], _language: str) -> dict[str, bytes]:
    return {address: html.encode() for address, html in pages.items()}


def _compiled_once() -> Callable[..., CodeType]:
    compiled: dict[tuple[str, str], CodeType] = {}
    compile_ = Environment.compile

    def compiled_once(environment: Environment, source: str, name: str, filename: str) -> CodeType:
        if (source, name) not in compiled:
            compiled[source, name] = compile_(environment, source, name, filename)
        return compiled[source, name]

    return compiled_once


def _written_once() -> Callable[[PhotoFile], bytes]:
    written: dict[str, bytes] = {}
    webp = PhotoFile.webp

    def written_once(file: PhotoFile) -> bytes:
        if file.path not in written:
            written[file.path] = webp(file)
        return written[file.path]

    return written_once


@cache
def small_site() -> Mapping[str, str]:
    """Return the files of the small site. Its content is written as JSON, which is also YAML and quick to change."""
    docs = Path(__file__).parent / "docs"
    files = {f"docs/{path.relative_to(docs).as_posix()}": path for path in sorted(docs.rglob("*.*"))}
    texts = {name: path.read_bytes().decode(errors="surrogateescape") for name, path in files.items()}
    texts |= {name: written(name, read(name, text).data) for name, text in texts.items() if is_content(name)}
    for language in LANGUAGES:
        name = f"docs/{language}/words.yml"
        words = read(name, (ROOT / name).read_text(encoding="utf-8")).data
        assert isinstance(words["widgets"], dict)
        widgets = {widget: words["widgets"][widget] for widget in WIDGETS}
        widgets["password-change"]["fields"]["changed"]["hint"] = "A hint"  # these two have no words of their own
        widgets["password-change"]["outcomes"]["only-account"]["detail"] = "A detail"
        texts[name] = written(name, words | {"widgets": widgets} | read(name, texts[name]).data)
        interface = f"docs/{language}/interface.yml"
        own = read(interface, texts[interface]).data
        assert isinstance(own["labels"], dict)
        texts[interface] = written(interface, own | {"labels": own["labels"] | labels_named(language, texts[name])})
    for folder in ("kb/pages/templates", "overrides", "widgets/runtime"):
        paths = (path for path in (ROOT / folder).rglob("*") if path.suffix in {".html", ".jinja", ".css", ".js"})
        texts |= {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in sorted(paths)}
    icons = (*ICONS, *(f"material/{name}" for name in ICONS_OF_TOPICS))
    texts |= {f"icons/{name}.svg": (ALL_ICONS / f"{name}.svg").read_text(encoding="utf-8") for name in icons}
    return {**texts, "NOTICE": (ROOT / "NOTICE").read_text(encoding="utf-8")}


def is_content(name: str) -> bool:
    """Return whether `kb.content` has a shape for the file."""
    return name.startswith("docs/") and name.endswith((".yml", ".md"))


@cache
def read(name: str, text: str) -> Document:
    """Return the data of a content file, which are not to be changed."""
    language = name.split("/")[1] if name.count("/") > 1 else ""
    file = SourceFile(Path(name), text.encode())
    document = (read_home_page if name.endswith(".md") else read_document)(file, language)
    assert not document.findings, document.findings
    return document


def written(name: str, data: Mapping[str, object]) -> str:
    """Return the text of a content file with this data. A home page may have lost its body."""
    if not name.endswith(".md"):
        return json.dumps(data, ensure_ascii=False)
    front = {key: value for key, value in data.items() if key != "body"}
    return f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n\n{data.get('body', '')}\n"
