"""Reads a page of Markdown: its front matter, and its text, which becomes HTML so that one reader reads both."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kb.bringing_in.faults import BringingInError, Remark
from kb.bringing_in.html_elements import FILE
from kb.bringing_in.html_reading import read_html
from kb.bringing_in.html_text import LINE
from kb.bringing_in.markdown_flavours import rewritten, without_long_tags
from kb.bringing_in.markdown_lines import without_tags
from kb.bringing_in.page import Page

MOST_LINES = 20_000
MOST_BRACKETS = 20_000
"""Each may begin a link, for whose end the parser looks: 20,000 take it a second."""
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<inside>.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_FILE = re.compile(r"""\b(?:title|filename|file)=(?:"([^"]*)"|'([^']*)')""")
_ANCHOR = re.compile(r"(?:(?<!\s)\s+)?\{:?\s*#(?P<anchor>[\w:.-]++)[^{}]*+\}\s*$")


def read_markdown(text: str, source: str, name: str, path: str) -> tuple[Page, list[Remark], str]:
    """Return the page, what could not be read of it, and all words that it shows.

    Raises:
        BringingInError: if it has very many lines, brackets or tags, or elements of HTML that are nested too deeply.
    """
    if text.count("\n") > MOST_LINES:
        raise BringingInError(f"{source}: more than {MOST_LINES} lines; split the page.")
    if text.count("[") > MOST_BRACKETS:
        raise BringingInError(f"{source}: more than {MOST_BRACKETS} opening brackets; split the page.")
    matter, body, first_line = _front_matter(text)
    body, long_tags = without_long_tags(body)
    flavour = rewritten(body.splitlines(), first_line)
    tokens = _parser().parse("\n".join(flavour.lines))
    for token in tokens:
        if token.map and token.nesting >= 0 and flavour.origins:
            token.attrSet(LINE, str(flavour.origins[min(token.map[0], len(flavour.origins) - 1)]))
        if token.type == "fence":
            _read_info(token)
    for heading, inline in pairwise(tokens):
        if heading.type == "heading_open":
            heading.attrSet("id", _anchor(inline))
    read = read_html(f"<main>{_parser().renderer.render(tokens, _parser().options, {})}</main>", source, has_lines=True)
    what = "an instruction to the old site’s generator was left out"
    remarks = [Remark(source, line, what, tag) for line, tag in flavour.gone]
    remarks += [Remark(source, line + first_line - 1, what, " ".join(tag.split())) for line, tag in long_tags]
    for field in ("title", "description", "intro"):
        if isinstance(value := matter.get(field), str) and "{%" in value:
            remarks.append(Remark(source, 1, what, value))
    address = _said(matter, "permalink") or _said(matter, "slug") or _said(matter, "url")
    page = Page(
        source=source,
        name=name,
        title=_said(matter, "title") or _said(matter, "header"),
        blocks=read.blocks,
        summary=_said(matter, "description") or _said(matter, "intro") or _said(matter, "excerpt"),
        keywords=tuple(_list(matter, "keywords")),
        address=address,
        path=path,
        former=tuple(former for key in ("aliases", "redirect_from") for former in _list(matter, key)),
    )
    return page, remarks, f"{page.title} {page.summary} {read.words}"


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 60})
    return parser.enable(["table", "strikethrough"])


def _front_matter(text: str) -> tuple[Mapping[str, object], str, int]:
    """Return the fields before the text, the text, and its first line in the file."""
    text = text.replace("\r\n", "\n").lstrip("\ufeff")
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text, 1
    try:
        fields = yaml.load(found["inside"], Loader=yaml.BaseLoader)  # noqa: S506 (it makes strings, lists and dicts alone)
    except (yaml.YAMLError, RecursionError):
        fields = {}
    body = text[found.end() :]
    return fields if isinstance(fields, dict) else {}, body, found.group().count("\n") + 1


def _read_info(fence: Token) -> None:
    """Note the file that the code belongs to, and its language if that is given as `{ .yaml .annotate }`."""
    if found := _FILE.search(fence.info):
        fence.attrSet(FILE, found[1] or found[2] or "")
    if found := re.match(r"\s*\{ *\.?([\w+#-]+)", fence.info):
        fence.info = found[1]


def _anchor(inline: Token) -> str:
    """Return the anchor of a heading: the one written after it, else as MkDocs and GitHub make it from its words."""
    if found := _ANCHOR.search(inline.content):
        last = next((child for child in reversed(inline.children or ()) if child.type == "text"), None)
        if last:
            last.content = _ANCHOR.sub("", last.content)
        return found["anchor"]
    words = "".join(child.content for child in inline.children or () if child.type in {"text", "code_inline"})
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", words).strip().lower())


def _said(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    return " ".join(without_tags(value).split()) if isinstance(value, str) else ""


def _list(fields: Mapping[str, object], name: str) -> Iterator[str]:
    value = fields.get(name)
    items = value if isinstance(value, list) else str(value).split(",") if isinstance(value, str) else []
    yield from (item.strip() for item in items if isinstance(item, str) and item.strip())
