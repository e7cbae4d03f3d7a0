"""Rewrites what MkDocs, Docusaurus, GitHub Docs, Hugo and Jekyll add to Markdown as elements that HTML has, or lacks.

A note becomes `<kb-note kind="…">`, with the Markdown in it unchanged.
"""

import re
from dataclasses import dataclass, field
from html import escape

from kb.bringing_in.html_elements import ELEMENT_OF_TAB
from kb.bringing_in.markdown_lines import ICON, rewritten_line

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
_TAG_OF_LINES = re.compile(r"\{%(?:[^%{]|%(?!\})|\{(?!%)){1,2000}%\}")
_COMMENT = re.compile(r"\{%-? *comment *-?%\}.{0,2000}?\{%-? *endcomment *-?%\}", re.DOTALL)
_MODULE = re.compile(
    r"import\s+(?:['\"]|.+\sfrom\s+['\"]|\{[\s\w,]*$)|export\s+(?:const|let|var|default|function|class|\{|\*)"
)
_BLOCK = re.compile(r"(?P<indent> *)///+ *(?:(?P<kind>[\w-]+) *(?:\| *(?P<title>.*\S))?)?\s*")
_BLOCKS_WITHOUT_MARKS = frozenset({"caption", "figure-caption", "table-caption", "html", "define", "columns"})
_OTHER_BLOCKS = _BLOCKS_WITHOUT_MARKS | {"admonition", "details", "tab"}
_INSTRUCTION = re.compile(r" *(?:;?--8<--.*|\{!.*!\}|\[\[?_?TOC_?\]?\]|\*\[[^\]]+\]:.*)\s*")
_MEANING = re.compile(r"(?P<indent> {0,3}):(?: {1,3})(?P<words>\S.*)")
_NO_TERM = re.compile(r"\s*(?:[<#|>~-]|```|[*+] |\d+[.)] |$)")
_FOOTNOTE = re.compile(r"(?P<indent> *)\[\^(?P<name>[^\]\s]{1,60})\]: *(?P<words>.*)")
_FENCE = re.compile(r" *(?:[-*+] +|\d+[.)] +)?(?P<fence>```+|~~~+)")
_SIGN_IN_CODE = re.compile(r"\s*(?:#|//|--|<!--|/\*) *(?:\(\d+\)!|highlight-(?:next-line|start|end)) *(?:-->|\*/)?\s*$")
"""Where annotations are, and which lines are highlighted."""

END_OF_TAB = f"</{ELEMENT_OF_TAB}>"
_END_OF_MEANING = ("</dd>", "</dl>")


@dataclass
class Rewritten:
    """Markdown without what flavours add; the line of the file from which each line comes, from 1; and what is gone."""

    lines: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    gone: list[tuple[int, str]] = field(default_factory=list)
    """Variables and instructions of the site's generator, each with its line."""
    is_raw: bool = False
    """Whether the generator takes nothing for an instruction: after `{% raw %}`."""

    def add(self, line: str, origin: int) -> None:
        """Add a line that comes from line `origin` of the file."""
        self.lines.append(line)
        self.origins.append(origin)

    def add_block(self, line: str, origin: int) -> None:
        """Add the beginning or end of an element, between blank lines."""
        for own in ("", line, ""):
            self.add(own, origin)

    def last(self) -> int | None:
        """Return the position of the last line that is not blank."""
        return next((at for at in range(len(self.lines) - 1, -1, -1) if self.lines[at].strip()), None)

    def take(self, at: int) -> tuple[str, int]:
        """Remove the line at this position and those after it. Return it, with the line of the file."""
        taken = self.lines[at], self.origins[at]
        del self.lines[at:], self.origins[at:]
        return taken


@dataclass(frozen=True)
class _Open:
    """Something that ends where its indented lines end."""

    indent: int
    closing: tuple[str, ...]
    """The tags that close it."""


