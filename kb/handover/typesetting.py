"""Writes what people type in the typography of the language."""

from collections.abc import Iterator
from unicodedata import normalize

from kb.bringing_in.typography import mended
from kb.checks.style import wrong_typography
from kb.content.inline import tokens
from kb.content.site import Site
from kb.content.text import Place, Text
from kb.handover.protected import pieces


def typeset(words: str, language: str, site: Site) -> str:
    """Return the words in the typography of the language, which programs and keyboards may not follow.

    A letter that Macs write as two characters, such as “é”, becomes one.
    """
    words = normalize("NFC", words)
    if not any(wrong_typography(Text(words, Place(site.docs), language), site)):
        return words
    parts = [part for piece in pieces(words) for part in _parts(piece.text, stays=piece.stays)]
    new = mended([text if is_words else None for text, is_words in parts], site.languages[language].typography)
    return "".join(text if own is None else own for (text, _is_words), own in zip(parts, new, strict=True))


def _parts(text: str, *, stays: bool) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, each with whether it consists of words, as opposed to code."""
    if stays:
        yield text, False
    else:
        yield from ((token.source, token.kind == "words") for token in tokens(text))
