"""Markup that readers would see as it was typed, because it is incomplete or does not exist."""

import re
from collections.abc import Iterator
from html import unescape

from kb.checks.style import plain_words
from kb.content.characters import named, refused
from kb.content.finding import Finding, nearest
from kb.content.inline import all_tokens
from kb.content.site import Shared
from kb.content.text import Text
from kb.render.markdown import KEYS, rendered_markdown

_ESCAPED = re.compile(r"\\.")
_LIST_MARK = re.compile(r"^\s*[*+-] +")
_STARS = re.compile(r"\*\*|(?<!\w)\*(?=\w)|(?<=[\w.!?])\*(?!\w)")
_OTHER_MARKS = re.compile(r"(?P<mark>~~|==)(?=\S)[^~=]+(?P=mark)|(?<!\w)\+\+(?=\w)")
_ADDRESS = re.compile(r"(?i)\b(?:https?://|www\.)[^\s<>]+")
_REFERENCE = re.compile(r"&#?\w+;")
_KEYS_IN_ENGLISH = {
    **dict.fromkeys(("strg", "steuerung"), "ctrl"),
    **dict.fromkeys(("umschalt", "maj", "maiusc", "hochstell"), "shift"),
    **dict.fromkeys(("eingabe", "entrée", "entree", "invio"), "enter"),
    **dict.fromkeys(("entf", "suppr", "canc"), "delete"),
    **dict.fromkeys(("leertaste", "espace", "spazio"), "space"),
    **dict.fromkeys(("druck", "impr", "stamp"), "print-screen"),
}


def stars_without_a_partner(text: Text, _shared: Shared) -> Iterator[Finding]:
    """Find unpaired `**` or `*`, and markup that texts do not have, such as ~~this~~."""
    for line in _words(text).split("\n"):
        if "*" in line and (found := _STARS.search(rendered_markdown(_LIST_MARK.sub("", line)).words)):
            expected = "write **bold** with “**” on both sides of the words, without spaces inside"
            yield Finding(text.place, f"unpaired “{found.group()}”: readers would see it", expected)
        if found := _OTHER_MARKS.search(line):
            mark = found["mark"] or "++"
            expected = "expected **bold**, `code`, or ++ctrl+c++ for keys"
            yield Finding(text.place, f"“{mark}” means nothing here: readers would see it", expected)


def unknown_keys(text: Text, _shared: Shared) -> Iterator[Finding]:
    """Find keys with an unknown name, so that readers would see the plus signs."""
    for token in all_tokens(text):
        if (
            token.kind == "code"
            and token.source.startswith("++")
            and "<kbd" not in rendered_markdown(token.source).html
        ):
            names = token.source.strip("+").split("+")
            unknown = next((name for name in names if name not in KEYS), token.source)
            yield Finding(
                text.place, f"unknown key “{unknown}” in {token.source}", _remedy_of_key(unknown.strip().lower())
            )


def brackets_without_a_partner(text: Text, _shared: Shared) -> Iterator[Finding]:
    """Find brackets and braces that are not closed, such as those of a link or a fact."""
    if any(token.kind == "unclear" for token in all_tokens(text)):  # it has its own finding
        return
    words = _words(text)
    for opening, closing, expected in (
        ("[", "]", "expected [words](target), or a backslash in front of a bracket that is only a sign"),
        (
            "{",
            "}",
            "expected a fact such as {auto_renewal.lead}, or a backslash in front of a brace that is only a sign",
        ),
    ):
        if words.count(opening) != words.count(closing):
            sign = opening if words.count(opening) > words.count(closing) else closing
            yield Finding(text.place, f"unpaired “{sign}”: readers would see it", expected)


def bare_addresses(text: Text, _shared: Shared) -> Iterator[Finding]:
    """Find addresses of pages that are just words, which readers could not click."""
    if found := _ADDRESS.search(_words(text)):
        address = found.group().rstrip(".,;:!?)")
        expected = "name it in destinations.yml, and write [words](group:name), or `code` if readers are to type it"
        yield Finding(text.place, f"the bare address {address}", expected)


def character_references(text: Text, _shared: Shared) -> Iterator[Finding]:
    """Find `&nbsp;` and the like. Pages would show the character, which no other check looks at, as it might do harm.

    Programs of translators escape texts once too often: `&amp;amp;`.
    """
    for found in _REFERENCE.finditer(_words(text)) if "&" in text else ():
        signs = unescape(found[0])
        if signs != found[0]:
            is_seen = signs.isprintable() and not signs.isspace() and not refused(signs)
            yield Finding(
                text.place,
                f"“{found[0]}” is a character written as in HTML",
                f"type “{signs}”" if is_seen else f"type a space, or nothing, for {named(signs[0])}",
            )
            return


def _remedy_of_key(name: str) -> str:
    english = _KEYS_IN_ENGLISH.get(name, name)
    if english in KEYS:
        return f"write “{english}”"
    close = nearest(name, (key for key in KEYS if len(key) > 2))
    return close if close.startswith("did") else "expected names such as ctrl, shift, alt, enter, delete, escape or f5"


def _words(text: Text) -> str:
    """Return the words of the text as plain_words does, without the characters that follow a backslash."""
    words = plain_words(text)
    return _ESCAPED.sub("x", words) if "\\" in words else words