def without_long_tags(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return the text without the generator’s instructions that span several lines, and these, each with its line.

    The number of lines stays the same.
    """
    text = _COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
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
    slashes: list[str] = []  # the tags that close blocks between ///
    module: list[str] = []
    fence = ""
    in_quoted_note = False
    was_blank = True
    for number, own in enumerate(lines, start=first_line):
        line = own.replace("\t", "    ")
        indent = len(line) - len(line.lstrip())
        is_lazy = not was_blank and bool(open_blocks) and open_blocks[-1].closing == _END_OF_MEANING
        is_lazy = is_lazy and not _MEANING.fullmatch(line)
        while open_blocks and line.strip() and indent < open_blocks[-1].indent + 4 and not fence and not is_lazy:
            _close(open_blocks, number, result)
        line = line[min(indent, 4 * len(open_blocks)) :]
        if module and line.strip():
            module.append(line.strip())
            continue
        if module:
            result.gone.append((number - len(module), " ".join(module)))
            module = []
        is_first, was_blank = was_blank, not line.strip()
        if found := _FENCE.match(line):
            mark = found["fence"]
            if not fence:
                fence = mark
            elif mark.startswith(fence) and not line.strip().strip("`~"):
                fence = ""
            result.add(line, number)
            continue
        if fence:
            shown = _SIGN_IN_CODE.sub("", line)
            if shown.strip() or not line.strip():
                result.add(shown, number)
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
            open_blocks.append(_Open(indent, ("</kb-note>",)))
        elif found := _TAB.fullmatch(line):
            result.add_block(f"{found['indent']}{_tab(found['title'])}", number)
            open_blocks.append(_Open(indent, (END_OF_TAB,)))
        elif found := _FOOTNOTE.fullmatch(line):
            result.add("", number)
            _rewrite_line(f"{found['indent']}({found['name']}) {found['words']}", number, result)
            open_blocks.append(_Open(indent, ()))
        elif (found := _MEANING.fullmatch(line)) and _begin_meaning(result, number):
            _rewrite_line(found["words"], number, result)
            open_blocks.append(_Open(indent, _END_OF_MEANING))
        elif (found := _BLOCK.fullmatch(line)) and _is_block(found, slashes):
            _rewrite_block(found, number, slashes, result)
        elif is_first and _MODULE.match(line):
            module = [line.strip()]
        else:
            _rewrite_line(line, number, result)
    if module:
        result.gone.append((first_line + len(lines) - len(module), " ".join(module)))
    if in_quoted_note:
        result.add_block("</kb-note>", len(lines))
    while open_blocks:
        _close(open_blocks, len(lines), result)
    return result


def _close(open_blocks: list[_Open], number: int, result: Rewritten) -> None:
    closed = open_blocks.pop()
    for tag in closed.closing:
        result.add_block(f"{' ' * (closed.indent - 4 * len(open_blocks))}{tag}", number)


def _begin_meaning(result: Rewritten, number: int) -> bool:
    """Begin the meaning of a term, which is the last line, or another meaning. Return whether there is a term."""
    at = result.last()
    if at is None:
        return False
    if result.lines[at].strip() == _END_OF_MEANING[-1]:
        result.take(at)
    elif _NO_TERM.match(result.lines[at]):
        return False
    else:
        term, origin = result.take(at)
        before = result.last()
        if before is not None and result.lines[before].strip() == _END_OF_MEANING[-1]:
            result.take(before)
        else:
            result.add_block("<dl>", origin)
        result.add_block("<dt>", origin)
        result.add(term.strip(), origin)
        result.add_block("</dt>", origin)
    result.add_block("<dd>", number)
    return True


def _is_block(found: re.Match[str], slashes: list[str]) -> bool:
    kind = found["kind"]
    return bool(slashes) if not kind else kind in _KINDS.split("|") or kind in _OTHER_BLOCKS


def _rewrite_block(found: re.Match[str], number: int, slashes: list[str], result: Rewritten) -> None:
    """Rewrite the first or last line of a block between slashes: `/// note | Title`."""
    kind, title = found["kind"], found["title"] or ""
    if not kind:
        result.add_block(f"{found['indent']}{slashes.pop()}", number)
        return
    if kind in _BLOCKS_WITHOUT_MARKS:
        opening, closing = escape(title), ""
    elif kind == "tab":
        opening, closing = _tab(title), END_OF_TAB
    else:
        opening, closing = _note(kind, title), "</kb-note>"
    result.add_block(f"{found['indent']}{opening}", number)
    slashes.append(closing)


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
    elif _INSTRUCTION.fullmatch(line):
        result.gone.append((number, line.strip()))
    else:
        line = _HUGO_FIGURE.sub(lambda figure: _figure(figure["rest"]), line)
        line = _HUGO_LINK.sub(lambda link: _first_value(link["rest"]), line)
        line, gone, result.is_raw = rewritten_line(line, is_raw=result.is_raw)
        result.gone += ((number, what) for what in gone)
        result.add(line, number)


def _note(kind: str, title: str) -> str:
    return f'<kb-note kind="{escape(kind.lower())}" title="{escape(re.sub("[`*]", "", title).strip())}">'


def _tab(title: str) -> str:
    return f'<{ELEMENT_OF_TAB} title="{escape(ICON.sub("", title).strip())}">'


def _figure(rest: str) -> str:
    attributes = _attributes(rest)
    own = {name: attributes.get(name, "") for name in ("src", "alt", "caption")}
    return f"<kb-figure {' '.join(f'{name}="{escape(value)}"' for name, value in own.items())}></kb-figure>"


def _attributes(rest: str) -> dict[str, str]:
    return {name: quoted or curled or bare for name, quoted, curled, bare in _ATTRIBUTE.findall(rest)}


def _first_value(rest: str) -> str:
    found = re.search(r'"([^"]*)"', rest)
    return found[1] if found else rest.strip()
