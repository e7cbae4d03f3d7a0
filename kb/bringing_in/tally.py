"""Counts the blocks of pages that keep their kind, and those that do not."""

from collections import Counter
from dataclasses import dataclass, field

from kb.bringing_in.page import Block


@dataclass
class Tally:
    """How many blocks kept their kind and how many did not, by the name of the kind, such as “Paragraph”."""

    kept: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)

    def keep(self, *blocks: Block) -> None:
        """Count a block that keeps its kind."""
        self.kept.update(type(block).__name__ for block in blocks)

    def change(self, *blocks: Block) -> None:
        """Count a block whose words end up in another kind of part, or only in the report."""
        self.changed.update(type(block).__name__ for block in blocks)
