"""Hostile texts in the functions that read texts.

Functions get the whole text, without the limit on its length. Those that rely on the limit get texts just short enough.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from benchmarks.hostile.measured import LARGE, SMALL, Measured, pieces, seconds
from benchmarks.hostile.units import UNITS, repeated
from kb.bringing_in.faults import BringingInError
from kb.bringing_in.markdown_reading import read_markdown
from kb.bringing_in.typography import mended
from kb.content.drawing import read_drawing
from kb.content.finding import Finding, nearest
from kb.content.home_page import read_home_page
from kb.content.inline import tokens
from kb.content.languages import Compounds, Typography
from kb.content.source_file import SourceFile
from kb.content.text import Place, Text
from kb.content.words import words
from kb.pages.pictures import svg
from kb.render.markdown import parsed_markdown, rendered_page
from kb.search.compounds import compound_parts

HOME = "---\ntitle: A\ndescription: B\n---\n"
KNOWN = frozenset(
    {*("a" * length for length in range(4, 12)), "rechnung", "rechnungs", "zahlung", "zahlungs", "mittel"}
)
SVG = '<svg viewBox="0 0 1 1"><text x="1" data-width="8">{text}</text></svg>'
SPOT = Place(Path("a.yml"))
GERMAN = Compounds(links=("", "s", "es", "n", "en"), sure_links=(Text("s", SPOT),))
FRENCH = Typography(quotes=Text("«…»", SPOT), space_inside_quotes="\u202f", space_before_marks="\u202f")


def _drawn(text: str) -> None:
    drawing, _found = read_drawing(SourceFile(Path("a.svg"), SVG.format(text=text).encode()))
    if drawing:
        svg(drawing)


def _rendered_if_sound(body: str) -> object:
    document = read_home_page(SourceFile(SPOT.path, f"{HOME}{body}".encode()), "de")
    return None if document.findings else rendered_page(body)  # lists nested three deep have findings


def _brought_in(text: str) -> None:
    with suppress(BringingInError):  # pages of very many brackets, lines or tags are refused
        read_markdown(f"# A\n\n{text}\n", "a.md", "a", "a.md")


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "tokens": lambda text: tokens.__wrapped__(text),
    "words of a text": lambda text: words.__wrapped__(text),
    "a drawing": _drawn,
    "the line of a finding": lambda text: Finding(SPOT, text, text).line(Path()),
    "the nearest name": lambda text: nearest(text, [text[:-1], "a", "rechnung"]),
    "a compound": lambda text: compound_parts(text, KNOWN, GERMAN),
    "texts as HTML": lambda text: [parsed_markdown(piece) for piece in pieces(text)],
    "home pages as HTML": lambda text: [_rendered_if_sound(piece) for piece in pieces(text)],
    "a page of Markdown to bring in": _brought_in,
    "typography to mend": lambda text: mended([text], FRENCH),
}


def in_functions() -> Iterator[Measured]:
    """Measure each function with each unit."""
    for name, function in FUNCTIONS.items():
        for unit, text in UNITS.items():
            small, large = (repeated(text, length) for length in (SMALL, LARGE))
            function(small)
            yield Measured(name, unit, seconds(function, small), seconds(function, large))
