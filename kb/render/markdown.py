"""Renders inline Markdown as HTML, plain words and Markdown, with Python-Markdown and PyMdown. No blocks, no HTML."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.serializers import RE_AMP
from pymdownx.keymap_db import aliases, keymap

KEYS = (*keymap, *aliases)
"""The names of the keys that can be written as ++ctrl+c++."""

NOT_IN_OUR_TEXTS = (
    "reference",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "linebreak",
    "html",
    "entity",
)
"""Inline patterns that our grammar (kb/content/inline.py) lacks. Without them, a `<` is always a literal `<`."""

NOT_IN_OUR_PAGES = ("code", "quote", "hr", "reference")
"""Kinds of blocks that home pages cannot have, besides HTML."""

_LINK = r"(?<!!)\[([^\[\]]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)"
"""Matches a link in our grammar. Its address, which comes from destinations.yml, may contain parentheses."""

_WORDS = r"[^\\`*_\[\]<>&+]"
_LINK_OR_BOLD = re.compile(
    rf"(?<!!)\[(?P<label>{_WORDS}+)\]\((?P<address>[^\\`*_\[\]<>&+()\s\"']+)\)"
    rf"|(?<![*\w])\*\*(?!\s)(?P<bold>{_WORDS}+)(?<!\s)\*\*(?![*\w])"
)
_SIMPLE = re.compile(rf"(?![#-]|\d+[.)])(?:{_WORDS}++|{_LINK_OR_BOLD.pattern})*+")
"""Matches a text of plain words, links and bold words, not nested. Most texts are such, and need no parser."""

_SHAPE = "\ue003"
"""Marks the shape of an icon. Text cannot contain this character itself."""

_ICON = rf"!\[([^\[\]]*)\]\({_SHAPE}([^()]*)\)"
"""Matches an icon: its name, and its shape, which has neither marks nor parentheses."""

_ICON_IN_HTML = re.compile(r'<span class="kb-inline-icon"><svg.*?</svg><span[^>]*>(.*?)</span></span>')

_MARKS = {"strong": "**", "em": "*"}
_SPECIAL = re.compile(r"[\\`*_\[\]<]|&(?=#?\w+;)")
_BLOCK_MARK = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[#>+-]))")
"""Matches what would start a heading, quotation or list at the beginning of a line: `1.`, `#`, `-`."""


class Rendered(NamedTuple):
    """A text, rendered in every form that is needed."""

    html: str
    words: str
    """Plain words, without markup or addresses."""
    text: str
    """Plain text for emails: the words of a link are followed by its address in parentheses."""
    markdown: str


@lru_cache(maxsize=20_000)  # a page, the desk and search render the same texts
def rendered_markdown(source: str) -> Rendered:
    """Return a text of inline Markdown in all forms, without a surrounding paragraph."""
    if _SIMPLE.fullmatch(source):
        if "[" not in source and "*" not in source:  # most texts
            return Rendered(source, source, source, source)
        return Rendered(
            html=_LINK_OR_BOLD.sub(_simple_html, source),
            words=_LINK_OR_BOLD.sub(r"\g<label>\g<bold>", source),
            text=_LINK_OR_BOLD.sub(lambda found: found["bold"] or f"{found['label']} ({found['address']})", source),
            markdown=source,
        )
    return parsed_markdown(source)


def parsed_markdown(source: str) -> Rendered:
    """Return a text in all forms, using Python-Markdown's parser."""
    parser = _parser()
    parser.reset()
    document = Element("div")
    paragraph = SubElement(document, "p")
    paragraph.text = source
    for name in ("inline", "unescape"):
        parser.treeprocessors[name].run(document)
    html = parser.serializer(paragraph)
    for processor in parser.postprocessors:
        html = processor.run(html)
    return Rendered(
        html=html.strip().removeprefix("<p>").removesuffix("</p>"),
        words=_written(paragraph, _words),
        text=_written(paragraph, _text),
        markdown=_BLOCK_MARK.sub(r"\1\\", _written(paragraph, _markdown, _escaped)),
    )


def icon_in_markdown(name: str, shape: str) -> str:
    """Return an icon in the form that this module's functions read: its name, and its shape as an SVG path."""
    return f"![{name}]({_SHAPE}{shape})"


def without_icons(html: str) -> str:
    """Return rendered HTML with icons replaced by their names, for places without styles: mails, forms."""
    return _ICON_IN_HTML.sub(r"\1", html)


def rendered_page(source: str) -> str:
    """Return the HTML of a page of Markdown, such as a home page: headings, paragraphs and lists of texts."""
    parser = _parser()
    parser.reset()
    return parser.convert(source)


class _Link(InlineProcessor):
    """Parses links. Python-Markdown's own processor rescans the rest of the text at each bracket."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown’s signature and name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        del data
        link = Element("a", href=self.unescape(m[2]))
        link.text = m[1]
        return link, *m.span()


class _Icon(InlineProcessor):
    """Parses icons. The name is part of the text, though nobody sees it: it is read out, copied and searched."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown’s signature and name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        del data
        icon = Element("span", {"class": "kb-inline-icon"})
        picture = SubElement(icon, "svg", {"viewBox": "0 0 24 24", "aria-hidden": "true", "focusable": "false"})
        SubElement(picture, "path", d=m[2])
        SubElement(icon, "span", {"class": "kb-visually-hidden"}).text = m[1]
        return icon, *m.span()


@cache
def _parser() -> Markdown:
    parser = Markdown(extensions=["pymdownx.keys", "pymdownx.betterem"])
    parser.preprocessors.deregister("html_block")
    for name in NOT_IN_OUR_PAGES:
        parser.parser.blockprocessors.deregister(name)
    for name in NOT_IN_OUR_TEXTS:
        parser.inlinePatterns.deregister(name)
    parser.inlinePatterns.register(_Icon(_ICON, parser), "icon", 165)
    parser.inlinePatterns.register(_Link(_LINK, parser), "link", 160)
    return parser


def _simple_html(found: re.Match[str]) -> str:
    if found["bold"]:
        return f"<strong>{found['bold']}</strong>"
    return f'<a href="{found["address"]}">{found["label"]}</a>'


def _written(element: Element, write: Callable[[Element, str], str], say: Callable[[str], str] = str) -> str:
    """Return the element as written by `write`, which gets its inner text. `say` converts the words outside code."""
    own = str if element.tag == "code" else say
    pieces = [own(_shown(element.text))]
    for child in element:
        pieces += [_written(child, write, say), own(_shown(child.tail))]
    return write(element, "".join(pieces))


def _shown(text: str | None) -> str:
    """Return the text as a browser shows it. The parser escapes code, and leaves references such as `&amp;` as is."""
    return unescape(RE_AMP.sub("&amp;", text or ""))


def _words(_element: Element, inside: str) -> str:
    return inside


def _text(element: Element, inside: str) -> str:
    return f"{inside} ({element.get('href')})" if element.tag == "a" else inside


def _markdown(element: Element, inside: str) -> str:
    if element.tag == "a":
        return f"[{inside}]({element.get('href')})"
    if element.tag == "code":
        return code_in_markdown(inside)
    mark = _MARKS.get(element.tag, "")
    return f"{mark}{inside}{mark}"


def code_in_markdown(code: str) -> str:
    """Return code that is part of a text as Markdown has it."""
    longest = max(map(len, re.findall("`+", code)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {code} {fence}" if longest else f"`{code}`"


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", words)
