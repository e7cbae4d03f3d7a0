"""A content file as it was read from disk, once: what is hashed and what is parsed are the same bytes."""

from dataclasses import dataclass
from pathlib import Path

from kb.content.finding import Finding
from kb.content.text import Place

LARGEST_FILE = 256 * 1024  # bytes; the longest real guide has 20 kB


@dataclass(frozen=True)
class SourceFile:
    """The bytes of a file, or why they could not be read."""

    path: Path
    content: bytes
    fault: tuple[str, str] | None = None
    """What is wrong with a file that cannot be read, and what is expected."""

    def text(self) -> str | Finding:
        """Return the text of the file, or what is wrong with it."""
        if self.fault:
            return Finding(Place(self.path), *self.fault)
        try:
            return self.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self.content.count(b"\n", 0, error.start) + 1
            return Finding(Place(self.path, line), "the file is not UTF-8", "save it with the encoding UTF-8")


def read_source(path: Path, root: Path, limit: int = LARGEST_FILE) -> SourceFile:
    """Read the file at `path`, which must lie in `root`: neither a link out of it, nor a folder, nor a pipe."""
    try:
        if not path.resolve(strict=True).is_relative_to(root.resolve()):
            return SourceFile(path, b"", ("the file is a link to outside the content folder", "replace it by a file"))
        if not path.is_file():
            return SourceFile(path, b"", ("this is not a file", "expected a file with this name"))
        if path.stat().st_size > limit:
            return SourceFile(path, b"", ("the file is too large", f"expected at most {limit // 1024} kB"))
        return SourceFile(path, path.read_bytes())
    except FileNotFoundError:
        return SourceFile(path, b"", ("the file is missing", "add it"))
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        wrong = f"the file cannot be read: {error.strerror if isinstance(error, OSError) else 'it links to itself'}"
        return SourceFile(path, b"", (wrong, "expected a readable file"))
