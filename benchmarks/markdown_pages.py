"""The site's pages as Markdown with HTML around it, which other generators can build.

A guide is a page of Markdown: its texts, with the HTML of our pages around them. All other pages are finished HTML,
which leaves less for the other generators to do.
"""

from __future__ import annotations

import json
import re
from functools import cache, partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kb.content.fields import units
from kb.content.inline import tokens
from kb.outputs.pages import outputs
from kb.pages.guide_page import GuidePage
from kb.pages.overview_pages import Questions
from kb.pages.page import PageData
from kb.pages.pictures import picture_html
from kb.pages.theme import TEMPLATES
from kb.pages.topic_page import TopicPage
from kb.pages.widgets import widget_html
from kb.render.renderer import Renderer, page_path, path_of_place, relative
from kb.render.terms import TermsOfPage
from kb.render.values import formatted_date, formatted_value
from widgets.rules import FACTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Template

    from kb.content.guide import Image
    from kb.content.languages import Language
    from kb.content.product import Product
    from kb.outputs.edition import Edition

_BOLD = re.compile(r"(\*\*.*?\*\*)")  # labels of buttons, in which terms are not explained


def markdown_pages(edition: Edition) -> dict[str, str]:
    """Return all pages except the home pages: path (`de/billing/pay-invoices.md`) → Markdown with front matter."""
    given = {output.name: output.given for output in outputs(edition)}
    return {_path(name, own): _markdown(own) for name, own in given.items() if isinstance(own, PageData)}


def _path(name: str, given: PageData) -> str:
    """Return the path of the Markdown for the page at `name`. A page with pages below it is its folder's index."""
    has_pages_below = isinstance(given, TopicPage | Questions)
    return name.removesuffix("/index.html") + ("/index.md" if has_pages_below else ".md")


def _markdown(given: PageData) -> str:
    page = given.page()
    body = _guide(given) if isinstance(given, GuidePage) else _block(page.content)
    meta = {"title": page.title, "description": page.description}
    # JSON is also YAML, and quotes whatever a title contains.
    lines = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in meta.items())
    return f"---\n{lines}\n---\n\n{body}\n"


def _guide(given: GuidePage) -> str:
    """Return the Markdown of a guide, made as kb.pages.guide_page makes its HTML."""
    guide, around, path = given.guide.value, given.frame.surroundings.value, given.frame.path
    product = given.product.value
    renderer = Renderer(around.language, around.record, product)
    used = {name: term.value for name, term in given.terms.items()}
    terms = TermsOfPage(used, relative(page_path(around.language, "glossary"), path))

    def href(place: str) -> str:
        return relative(path_of_place(around.language, place), path)

    def explained(words: str) -> str:
        pieces = _BOLD.split(words)
        pieces[::2] = map(terms.explained, pieces[::2])
        return "".join(pieces)

    resolved = partial(_resolved, record=around.record, product=product, href=href)
    widgets = (widget_html(widget, renderer, around.theme.value) for widget in given.widgets)
    moved = around.theme.value.render("moved_places.html.jinja", **given.frame.variables)
    return _template().render(
        guide=guide,
        language=around.language,
        labels=around.labels,
        inline=resolved,
        explained=partial(resolved, in_words=explained),
        picture=lambda image: _block(_picture(image, given, renderer, path)),
        related=[(relative(link.path, path), link) for link in given.related],
        reviewed=formatted_date(guide.reviewed, around.record),
        untranslated=any(unit.text.language != around.language for unit in units(guide)),
        widgets="\n\n".join(_block(renderer.seen_from(widget, given.frame.address)) for widget in widgets),
        moved=_block(moved),
    )


def _picture(image: Image, given: GuidePage, renderer: Renderer, path: str) -> str:
    """Return the HTML of a picture. A photo is its largest file, since the other generators do not resize it."""
    if image.file in given.pictures:
        return picture_html(image, given.pictures[image.file].value, renderer.words)
    shown = given.photos[image.file]
    address, alt = relative(shown.largest, path), renderer.words(image.alt)
    return f'<img src="{address}" width="{shown.width}" height="{shown.height}" alt="{escape(alt)}" loading="lazy">'


def _resolved(
    text: str,
    *,
    record: Language,
    product: Product,
    href: Callable[[str], str],
    in_words: Callable[[str], str] = str,
) -> str:
    """Return the text as Markdown, with facts replaced by their values, and links by addresses.

    `in_words` changes the words outside of links.
    """
    pieces = []
    for token in tokens(text):
        match token.kind:
            case "fact":
                fact = FACTS[token.value]
                pieces.append(formatted_value(fact.value, fact.unit, record))
            case "link":
                place = token.value.removeprefix("guide:")
                target = product.target(place).address if place == token.value else href(place)
                label = _resolved(token.label, record=record, product=product, href=href)
                pieces.append(f"[{label}]({target})")
            case "label":
                pieces.append(f"**{product.labels[token.value]}**")
            case "words":
                pieces.append(in_words(token.source))
            case _:
                pieces.append(token.source)
    return "".join(pieces)


def _block(html: str) -> str:
    """Return the HTML without blank lines, which would end an HTML block in Markdown."""
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


@cache
def _template() -> Template:
    environment = Environment(  # noqa: S701 (it writes Markdown, which the other generators escape)
        loader=FileSystemLoader((Path(__file__).parent, *TEMPLATES)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("guide.md.jinja")
