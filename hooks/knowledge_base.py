"""Gives MkDocs the pages of the knowledge base, each with its frame.

static-i18n runs one build per language over the same config object, so content is read once per config and
kept there. It also builds each File under docs_dir anew, which generated files do not survive: hence the
placeholders, whose text is given when it is asked for.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File

from hooks.outside_of_pages import RUNTIME, files_outside_of_pages, packed_runtime
from hooks.search_index import add_search_index
from kb.checks import findings
from kb.content.languages import LANGUAGES
from kb.content.site import load_site
from kb.pages.assets import theme_assets
from kb.pages.built_links import broken_links_in
from kb.pages.frame import Frames
from kb.pages.security_policy import with_security_policy
from kb.pages.site_pages import generated_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext
    from mkdocs_static_i18n.plugin import I18n

    from kb.content.site import Site
    from kb.pages.assets import Assets
    from kb.pages.site_pages import MakePage


@dataclass(frozen=True)
class KnowledgeBase:
    """The content, read once for the builds of all languages, and how each page is made."""

    site: Site
    assets: Assets
    pages: Mapping[str, MakePage]
    frames: Frames
    is_preview: bool = False
    """Whether the pages are for the server of `kb serve`, which adds a script of its own to each."""
    only: frozenset[str] | None = None
    """The paths of the pages to build, where somebody else sees to all others, and to what is no page."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content, once; stop with all findings if there are errors."""
    if "knowledge_base" not in config.extra:
        docs = Path(config.docs_dir)
        site, found = load_site(docs)
        found += findings(site)
        errors = [finding.line(docs.parent) for finding in found if finding.severity == "error"]
        if errors:
            raise Abort("\n".join(["The content has errors:", *errors]))
        assets = theme_assets()
        config.extra["knowledge_base"] = KnowledgeBase(site, assets, generated_pages(site), Frames(site))
    config.theme.static_templates.clear()  # 404.html and the sitemap are ours: see outside_of_pages.py
    return config


def _add_placeholders(files: Files, config: MkDocsConfig) -> Files:
    content = _knowledge_base(config)
    for path in content.pages if content.only is None else sorted(content.only):
        files.append(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


@event_priority(-200)  # after static-i18n, which has made its own File objects at -100
def _give_every_language_its_folder(files: Files, config: MkDocsConfig) -> Files:
    """Put the default language under its code too, where static-i18n would have it at the root."""
    default = _languages(config).default_language
    seen: set[int] = set()
    for file in files.documentation_pages():
        for locale, alternate in getattr(file, "alternates", {}).items():
            if locale == default and id(alternate) not in seen:
                seen.add(id(alternate))
                _move_into_folder(alternate, default, config)
    return files


on_files = CombinedEvent(_add_placeholders, _give_every_language_its_folder)


def on_page_read_source(page: MkDocsPage, config: MkDocsConfig) -> str | None:
    """Return the generated Markdown of a placeholder; the home pages are written by hand."""
    content = _knowledge_base(config)
    make_page = content.pages.get(page.file.src_uri)
    if make_page:
        return make_page().markdown
    return (content.site.docs / page.file.src_uri).read_text(encoding="utf-8")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let the theme's templates use the site and its words in the language at hand; leave out Material's assets."""
    for file in [file for file in files if file.src_uri.startswith("assets/")]:
        files.remove(file)  # ours are written with all languages built
    site = _knowledge_base(config).site
    language = _current_language(config)
    env.globals["kb"] = {
        "words": site.words[language],
        "labels": site.words[language].labels,
        "language": language,
        "asset": _knowledge_base(config).assets.address,
        "search_languages": [(own, site.words[own].language) for own in sorted(LANGUAGES, key=language.__ne__)],
    }
    return env


def on_page_context(context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: object) -> TemplateContext:
    """Give the page its frame."""
    del nav
    language = _current_language(config)
    address = page.file.src_uri.removeprefix(f"{language}/").removesuffix(".md").removesuffix("index").rstrip("/")
    own_frame = _knowledge_base(config).frames.of_page(language, address)
    return cast("TemplateContext", {**context, "frame": own_frame})


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Give each page its security policy."""
    del page
    return output if _knowledge_base(config).is_preview else with_security_policy(output)


@event_priority(-200)  # after static-i18n, which builds the other languages at -100
def on_post_build(config: MkDocsConfig) -> None:
    """Once all languages are built, add what stands outside of them."""
    if not _languages(config).building and _knowledge_base(config).only is None:
        folder = Path(config.site_dir)
        site, assets = _knowledge_base(config).site, _knowledge_base(config).assets
        assets.write(folder)
        for path, text in files_outside_of_pages(site, config.site_url or "/", assets):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        shutil.copytree(packed_runtime(), folder / RUNTIME)
        add_search_index(site, folder)
        _stop_at_broken_links(folder, config.site_url or "/")


def _stop_at_broken_links(folder: Path, site_url: str) -> None:
    broken = list(broken_links_in(folder, site_url))
    if broken:
        raise Abort("\n".join(["The site has broken links:", *broken]))


def _knowledge_base(config: MkDocsConfig) -> KnowledgeBase:
    return cast("KnowledgeBase", config.extra["knowledge_base"])


def _languages(config: MkDocsConfig) -> I18n:
    return cast("I18n", config.plugins["i18n"])


def _current_language(config: MkDocsConfig) -> str:
    language = _languages(config).current_language
    if language not in LANGUAGES:
        raise Abort(f"mkdocs.yml builds the language “{language}”, which the content does not have.")
    return cast("str", language)


def _move_into_folder(file: File, language: str, config: MkDocsConfig) -> None:
    file.dest_uri = f"{language}/{file.dest_uri}"
    file.url = file._get_url(use_directory_urls=config.use_directory_urls)  # MkDocs has no other way
    file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
