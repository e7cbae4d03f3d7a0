"""Adds a word that no dictionary has, such as the name of a product, to those that are right: docs/names.txt."""

from kb.checks.spelling import WORD
from kb.editing.workspace import Answer, EditError, Request, Workspace


def know(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Add a word as the last one of names.txt."""
    word = str(request["word"])
    if not WORD.fullmatch(word):
        raise EditError(f"“{word}” is not one word.")
    path = work.docs / "names.txt"
    before = work.content(path) or b""
    if word not in work.site.names:
        end = b"" if before.endswith(b"\n") or not before else b"\n"
        changed = {path: before + end + f"{word}\n".encode()}
        work.write_checked(f"Added “{word}” to the known words", f"{language}/{address}/", address, changed)
    return {"saved": True}
