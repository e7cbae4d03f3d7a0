"""Counts what became of the blocks of pages: those that are still what they were, and others."""

from collections import Counter
from dataclasses import dataclass, field

from kb.bringing_in.page import Block


@dataclass
class Tally:
    """How many blocks kept their kind, and how many did not: by the name of the kind, such as “Paragraph”."""

    kept: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)

    def keep(self, *blocks: Block) -> None:
        """Count blocks that are what they were."""
        self.kept.update(type(block).__name__ for block in blocks)

    def change(self, *blocks: Block) -> None:
        """Count blocks whose words stand in another kind of part, or in the report alone."""
        self.changed.update(type(block).__name__ for block in blocks)
