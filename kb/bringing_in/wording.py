"""Writes texts as our files have them: inline Markdown, in the typography of the language, with links by name."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from kb.bringing_in.addresses import PAGE
from kb.bringing_in.faults import Remark
from kb.bringing_in.long_texts import halves
from kb.bringing_in.page import Inline, Link, Picture, Words, words_in
from kb.bringing_in.typography import mended
from kb.content.characters import refused, without
from kb.content.inline import tokens
from kb.content.languages import Typography
from kb.content.text import LONGEST_TEXT
from kb.render.markdown import KEYS

_ADDRESS = re.compile(r"(?i)\b(?:https?://|www\.)[^\s<>`]*[^\s<>`.,;:!?)'\"»”’]")
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>?")
_SHOWN_AS_CODE = re.compile(rf"{_ADDRESS.pattern}|{_TAG.pattern}|\*+|(?:~~)+|(?:==)+")
_SPACES = re.compile(r"[ \t\r\n]+|[ \u00a0]{2,}")
"""Old pages indent words with several no-break spaces."""
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_SIGNS = re.compile(r"\\|[\[\]{}`]|\+(?=\+)|(?<!\w)_|_(?!\w)")
_LONGEST_TARGET = 1000  # characters; that of a guide has at most 150
_LONGEST_PLACE = 150
"""How much longer a link to a page can become when it is resolved."""


@dataclass
class Wording:
    """Writes the texts of one page, and remarks on what no text can hold."""

    source: str
    typography: Typography
    target: Callable[[str], str | None]
    """Returns the target of a link to an address, or None if that is unknown."""
    fault_of_picture: Callable[[str], str]
    """Returns why a picture cannot be brought in; empty if it can."""
    remarks: list[Remark] = field(default_factory=list)

    def remark(self, line: int, what: str, words: str = "") -> None:
        """Note something for the report."""
        self.remarks.append(Remark(self.source, line, what, " ".join(words.split())))

    def texts(self, inline: tuple[Inline, ...], line: int) -> list[str]:
        """Return the words of a paragraph as one or more texts of allowed length: nearly always one."""
        words = self._with_targets(self._mended(self._with_names_of_pictures(inline, line)), line)
        return list(_texts(words)) or [""]

    def text(self, inline: tuple[Inline, ...], line: int) -> str:
        """Return the words of a title, a cell or the like as one text, empty if there are none.

        If they are too long for that, the report has the rest.
        """
        text, *rest = self.texts(inline, line)
        if rest:
            self.remark(line, "what follows was left out here, since a text would be too long", " ".join(rest))
        return text

    def _with_names_of_pictures(self, inline: tuple[Inline, ...], line: int) -> tuple[Inline, ...]:
        """Return the words with each picture replaced by its name."""
        result: list[Inline] = []
        for piece in inline:
            if isinstance(piece, Picture):
                fault = self.fault_of_picture(piece.address)
                why = f", since {fault}" if fault else ""
                what = f"a picture in a text was left out ({piece.address[:200]}){why}"
                self.remark(line, what, piece.alternative)
                result.append(Words(f" {piece.alternative} "))
            else:
                result.append(piece)
        return tuple(result)

    def _mended(self, inline: tuple[Inline, ...]) -> tuple[Inline, ...]:
        flat = [words for piece in inline for words in _words_of(piece)]
        given = [None if words.mark in {"code", "keys"} else _letters(words.text) for words in flat]
        texts = iter(mended(given, self.typography))

        def next_of(words: Words) -> Words:
            text = next(texts)
            return words if text is None else Words(text, words.mark)

        return tuple(
            Link(tuple(next_of(words) for words in piece.words), piece.address)
            if isinstance(piece, Link)
            else next_of(piece)
            for piece in inline
            if not isinstance(piece, Picture)
        )

    def _with_targets(self, inline: tuple[Inline, ...], line: int) -> tuple[Inline, ...]:
        """Return the words with the targets of links in place of addresses, and without links to unknown places."""
        result: list[Inline] = []
        for piece in inline:
            if isinstance(piece, Link):
                result += self._link(piece, line)
            else:
                result.append(piece)
        return tuple(result)

    def _link(self, link: Link, line: int) -> tuple[Inline, ...]:
        said = words_in((link,)).strip()
        target = self.target(link.address)
        if target is None or len(target) > _LONGEST_TARGET:
            if not link.address.startswith(("mailto:", "tel:")) or said not in link.address:
                self.remark(line, f"a link leads to an unknown place ({link.address[:300]})", said)
            return link.words
        if _ADDRESS.fullmatch(said):
            shown = re.sub(r"(?i)^(?:https?://)?(?:www\.)?", "", said).rstrip("/")
            self.remark(line, "the words of a link were its address, which was shortened", said)
            return (Link((Words(shown, "code"),), target),)
        return (Link(tuple(_without_brackets(words) for words in link.words), target),)


def _words_of(piece: Inline) -> tuple[Words, ...]:
    match piece:
        case Words():
            return (piece,)
        case Link():
            return piece.words
        case Picture():
            return ()


def _without_brackets(words: Words) -> Words:
    """Return words of a link with parentheses for the brackets that it cannot contain."""
    return Words(re.sub(r"[\[{]", "(", re.sub(r"[\]}]", ")", words.text)), words.mark)


def _texts(inline: tuple[Inline, ...]) -> Iterator[str]:
    """Yield the words in inline Markdown: as one text, or as several if it would be too long."""
    written = _beside_each_other(_written(piece) for piece in inline)
    text = _SPACES.sub(" ", without(written, refused(written))).strip(" \u00a0")
    if len(text) + text.count(PAGE) * _LONGEST_PLACE > LONGEST_TEXT:
        for half in halves(inline):
            yield from _texts(half)
    elif text:
        yield text


def _written(piece: Inline) -> str:
    match piece:
        case Words():
            return _marked(piece)
        case Link():
            label = _beside_each_other(_marked(words) for words in piece.words)
            before = " " if label[:1] == " " else ""
            after = " " if label[-1:] == " " else ""
            return f"{before}[{label.strip()}]({piece.address}){after}" if label.strip() else label
        case Picture():
            return ""


def _letters(text: str) -> str:
    """Return the text without ligatures and decomposed letters, which come from PDFs and Macs."""
    return unicodedata.normalize("NFC", _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text))


def _marked(words: Words) -> str:
    """Return the words in inline Markdown, with the spaces at their ends outside the marks."""
    inside = words.text.strip(" ")
    if not inside:
        return " " if words.text else ""
    before = " " * words.text.startswith(" ")
    if words.mark in {"bold", "emphasis"}:  # marks must touch words, or readers would see them
        signs = re.match(r"[^\w(«“‘„]*", inside)
        before, inside = before + _escaped(signs[0] if signs else ""), inside[signs.end() if signs else 0 :]
        if not inside:
            return before + " " * words.text.endswith(" ")
    after = " " * words.text.endswith(" ")
    match words.mark:
        case "keys" if set(inside.lower().split("+")) <= set(KEYS):
            written = f"++{inside.lower()}++"
        case "code" | "keys":
            written = _code(inside)
        case "bold":
            written = f"**{_escaped(inside)}**" if "`" not in _escaped(inside) else _escaped(inside)
        case "emphasis":
            written = f"*{_escaped(inside)}*" if "`" not in _escaped(inside) else _escaped(inside)
        case _:
            written = _escaped(inside)
    return f"{before}{written}{after}"


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if "`" in (text[0], text[-1]) else ""
    return f"{fence}{space}{text}{space}{fence}"


def _escaped(text: str) -> str:
    """Return words so that nothing in them is a mark. Stars, and what looks like a tag or an address, become code."""
    pieces = []
    at = 0
    for found in _SHOWN_AS_CODE.finditer(text):
        pieces += [_SIGNS.sub(r"\\\g<0>", text[at : found.start()]), _code(found.group())]
        at = found.end()
    return _beside_each_other([*pieces, _SIGNS.sub(r"\\\g<0>", text[at:])])


def _beside_each_other(pieces: Iterable[str]) -> str:
    """Return the pieces of a text as one, with a space where two would be read as something else.

    Two pieces of code would be read as one, a link after an exclamation mark as a picture, and plus signs as those of
    keys.
    """
    text, is_after_code = "", False
    for piece in filter(None, pieces):
        between = text[-1:] + piece[0]
        text += f" {piece}" if between in {"![", "++"} or (is_after_code and between == "``") else piece
        is_after_code = tokens(piece)[-1].kind == "code"
    return text
