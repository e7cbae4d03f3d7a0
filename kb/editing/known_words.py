"""Adds a word that no dictionary has, such as the name of a product, to those that are right: docs/names.txt."""

from kb.checks.spelling import WORD
from kb.editing.answers import Answer, EditError, Request
from kb.editing.saving import save
from kb.editing.workspace import Workspace


def know(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Add a word as the last one of names.txt."""
    word = str(request["word"])
    if not WORD.fullmatch(word):
        raise EditError(f"“{word}” is not one word.")
    path = work.files.docs / "names.txt"
    before = work.files.content(path) or b""
    if word not in work.files.site.names:
        end = b"" if before.endswith(b"\n") or not before else b"\n"
        changed = {path: before + end + f"{word}\n".encode()}
        save(work, f"Added “{word}” to the known words", language, address, changed)
    return {"saved": True}
