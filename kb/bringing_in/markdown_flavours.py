"""Rewrites what MkDocs, Docusaurus, GitHub Docs, Hugo and Jekyll add to Markdown as elements that HTML has, or lacks.

A note becomes `<kb-note kind="…">`, with the Markdown in it unchanged.
"""

import re
from dataclasses import dataclass, field
from html import escape

_KINDS = "note|info|tip|hint|warning|caution|danger|important|success|error|attention|seealso|question|abstract|example"
_ADMONITION = re.compile(r'(?P<indent> *)(?:!!!|\?\?\?\+?) *(?P<kind>[\w-]+)[^"]*(?:"(?P<title>[^"]*)"\s*)?')
_COLONS = re.compile(
    rf"(?P<indent> *):::+ *(?:\{{?(?P<kind>{_KINDS})\}}?)?(?: *\[(?P<bracket>[^\]]*)\]| +(?P<title>\S.*))?\s*"
)
_QUOTED = re.compile(r"(?P<indent> *)> *\[!(?P<kind>\w+)\]\s*(?P<title>.*)")
_LIQUID_NOTE = re.compile(rf"(?P<indent> *)\{{% *(?P<end>end)?(?P<kind>{_KINDS}) *%\}}\s*")
_HUGO_NOTE = re.compile(
    r"(?P<indent> *)\{\{[<%] *(?:(?P<end>/) *)?(?:hint|alert|notice|callout|admonition)(?P<rest>[^>%]*)[>%]\}\}\s*"
)
_HUGO_FIGURE = re.compile(r"\{\{[<%] *(?:figure|img|image) (?P<rest>[^>{}]*?)/?[>%]\}\}")
_HUGO_LINK = re.compile(r"\{\{[<%] *(?:page-)?(?:rel)?ref(?P<rest>[^>%{}]*)[>%]\}\}")
_ATTRIBUTE = re.compile(r'(?<![\w-])([\w-]+)=(?:"([^"]*)"|“([^“”]*)”|(\S+))')
_TAB = re.compile(r'(?P<indent> *)===[!+]? *"(?P<title>[^"]*)"\s*')
_TAG = re.compile(r"\{%(?! *(?:end)?raw)[^%]*%\}|\{\{[^{}]*\}\}")
_TAG_OF_LINES = re.compile(r"\{%(?:[^%{]|%(?!\})|\{(?!%)){1,2000}%\}")
_MODULE = re.compile(r"(?:import|export)\s.+(?:from\s+['\"]|=)")
_ATTRIBUTES = re.compile(r"(?:(?<!\s)\s+)?\{:[^{}]*\}\s*$|(?<=[)\]])\{[:.#][^{}]*\}")
_FENCE = re.compile(r" *(?:[-*+] +|\d+[.)] +)?(?P<fence>```+|~~~+)")


@dataclass
class Rewritten:
    """Markdown without what flavours add; the line of the file from which each line comes, from 1; and what is gone."""

    lines: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    gone: list[tuple[int, str]] = field(default_factory=list)
    """Variables and instructions of the site's generator, each with its line."""

    def add(self, line: str, origin: int) -> None:
        """Add a line that comes from line `origin` of the file."""
        self.lines.append(line)
        self.origins.append(origin)

    def add_block(self, line: str, origin: int) -> None:
        """Add the beginning or end of an element, between blank lines."""
        for own in ("", line, ""):
            self.add(own, origin)


@dataclass(frozen=True)
class _Open:
    """Something that ends where its indented lines end."""

    indent: int
    element: str
    """The element to close; empty for the lines of a tab."""


