"""Finds out in which encoding a page is."""

import codecs
import re

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_NAMED = re.compile(rb"(?i)<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)")
_HEAD = 2048  # bytes, in which browsers look for the name
_OF_THE_WEB = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""What browsers read instead: the names in pages are often wrong in this way."""

GUESSED = "the file is not in UTF-8 and names no encoding: it was read as Windows-1252; compare letters such as é and ü"


def decoded(content: bytes) -> tuple[str, bool]:
    """Return the text, and whether its encoding had to be guessed."""
    for mark, name in _MARKS.items():
        if content.startswith(mark):
            return content.decode(name, errors="replace"), False
    head = content[:_HEAD]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) > len(head) / 4:  # in most languages of Europe, every other byte is zero
            return content.decode(name, errors="replace"), False
    for name in (*_named(head), "utf-8"):
        try:
            return content.decode(name), False
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", errors="replace"), True


def _named(head: bytes) -> list[str]:
    """Return the encoding that the page names, if Python knows it as one of text."""
    found = _NAMED.search(head)
    try:
        codec = codecs.lookup(found[1].decode("ascii")) if found else None
        b"".decode(codec.name if codec else "ascii")
    except (LookupError, UnicodeDecodeError):
        return []
    return [_OF_THE_WEB.get(codec.name, codec.name)] if codec and codec.name != "utf-8" else []
