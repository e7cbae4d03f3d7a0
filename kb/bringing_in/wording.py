"""Writes texts as our files have them: inline Markdown, in the typography of the language, with links by name."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kb.bringing_in.faults import Remark
from kb.bringing_in.page import Inline, Link, Picture, Words, words_in
from kb.bringing_in.typography import mended
from kb.content.characters import refused, without
from kb.content.languages import Typography
from kb.content.text import LONGEST_TEXT

_ADDRESS = re.compile(r"(?i)\b(?:https?://|www\.)[^\s<>`]*[^\s<>`.,;:!?)'\"»”’]")
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>?")
_SHOWN_AS_CODE = re.compile(rf"{_ADDRESS.pattern}|{_TAG.pattern}|\*+|(?:~~)+|(?:==)+")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_SIGNS = re.compile(r"\\|[\[\]{}`]|\+(?=\+)|(?<!\w)_|_(?!\w)")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_LONGEST = LONGEST_TEXT - 100
"""Links become longer when they are resolved."""


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
        text = self.text(inline, line)
        return [text] if len(text) <= _LONGEST else [part for part in _parts(text) if part]

    def text(self, inline: tuple[Inline, ...], line: int) -> str:
        """Return the words of a paragraph as one text; empty if there are none."""
        written = _beside_each_other(self._piece(piece, line) for piece in self._mended(inline))
        text = " ".join(without(written, refused(written)).split(" ")).strip()
        return re.sub(r"[ \t\r\n]+", " ", text)

    def _mended(self, inline: tuple[Inline, ...]) -> tuple[Inline, ...]:
        flat = [words for piece in inline for words in _words_of(piece)]
        given = [None if words.mark in {"code", "keys"} else _letters(words.text) for words in flat]
        texts = iter(mended(given, self.typography))

        def next_of(words: Words) -> Words:
            text = next(texts)
            return words if text is None else Words(text, words.mark)

        result: list[Inline] = []
        for piece in inline:
            match piece:
                case Words():
                    result.append(next_of(piece))
                case Link():
                    result.append(Link(tuple(next_of(words) for words in piece.words), piece.address))
                case Picture():
                    result.append(piece)
        return tuple(result)

    def _piece(self, piece: Inline, line: int) -> str:
        match piece:
            case Words():
                return _marked(piece)
            case Link():
                return self._link(piece, line)
            case Picture():
                (name,) = (text or "" for text in mended([piece.alternative], self.typography))
                fault = self.fault_of_picture(piece.address)
                why = f", since {fault}" if fault else ""
                self.remark(line, f"a picture in a text was left out ({piece.address[:200]}){why}", name)
                return f" {_escaped(name)} " if name else ""

    def _link(self, link: Link, line: int) -> str:
        said = words_in((link,)).strip()
        target = self.target(link.address)
        if target is None:
            if not link.address.startswith(("mailto:", "tel:")) or said not in link.address:
                self.remark(line, f"a link leads to an unknown place ({link.address[:300]})", said)
            return "".join(_marked(words) for words in link.words)
        if _ADDRESS.fullmatch(said):
            shown = re.sub(r"(?i)^(?:https?://)?(?:www\.)?", "", said).rstrip("/")
            label = f"`{shown}`"
            self.remark(line, "the words of a link were its address, which was shortened", said)
        else:
            label = "".join(
                _marked(Words(re.sub(r"[\[{]", "(", re.sub(r"[\]}]", ")", words.text)), words.mark))
                for words in link.words
            )
        before = " " if label[:1] == " " else ""
        after = " " if label[-1:] == " " else ""
        return f"{before}[{label.strip()}]({target}){after}"


def _words_of(piece: Inline) -> tuple[Words, ...]:
    match piece:
        case Words():
            return (piece,)
        case Link():
            return piece.words
        case Picture():
            return ()


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
    """Return the pieces of a text as one. Two of code would be taken for one: there is a space between them."""
    text = ""
    for piece in pieces:
        is_after_code = text.endswith("`") and not text.endswith("\\`")
        text += f" {piece}" if is_after_code and piece.startswith("`") else piece
    return text


def _parts(text: str) -> list[str]:
    """Return the sentences of a text that is too long, joined into texts that are as long as allowed."""
    parts = [""]
    for sentence in _SENTENCE.split(text):
        if parts[-1] and len(parts[-1]) + len(sentence) >= _LONGEST:
            parts.append("")
        parts[-1] = f"{parts[-1]} {sentence}".strip()
    return [piece for part in parts for piece in _pieces(part)]


def _pieces(part: str) -> list[str]:
    """Return a sentence that is itself too long in pieces of whole words."""
    pieces = [""]
    for word in part.split(" ") if len(part) > LONGEST_TEXT else [part]:
        if pieces[-1] and len(pieces[-1]) + len(word) >= _LONGEST:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {word[:_LONGEST] if len(part) > LONGEST_TEXT else word}".strip()
    return pieces
