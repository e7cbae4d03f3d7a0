"""A content file, read from disk once, so that the bytes that are hashed are those that are parsed."""

import errno
import re
from dataclasses import dataclass
from itertools import islice
from os.path import islink, realpath, sep
from pathlib import Path
from stat import S_ISREG

from kb.content.characters import named, refused, seen_as, without
from kb.content.finding import Finding
from kb.content.text import Place

CHARACTERS_REPORTED = 10
MARK_OF_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7})(?: |$)")
"""What Git writes into a file that two people have changed."""

LARGEST_FILE = 256 * 1024  # bytes; the longest real guide has 20 kB


@dataclass(frozen=True)
class SourceFile:
    """The bytes of a file, or why they could not be read."""

    path: Path
    content: bytes
    fault: tuple[str, str] | None = None
    """What is wrong with a file that cannot be read, and what is expected."""

    def text(self) -> tuple[str | None, list[Finding]]:
        """Return the text of the file, without the characters that it must not have, and what is wrong with it.

        The text is None if the file cannot be read, or is not UTF-8.
        """
        if self.fault:
            return None, [Finding(Place(self.path), *self.fault)]
        try:
            text = self.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self.content.count(b"\n", 0, error.start) + 1
            return None, [Finding(Place(self.path, line), "the file is not UTF-8", "save it with the encoding UTF-8")]
        if ("<<<<<<<" in text or ">>>>>>>" in text) and (conflict := MARK_OF_CONFLICT.search(text)):
            line = text.count("\n", 0, conflict.start()) + 1
            wrong = "two versions of the file were merged, and differ from here on"
            expected = "keep one of them, and delete the lines <<<<<<<, ======= and >>>>>>>"
            return None, [Finding(Place(self.path, line), wrong, expected)]
        positions = refused(text)
        first = {text[at]: at for at in reversed(positions)}
        found = [self._refused(text, at) for at in islice(sorted(first.values()), CHARACTERS_REPORTED)]
        return without(text, positions), found

    def _refused(self, text: str, at: int) -> Finding:
        line = text.count("\n", 0, at) + 1
        place = Place(self.path, line, at - text.rfind("\n", 0, at))
        return Finding(place, f"the character {named(text[at])}, which {seen_as(text[at])}", "remove it")


def is_there(path: Path) -> bool:
    """Return whether there is anything at `path`, even a link that leads nowhere or to itself."""
    return path.exists(follow_symlinks=False)


IS_A_LINK = "is a link to another folder; replace it by a folder."
FILE_OUTSIDE = ("the file is a link to outside the content folder", "replace it by a file")
LINKED_FOLDER = ("the folder is a link to another folder", "replace it by a folder")


def leads_elsewhere(folder: Path, root: Path) -> bool:
    """Return whether what is written into the folder would be in another, since there is a link on the way from root.

    Another folder in `root` would do no better: its files would then be there twice, say as those of two languages.
    """
    return folder.resolve() != root.resolve() / folder.relative_to(root)


def read_source(path: Path, root: Path, limit: int = LARGEST_FILE) -> SourceFile:
    """Read the file at `path`, which must be inside `root`: not a link out of it, a folder or a pipe.

    If a folder on the way is a link, the result is the fault of that folder, whichever file is read.
    """
    try:
        if _may_lead_away(path, root) and (fault := _led_away(path, root)):
            return fault
        found = path.stat()
        if not S_ISREG(found.st_mode):
            return SourceFile(path, b"", ("this is not a file", "expected a file with this name"))
        if found.st_size > limit:
            return SourceFile(path, b"", ("the file is too large", f"expected at most {limit // 1024} kB"))
        return SourceFile(path, path.read_bytes())
    except FileNotFoundError:
        return SourceFile(path, b"", ("the file is missing", "add it"))
    except OSError as error:
        wrong = f"the file cannot be read: {'it links to itself' if error.errno == errno.ELOOP else error.strerror}"
        return SourceFile(path, b"", (wrong, "expected a readable file"))


def _may_lead_away(path: Path, root: Path) -> bool:
    """Return whether anything between `root` and the file is a link or `..`. With strings, as there are 6,000 files."""
    place = str(root)
    for name in str(path).removeprefix(f"{root}{sep}").split(sep):
        place += f"{sep}{name}"
        if name in {"", ".."} or islink(place):  # noqa: PTH114
            return True
    return False


def _led_away(path: Path, root: Path) -> SourceFile | None:
    """Return the fault of the link that leads away from the file."""
    real_root, real = realpath(root), realpath(path, strict=True)
    folders = [path.parents[number] for number in range(len(path.relative_to(root).parts) - 1)]
    if link := next((folder for folder in reversed(folders) if leads_elsewhere(folder, root)), None):
        return SourceFile(link, b"", LINKED_FOLDER)
    return None if real.startswith(f"{real_root}{sep}") else SourceFile(path, b"", FILE_OUTSIDE)
