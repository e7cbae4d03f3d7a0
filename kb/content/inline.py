"""Reads the inline Markdown of a text: its words, code, links, labels, facts and icons, and what is refused.

The time that this takes is proportional to the length of the text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

_TAG = r"<[a-zA-Z/!?][^>]*>?"
_TOKENS = re.compile(
    rf"""
    (?= [\\`+!\[\]{{<] ) (?:  # what any piece but words begins with: most places of a text need no closer look
    (?P<escape> \\[\\`*_{{}}\[\]()>\#+.!-] )
  | (?P<ticks> `+ )
  | (?P<keys> \+\+ (?!\+) .+? \+\+ )
  | (?P<link> (?<!!) \[ (?P<label> [^\[\]]* ) \] \( (?P<target> [^()\s]* ) \) )
  | (?P<icon> !\[ (?P<says> [^\[\]]* ) \] \( icon: (?P<shows> [^()\s]* ) \) )
  | (?P<unclear> !?\[ [^\[\]]* \] \s? [\[(] [^\])]* [\])]? | \]\( )
  | (?P<fact> \{{ (?P<name> [^{{}}]* ) \}} )
  | (?P<html> {_TAG} )
    )
    """,
    re.VERBOSE,
)
_BEGINNING = re.compile(r"[\\`+!\[\]{<]")
_TICKS = re.compile("`+")
UNEXPLAINED = "term:none"
"""The target of words in which no term is to be explained: `[personal email address](term:none)`."""

LABEL = "ui."
"""The prefix of a label's name: `{ui.pay-selection}` is a button of the company's programs."""

ICON = "icon:"
"""The prefix of an icon's id: `![three dots](icon:more)` shows the icon, and says “three dots”."""

SITE = "site:"
"""The prefix of a link to another site: `[words](site:name/path)` is below that site’s address."""


class Token(NamedTuple):
    """A piece of a text. `value` is the name of a fact, label or icon, a link's target, or the piece as it is written.

    Keys to press (`++ctrl+c++`) are code. `label` is a link's text, which has its own pieces. It is also what an icon
    says, and the words in which no term of the glossary is to be explained (`unexplained`), which are written as a
    link. Two kinds are refused: `html`, except in code, which is shown as it is, and `unclear`: whatever the renderer
    may read as a link or code although this module does not.
    """

    kind: Literal["words", "code", "link", "unexplained", "label", "fact", "icon", "html", "unclear"]
    source: str
    value: str
    label: str = ""


@lru_cache(maxsize=4096)  # every check asks for the same texts, one after the other
def tokens(text: str) -> tuple[Token, ...]:
    """Return the pieces of `text` in order."""
    if is_words_only(text):
        return (Token("words", text, text),) if text else ()
    return tuple(_read_tokens(text))


def is_words_only(text: str) -> bool:
    """Return whether no piece of the text can be anything but words, as in most texts."""
    return not _BEGINNING.search(text)


def _read_tokens(text: str) -> Iterator[Token]:
    end = 0
    while match := _TOKENS.search(text, end):
        if match.start() > end:
            yield Token("words", text[end : match.start()], text[end : match.start()])
        end = match.end()
        kind = match.lastgroup
        if kind == "ticks":
            closed = _end_of_code(text, match)
            # What follows an unclosed backtick may be code or not, so none of it is read.
            kind, end = ("code", closed) if closed else ("unclear", len(text))
        source = text[match.start() : end]
        match kind:
            case "code":
                yield Token("code", source, source)
            case "keys":
                yield Token("html" if re.search(_TAG, source) else "code", source, source)
            case "link":
                is_link = match["target"] != UNEXPLAINED
                yield Token("link" if is_link else "unexplained", source, match["target"], match["label"])
            case "fact":
                name = match["name"]
                is_label = name.startswith(LABEL)
                yield Token("label" if is_label else "fact", source, name.removeprefix(LABEL) if is_label else name)
            case "icon":
                yield Token("icon", source, match["shows"], match["says"])
            case "html" | "unclear" as refused:
                yield Token(refused, source, source)
            case _:
                yield Token("words", source, source)
    if end < len(text):
        yield Token("words", text[end:], text[end:])


def _end_of_code(text: str, opening: re.Match[str]) -> int | None:
    """Return where the code ends that these backticks begin: at the next run of as many, with no longer one between."""
    length = len(opening.group())
    for run in _TICKS.finditer(text, opening.end()):
        if len(run.group()) >= length:
            return run.end() if len(run.group()) == length else None
    return None


@lru_cache(maxsize=4096)
def all_tokens(text: str) -> tuple[Token, ...]:
    """Return the pieces of `text`, each followed by those of its label, even if it only looks like a link."""
    return tuple(piece for token in tokens(text) for piece in (token, *(tokens(token.label) if token.label else ())))


def facts(text: str) -> list[str]:
    """Return the names of the facts in `text`, in order."""
    return [token.value for token in all_tokens(text) if token.kind == "fact"] if "{" in text else []


def labels(text: str) -> list[str]:
    """Return the ids of the labels in `text`, in order."""
    return [token.value for token in all_tokens(text) if token.kind == "label"] if "{" in text else []


def icons(text: str) -> list[str]:
    """Return the ids of the icons in `text`, in order."""
    return [token.value for token in all_tokens(text) if token.kind == "icon"] if "![" in text else []


def links(text: str) -> list[str]:
    """Return the targets of the links in `text`, in order."""
    return [token.value for token in tokens(text) if token.kind == "link"] if "](" in text else []


def destination_of(target: str) -> str:
    """Return the name of the destination that a link opens, or of the site below which its page is: `site:name`."""
    return target.partition("/")[0] if target.startswith(SITE) else target


def product_names(text: str) -> list[str]:
    """Return what `text` names in the company's programs: `manager:start`, `ui.pay-selection`, `icon:more`."""
    destinations = [destination_of(target) for target in links(text) if not target.startswith("guide:")]
    return destinations + [LABEL + label for label in labels(text)] + [ICON + icon for icon in icons(text)]


def unexplained(text: str) -> list[str]:
    """Return the words of `text` in which no term of the glossary is to be explained."""
    return [token.label for token in tokens(text) if token.kind == "unexplained"]
