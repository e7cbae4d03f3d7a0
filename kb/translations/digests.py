"""Digests of texts, which show whether a text still says what it said.

White space and typography are not changes, except in code: quotation marks of any kind, dashes, hyphens, apostrophes,
dots. Nor is a new value of a fact a change, since texts only name facts: `{auto_renewal.lead}`, or whether a term is
explained: `[order](term:none)`.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

from kb.content.inline import UNEXPLAINED, Token, tokens

LENGTH = 12  # hexadecimal digits; a digest is compared with only one other, never searched for among many

_ALIKE = {
    **dict.fromkeys("\"'`´‘’‚‛“”„‟‹›«»′″", '"'),
    **dict.fromkeys("-‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    "…": "...",
}
_OTHER_SIGNS = re.compile(f"[{re.escape(''.join(_ALIKE))}]")


@lru_cache(maxsize=8192)  # each source is compared with all its translations
def digest_of(text: str) -> str:
    """Return the digest of what the text says."""
    return hashlib.sha256(said(text).encode(errors="surrogatepass")).hexdigest()[:LENGTH]


def said(text: str) -> str:
    """Return the text without the differences that do not count as changes."""
    if "`" not in text and UNEXPLAINED not in text:  # true of nearly every text
        return _said(text)
    return "".join(map(_said_by, tokens(text)))


def _said_by(token: Token) -> str:
    match token.kind:
        case "code":
            return token.source
        case "unexplained":
            return _said(token.label)
        case _:
            return _said(token.source)


def _said(words: str) -> str:
    composed = words if words.isascii() else unicodedata.normalize("NFC", words)
    return "".join(_OTHER_SIGNS.sub(lambda sign: _ALIKE[sign[0]], composed).split())
