"""Writes changed files as a patch, for people without Git to send to people who have it."""

from base64 import b85encode
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from hashlib import sha1
from itertools import batched
from string import ascii_letters, ascii_lowercase, ascii_uppercase
from zlib import compress


def patch_of(files: Mapping[str, tuple[bytes | None, bytes | None]]) -> Iterator[str]:
    """Yield the lines of a patch for `git apply`, and as far as it has no pictures, for `patch -p1`."""
    for name, (before, after) in files.items():
        yield f"diff --git a/{name} b/{name}\n"
        if before is None:
            yield "new file mode 100644\n"
        if after is None:
            yield "deleted file mode 100644\n"
        try:
            old = (before or b"").decode("utf-8").splitlines(keepends=True)
            new = (after or b"").decode("utf-8").splitlines(keepends=True)
        except UnicodeDecodeError:
            yield f"index {_name_in_git(before)}..{_name_in_git(after)}\n"
            yield from _binary(after or b"")
            continue
        from_file = "/dev/null" if before is None else f"a/{name}"
        to_file = "/dev/null" if after is None else f"b/{name}"
        for line in unified_diff(old, new, from_file, to_file):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _name_in_git(content: bytes | None) -> str:
    """Return the name by which Git knows a content: zeros for a file that is not there."""
    return "0" * 40 if content is None else sha1(b"blob %d\0%b" % (len(content), content)).hexdigest()  # noqa: S324


def _binary(content: bytes) -> Iterator[str]:
    """Yield the lines in which a patch of Git has a content that is not text: compressed, 52 bytes a line."""
    yield f"GIT binary patch\nliteral {len(content)}\n"
    for piece in batched(compress(content), len(ascii_letters)):
        length = (ascii_uppercase + ascii_lowercase)[len(piece) - 1]
        yield f"{length}{b85encode(bytes(piece), pad=True).decode()}\n"
    yield "\n"