def without_long_tags(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return the text without the generator’s instructions that span several lines, and these, each with its line.

    The number of lines stays the same.
    """
    gone: list[tuple[int, str]] = []
    kept: list[str] = []
    line, end = 1, 0
    for tag in _TAG_OF_LINES.finditer(text):
        if lines := tag.group().count("\n"):  # that of one line is left to the line
            kept += (text[end : tag.start()], "\n" * lines)
            line += text.count("\n", end, tag.start())
            gone.append((line, tag.group()))
            line, end = line + lines, tag.end()
    return "".join((*kept, text[end:])), gone


def rewritten(lines: list[str], first_line: int) -> Rewritten:
    """Return the lines, the first of which is line `first_line` of its file, in Markdown that needs no extension."""
    result = Rewritten()
    open_blocks: list[_Open] = []
    fence = ""
    in_quoted_note = False
    for number, own in enumerate(lines, start=first_line):
        line = own.replace("\t", "    ")
        indent = len(line) - len(line.lstrip())
        while open_blocks and line.strip() and indent < open_blocks[-1].indent + 4 and not fence:
            closed = open_blocks.pop()
            if closed.element:
                result.add_block(f"{' ' * (closed.indent - 4 * len(open_blocks))}</{closed.element}>", number)
        line = line[min(indent, 4 * len(open_blocks)) :]
        if found := _FENCE.match(line):
            mark = found["fence"]
            if not fence:
                fence = mark
            elif mark.startswith(fence) and not line.strip().strip("`~"):
                fence = ""
            result.add(line, number)
            continue
        if fence:
            result.add(line, number)
            continue
        if in_quoted_note and not line.lstrip().startswith(">"):
            in_quoted_note = False
            result.add_block("</kb-note>", number)
        if in_quoted_note:
            result.add(line.lstrip().removeprefix(">").removeprefix(" "), number)
            continue
        if found := _QUOTED.fullmatch(line):
            in_quoted_note = True
            result.add_block(f"{found['indent']}{_note(found['kind'], found['title'])}", number)
        elif found := _ADMONITION.fullmatch(line):
            title = found["title"] or ""
            result.add_block(f"{found['indent']}{_note(found['kind'], title)}", number)
            open_blocks.append(_Open(indent, "kb-note"))
        elif found := _TAB.fullmatch(line):
            result.add_block(f"{found['indent']}<h6>{escape(found['title'])}</h6>", number)
            open_blocks.append(_Open(indent, ""))
        else:
            _rewrite_line(line, number, result)
    if in_quoted_note:
        result.add_block("</kb-note>", len(lines))
    for closed in reversed(open_blocks):
        if closed.element:
            result.add_block(f"</{closed.element}>", len(lines))
    return result


def _rewrite_line(line: str, number: int, result: Rewritten) -> None:
    if found := _COLONS.fullmatch(line):
        if found["kind"]:
            result.add_block(
                f"{found['indent']}{_note(found['kind'], found['bracket'] or found['title'] or '')}", number
            )
        elif not found["title"]:
            result.add_block(f"{found['indent']}</kb-note>", number)
        else:
            result.gone.append((number, line.strip()))
    elif found := _LIQUID_NOTE.fullmatch(line):
        result.add_block(f"{found['indent']}{'</kb-note>' if found['end'] else _note(found['kind'], '')}", number)
    elif found := _HUGO_NOTE.fullmatch(line):
        kind = _attributes(found["rest"]).get("style") or found["rest"].strip().strip('"') or "note"
        result.add_block(f"{found['indent']}{'</kb-note>' if found['end'] else _note(kind, '')}", number)
    elif _MODULE.match(line):
        result.gone.append((number, line.strip()))
    else:
        line = _HUGO_FIGURE.sub(lambda figure: _figure(figure["rest"]), line)
        line = _HUGO_LINK.sub(lambda link: _first_value(link["rest"]), line)
        line = _without_comments(line)
        line = _ATTRIBUTES.sub("", line)
        result.add(_without_tags(line, number, result), number)


def _without_comments(line: str) -> str:
    """Return the line without the comments of MDX: `{/* … */}`."""
    kept, begin, rest = line.partition("{/*")
    while begin:
        _comment, end, after = rest.partition("*/}")
        if not end:
            return kept + begin + rest
        words, begin, rest = after.partition("{/*")
        kept += words
    return kept


def without_tags(text: str) -> str:
    """Return a text of the front matter without the generator’s instructions."""
    return _TAG.sub("", text)


def _without_tags(line: str, number: int, result: Rewritten) -> str:
    """Return the line without the generator's instructions, which are noted. Code in the line is kept."""
    pieces = re.split(r"(`+[^`]*`+)", line)
    for index in range(0, len(pieces), 2):
        for tag in _TAG.finditer(pieces[index]):
            result.gone.append((number, tag.group()))
        pieces[index] = _TAG.sub("", pieces[index])
    return "".join(pieces)


def _note(kind: str, title: str) -> str:
    return f'<kb-note kind="{escape(kind.lower())}" title="{escape(title.strip())}">'


def _figure(rest: str) -> str:
    attributes = _attributes(rest)
    own = {name: attributes.get(name, "") for name in ("src", "alt", "caption")}
    return f"<kb-figure {' '.join(f'{name}="{escape(value)}"' for name, value in own.items())}></kb-figure>"


def _attributes(rest: str) -> dict[str, str]:
    return {name: quoted or curled or bare for name, quoted, curled, bare in _ATTRIBUTE.findall(rest)}


def _first_value(rest: str) -> str:
    found = re.search(r'"([^"]*)"', rest)
    return found[1] if found else rest.strip()
