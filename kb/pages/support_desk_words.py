"""What the support desk copies from a guide: its words, in three forms, and the blocks below steps and points.

overrides/assets/scripts/desk/reply.js puts it together.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from kb.content.guide import Block, Case, Detail, Note, Point, Setting, SubStep
from kb.content.text import Text
from kb.pages.support_desk_shapes import Below, SideNote, Words
from kb.render.markdown import code_in_markdown, without_icons
from kb.render.renderer import Renderer

_CLASS = re.compile(r'(<(?:span|kbd)) class="[^"]*"')

SIDE_NOTES: tuple[SideNote, ...] = ("result", "note", "tip", "warning")
"""The other texts of a step or point, each shown below a label."""


class WordsOfDesk:
    """Makes what the desk copies in one language."""

    def __init__(self, renderer: Renderer) -> None:
        """Use this renderer for all texts."""
        self._renderer = renderer
        self._colon = f"{renderer.record.typography.space_before_marks}:"

    def words(self, text: Text) -> Words:
        """Return a text in the forms that the desk copies."""
        rendered = self._renderer.rendered(text)
        return _in_fewest_forms(_CLASS.sub(r"\1", without_icons(rendered.html)), rendered.text, rendered.markdown)

    def notes(self, part: SubStep | Point) -> dict[str, Words]:
        """Return the other texts of a step or point, by kind."""
        return {kind: self.words(text) for kind in SIDE_NOTES if (text := getattr(part, kind, None))}

    def below(self, blocks: Sequence[Note]) -> list[Below]:
        """Return the contents of the blocks."""
        return [below for block in blocks for below in self._of_block(block)]

    def _of_block(self, block: Note) -> Iterator[Below]:
        yield from self._said(block)
        if not isinstance(block, Detail):
            return
        if block.text:
            yield {"kind": "text", "words": self.words(block.text)}
        if block.file:
            yield {"kind": "text", "words": _as_code(block.file)}
        if block.code:
            yield {"kind": "code", "code": str(block.code)}
        if block.list:
            yield {
                "kind": "points",
                "items": [[{"kind": "text", "words": self.words(entry.text)}] for entry in block.list],
            }
        if block.table:
            rows = (block.table.head, *(row.cells for row in block.table.rows))
            yield {"kind": "table", "rows": [list(map(self.words, row)) for row in rows]}
        if block.settings:
            yield {"kind": "points", "items": [[self._setting(setting)] for setting in block.settings]}
        if isinstance(block, Block) and block.steps:
            yield {"kind": "steps", "items": list(map(self._step, block.steps))}
        if isinstance(block, Block) and block.choice:
            yield {"kind": "points", "items": list(map(self._case, block.choice))}

    def _setting(self, setting: Setting) -> Below:
        label = f"{self._renderer.words(setting.label)}{self._colon}"
        words = self.words(setting.text) if setting.text else _as_code(setting.value or "")
        return {"kind": "text", "label": label, "words": words}

    def _step(self, step: SubStep) -> list[Below]:
        said: list[Below] = [{"kind": "text", "words": self.words(step.text)}] if step.text else []
        return [*said, *self.below(step.more), *self._said(step)]

    def _said(self, part: SubStep | Note) -> Iterator[Below]:
        for kind in SIDE_NOTES:
            if text := getattr(part, kind, None):
                yield {"kind": kind, "words": self.words(text)}

    def _case(self, case: Case) -> list[Below]:
        steps: list[Below] = [{"kind": "steps", "items": list(map(self._step, case.steps))}] if case.steps else []
        return [{"kind": "text", "words": self.words(case.words)}, *steps]


def _as_code(value: str) -> Words:
    html = f"<code>{escape(value, quote=False)}</code>"
    return {"html": html, "text": value, "markdown": code_in_markdown(value)}


def _in_fewest_forms(html: str, text: str, markdown: str) -> Words:
    return html if html == text == markdown else {"html": html, "text": text, "markdown": markdown}
