"""Hooks that hand the finished site to MkDocs or ProperDocs: pages one by one, and all other outputs at the end.

The static-i18n plugin runs one build per language with the same config object, so the outputs are listed once and kept
in it. The plugin also recreates each File under docs_dir, which would lose generated files: hence the placeholders.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext
from mkdocs_static_i18n.plugin import I18n

from hooks.material import ICONS
from kb.checks import findings
from kb.content.loading import load_site
from kb.content.repeated import reported_once
from kb.outputs import manifest, outputs_of
from kb.outputs.at_once import edition_of, files_of
from kb.outputs.output import Output
from kb.pages.built_links import broken_links_in
from kb.pages.page import Heading, Page, PageData, variables_of


@dataclass(frozen=True)
class KnowledgeBase:
    """The outputs, listed once for the builds of all languages, and the templates of the pages among them."""

    outputs: Mapping[str, Output]
    environment: Environment

    def page_at(self, page: MkDocsPage) -> Page:
        """Return our page that corresponds to MkDocs' page."""
        return cast("PageData", self.outputs[page.file.dest_uri].given).page()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the content, once. If there are errors, stop and report them all."""
    if "knowledge_base" not in config.extra:
        docs = Path(config.docs_dir)
        site, found = load_site(docs, ICONS)
        found += findings(site)
        stopping = reported_once(finding for finding in found if finding.severity != "warning")
        errors = [finding.line(docs.parent) for finding in stopping]
        if errors:
            raise Abort("\n".join(["The content has errors:", *errors]))
        edition = edition_of(site, config.site_url or "/", ICONS)
        config.extra["knowledge_base"] = KnowledgeBase(outputs_of(edition), edition.theme.value.environment)
    config.theme.static_templates.clear()  # we make 404.html and the sitemap ourselves
    return config


def _add_placeholders(files: Files, config: MkDocsConfig) -> Files:
    for file in files.documentation_pages():
        files.remove(file)  # the home pages: we make these too
    for name, output in _knowledge_base(config).outputs.items():
        if _is_for_the_engine(output):
            path = f"{name.removesuffix('.html')}.md"  # de/billing/pay-invoices/index.md
            files.append(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


@event_priority(-200)  # after static-i18n, which creates its own File objects at -100
def _give_every_language_its_folder(files: Files, config: MkDocsConfig) -> Files:
    """Move the default language, which static-i18n puts at the root, into a folder named by its code."""
    default = _languages(config).default_language
    seen: set[int] = set()
    for file in files.documentation_pages():
        for locale, alternate in getattr(file, "alternates", {}).items():
            if locale == default and id(alternate) not in seen:
                seen.add(id(alternate))
                _move_into_folder(alternate, default, config)
    return files


on_files = CombinedEvent(_add_placeholders, _give_every_language_its_folder)


def on_page_read_source(page: MkDocsPage, config: MkDocsConfig) -> str:
    """Return empty Markdown: the content is supplied as HTML, in `on_page_content`."""
    del page, config
    return ""


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Return the page's content, and set its title, description and headings in MkDocs."""
    del html, files
    own = _knowledge_base(config).page_at(page)
    page.title = own.title
    page.meta = {"title": own.title, "description": own.description}
    page.toc = TableOfContents([_anchor_link(heading, 2) for heading in own.headings])
    return own.content


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Make MkDocs render pages with our templates, and leave out Material's styles and scripts."""
    del env
    for file in [file for file in files if file.src_uri.startswith("assets/")]:
        files.remove(file)
    return _knowledge_base(config).environment


def on_page_context(context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: object) -> TemplateContext:
    """Return the variables of our template."""
    del context, nav
    return cast("TemplateContext", variables_of(_knowledge_base(config).page_at(page)))


@event_priority(-200)  # after static-i18n, which builds the other languages at -100
def on_post_build(config: MkDocsConfig) -> None:
    """Once all languages are built, write all outputs that the engine has not written."""
    if _languages(config).building:
        return
    folder = Path(config.site_dir)
    outputs = _knowledge_base(config).outputs.values()
    for path, content in files_of(output for output in outputs if not _is_for_the_engine(output)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    files = (path for path in folder.rglob("*") if path.is_file())
    digests = {path.relative_to(folder).as_posix(): manifest.digest_of(path.read_bytes()) for path in files}
    (folder / manifest.NAME).write_bytes(manifest.written(digests, previous={}))
    if broken := list(broken_links_in(folder, config.site_url or "/")):
        raise Abort("\n".join(["The site has broken links:", *broken]))


def _is_for_the_engine(output: Output) -> bool:
    """Return whether MkDocs writes this output: pages, except those like `404/de.html`, which it would move."""
    return isinstance(output.given, PageData) and output.name.endswith("/index.html")


def _knowledge_base(config: MkDocsConfig) -> KnowledgeBase:
    return cast("KnowledgeBase", config.extra["knowledge_base"])


def _languages(config: MkDocsConfig) -> I18n:
    return cast("I18n", config.plugins["i18n"])


def _anchor_link(heading: Heading, level: int) -> AnchorLink:
    link = AnchorLink(heading.title, heading.id, level)
    link.children = [_anchor_link(inner, level + 1) for inner in heading.children]
    return link


def _move_into_folder(file: File, language: str, config: MkDocsConfig) -> None:
    file.dest_uri = f"{language}/{file.dest_uri}"
    file.url = file._get_url(use_directory_urls=config.use_directory_urls)  # MkDocs has no other way
    file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
