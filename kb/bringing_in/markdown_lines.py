"""Rewrites what flavours add to a line of Markdown: icons, keys, attributes, instructions of the site's generator."""

import re

ICON = re.compile(r" ?:(?:material|fontawesome|octicons|simple)-[\w-]+:")
_TAG = re.compile(r"\{%[^%]*%\}|\{\{[^{}]*\}\}")
_RAW = re.compile(r"(\{%-? *(?:end)?raw *-?%\})")
_ATTRIBUTES = re.compile(r"""(?:(?<!\s)\s+)?\{:[^{}]*\}\s*$|(?<=[)\]`*_:])\{:? *(?:[.#]|[\w-]+=)[\w:.#=%"' -]*\}""")
_JSX = re.compile(r"(?<=\s)(?P<name>[\w-]+)=\{(?P<value>[^{}]{0,300})\}")
_IN_QUOTES = re.compile(r"""["'`]([^"'`]*)["'`]""")
_FOOTNOTE = re.compile(r" ?\[\^(?P<name>[^\]\s]{1,60})\]")
_KEYS = re.compile(r"(?<!\+)\+\+([\w-]+(?:\+[\w-]+)*)\+\+(?!\+)")
_MARKED = re.compile(r"==(?=[^\s=])([^=]+)(?<=\S)==")
_TASK = re.compile(r"(?P<mark> *(?:[-*+]|\d+[.)]) +)\[[ xX]\] ")
_CODE = re.compile(r"(`+[^`]*`+)")


def rewritten_line(line: str, *, is_raw: bool) -> tuple[str, list[str], bool]:
    """Return the line in plain Markdown, what is gone, and whether the next line is after `{% raw %}` too."""
    line = _TASK.sub(r"\g<mark>", line, count=1) if _TASK.match(line) else line
    line = _without_comments(line)
    if "<" in line:
        line = _JSX.sub(_as_attribute, line)
    line = _ATTRIBUTES.sub("", line)
    gone: list[str] = []
    pieces = _CODE.split(line)
    for at in range(0, len(pieces), 2):
        pieces[at], is_raw = _without_tags(pieces[at], gone, is_raw=is_raw)
        pieces[at] = _MARKED.sub(r"\1", pieces[at])
        pieces[at] = _FOOTNOTE.sub(r" (\g<name>)", pieces[at])
        pieces[at] = _KEYS.sub(r"<kbd>\1</kbd>", pieces[at])
    return "".join(pieces), gone, is_raw


def without_tags(text: str) -> str:
    """Return a text of the front matter without the generator’s instructions."""
    return _TAG.sub("", text)


def _without_tags(text: str, gone: list[str], *, is_raw: bool) -> tuple[str, bool]:
    """Return the text without icons and the generator's instructions, and whether what follows it is raw."""
    kept = []
    for piece in _RAW.split(text):
        if _RAW.fullmatch(piece):
            is_raw = "endraw" not in piece
        elif is_raw:
            kept.append(piece)
        else:
            gone += (found.group().strip() for pattern in (ICON, _TAG) for found in pattern.finditer(piece))
            kept.append(_TAG.sub("", ICON.sub("", piece)))
    return "".join(kept), is_raw


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


def _as_attribute(found: re.Match[str]) -> str:
    """Return an attribute of JSX, such as `src={require("./a.png").default}`, as HTML has it: `src="./a.png"`."""
    quoted = _IN_QUOTES.search(found["value"])
    value = quoted[1] if quoted else found["value"].replace('"', "")
    return f'{found["name"]}="{value}"'
