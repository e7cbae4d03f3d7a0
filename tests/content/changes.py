"""Changes to one content file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def replace(path: Path, old: str, new: str) -> None:
    """Replace `old`, which must be in the file, by `new`."""
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


def replaced(old: str, new: str) -> Callable[[Path], object]:
    """Return a change that replaces `old`, which must be there, by `new`."""
    return lambda path: replace(path, old, new)


def written(content: str | bytes, name: str = "") -> Callable[[Path], object]:
    """Return a change that makes `content` the whole file, or a file called `name` beside it."""
    content = content.encode() if isinstance(content, str) else content

    def change(path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_name(name or path.name).write_bytes(content)

    return change


def appended(content: bytes) -> Callable[[Path], object]:
    """Return a change that adds `content` at the end of the file."""
    return lambda path: path.write_bytes(path.read_bytes() + content)


def moved(name: str) -> Callable[[Path], object]:
    """Return a change that renames the file to `name`."""
    return lambda path: path.rename(path.with_name(name))


def copied(source: str, first_line: str) -> Callable[[Path], object]:
    """Return a change that copies the file `source`, with `first_line`, and without fields that are values."""

    def change(path: Path) -> None:
        docs = next(folder for folder in path.parents if folder.name == "docs")
        lines = (docs / source).read_text(encoding="utf-8").splitlines(keepends=True)
        values = ("reviewed:", "owner:", "related:") if first_line else ()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(first_line + "".join(line for line in lines if not line.startswith(values)), encoding="utf-8")

    return change
