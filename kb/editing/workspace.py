"""What the editor works with: each operation is given it, and passes on only what is needed."""

from dataclasses import dataclass

from kb.editing.checking import Checks
from kb.editing.files import Files, Preview
from kb.editing.journal import Journal


@dataclass(frozen=True)
class Workspace:
    """The files, what checks changes of them, where changes are noted, and what shows them."""

    files: Files
    checks: Checks
    journal: Journal
    preview: Preview
