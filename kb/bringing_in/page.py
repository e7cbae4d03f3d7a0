"""A page that was written elsewhere, as a tree of blocks: its content and structure, whatever its format was.

Every block has the line of its file on which it begins, or 0 if that is unknown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

type Inline = Words | Link | Picture
type Block = Heading | Paragraph | Listing | Note | Code | Table | Figure | Folded | Leftover
type Mark = Literal["", "bold", "emphasis", "code", "keys", "struck"]
type KindOfNote = Literal["note", "tip", "warning"]


@dataclass(frozen=True)
class Words:
    """Words of a text with the same formatting."""

    text: str
    mark: Mark = ""


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    words: tuple[Words, ...]
    address: str


@dataclass(frozen=True)
class Picture:
    """A picture in a text or between texts, and its description for those who cannot see it."""

    address: str
    alternative: str


@dataclass(frozen=True)
class Heading:
    """The beginning of a section. `anchors` are those by which links led to it."""

    words: tuple[Inline, ...]
    level: int
    anchors: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Paragraph:
    """A text."""

    words: tuple[Inline, ...]
    line: int = 0


@dataclass(frozen=True)
class Listing:
    """A list; each entry is made of blocks."""

    entries: tuple[tuple[Block, ...], ...]
    is_ordered: bool
    line: int = 0
    start: int = 1
    """The number of the first entry."""


@dataclass(frozen=True)
class Note:
    """A note, a tip or a warning."""

    kind: KindOfNote
    blocks: tuple[Block, ...]
    line: int = 0

    @property
    def is_simple(self) -> bool:
        """Whether it is one text, possibly of several paragraphs."""
        return bool(self.blocks) and all(isinstance(block, Paragraph) for block in self.blocks)


@dataclass(frozen=True)
class Code:
    """Lines of code, as they are."""

    text: str
    language: str = ""
    line: int = 0
    file: str = ""
    """The name of the file that it is in."""


@dataclass(frozen=True)
class Table:
    """Rows of cells; the first row is the head."""

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    line: int = 0
    has_spans: bool = False
    """Whether a cell spanned several columns or rows."""
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A picture between texts, and the words below it."""

    picture: Picture
    caption: tuple[Inline, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Folded:
    """Content that readers unfold, or choose among tabs, below its heading."""

    heading: Heading
    blocks: tuple[Block, ...]
    line: int = 0


@dataclass(frozen=True)
class Leftover:
    """Something that no guide can hold, such as a form or a film, with the words in it."""

    what: str
    words: str
    line: int = 0


@dataclass(frozen=True)
class Page:
    """A page as it was read."""

    source: str
    """The file, as reports name it."""
    name: str
    """The end of its address: its guide is called that, in kebab case."""
    title: str
    blocks: tuple[Block, ...]
    summary: str = ""
    keywords: tuple[str, ...] = ()
    address: str = ""
    """Where it was found until now: a path, or a whole address."""
    path: str = ""
    """The path of its file below the folder that is brought in: relative links are resolved from there."""
    former: tuple[str, ...] = ()
    """Further addresses that led to it."""


def words_in(inline: tuple[Inline, ...]) -> str:
    """Return the words alone."""
    return "".join(_words(piece) for piece in inline)


def _words(piece: Inline) -> str:
    match piece:
        case Words():
            return piece.text
        case Link():
            return "".join(words.text for words in piece.words)
        case Picture():
            return piece.alternative


def all_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield each block, and those inside it, in reading order."""
    for block in blocks:
        yield block
        match block:
            case Listing():
                for entry in block.entries:
                    yield from all_blocks(entry)
            case Note():
                yield from all_blocks(block.blocks)
            case Folded():
                yield from all_blocks((block.heading, *block.blocks))
            case _:
                pass
