"""Reads a page of HTML: what its head says, and the blocks of its text, without what is around that.

Nothing in it is run, and nothing that it refers to is fetched.
"""

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from kb.bringing_in.html_blocks import BlockReading
from kb.bringing_in.html_elements import all_words, anchors_of, one_line
from kb.bringing_in.html_lines import with_lines
from kb.bringing_in.html_nesting import refuse_deep_nesting
from kb.bringing_in.html_text import texts_of
from kb.bringing_in.page import Block, Heading, words_in

MAIN = (".mw-parser-output", "[itemprop=articleBody]", ".article-body", "article", "main", "[role=main]", "body")
"""What holds the text of a page, in the order in which it is looked for."""

AROUND = (
    "script, style, noscript, template, nav, header nav, footer, button, [hidden], [aria-hidden=true], "
    "[style*='display:none'], [style*='display: none'], .mw-cite-backlink, .headerlink, "
    ".hash-link, .mw-editsection, .toc, #toc, .navbox, .catlinks, .breadcrumbs, .theme-doc-toc-mobile, "
    ".theme-doc-breadcrumbs, .md-source-file, .md-content__button, .pagination-nav, .printfooter"
)
"""What a page shows around its text."""

_PART_OF = {"button": ("p", "li", "td", "dd"), "footer": ("blockquote",)}
"""Where elements that are around the text are part of it."""


@dataclass(frozen=True)
class ReadHtml:
    """The blocks of a page, with what its head says about it."""

    blocks: tuple[Block, ...]
    title: str = ""
    heading: str = ""
    """The first heading of its text, if that is one of the first level."""
    summary: str = ""
    address: str = ""
    words: str = ""
    """All words that its text shows."""


def read_html(html: str, source: str, *, has_lines: bool = False) -> ReadHtml:
    """Return what the page, or a piece of one, says. `has_lines`: its elements have their lines as attributes already.

    Raises:
        BringingInError: if it is nested too deeply.
    """
    refuse_deep_nesting(html, source)
    tree = LexborHTMLParser(html if has_lines else with_lines(html))
    head = tree.css_first("head title")
    title = one_line(head.text()) if head else ""
    address = _attribute(tree, "link[rel=canonical]", "href")
    summary = one_line(_attribute(tree, "meta[name=description]", "content"))
    for around in reversed(tree.css(AROUND)):  # the inner ones first: with what is around them, they are gone
        if around.tag not in _PART_OF or not around.parent or around.parent.tag not in _PART_OF[around.tag]:
            around.decompose()
    main = next((found for selector in MAIN if (found := tree.css_first(selector))), None)
    if main is None:
        return ReadHtml(())
    words = all_words(main)  # before the reading takes nodes out
    heading = None if main.css_first("h1") else tree.css_first("h1")
    reading = BlockReading()
    blocks = (*reading.blocks(main), *reading.struck)
    if heading:
        blocks = (Heading(tuple(texts_of(heading)), 1, anchors_of(heading)), *blocks)
    first = next((block for block in blocks if isinstance(block, Heading)), None)
    return ReadHtml(
        blocks,
        title=title,
        heading=one_line(words_in(first.words)) if first and first.level == 1 else "",
        summary=summary,
        address=address,
        words=words,
    )


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    found = tree.css_first(selector)
    return (found.attributes.get(name) or "") if found else ""
