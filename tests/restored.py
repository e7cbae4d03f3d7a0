"""A folder that tests may change. It is restored for each, since writing all of it takes longer than most tests."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class RestoredFolder:
    """A folder, and the files that it had in the beginning."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        paths = list(folder.rglob("*"))
        self._folders = sorted(path for path in paths if path.is_dir())
        self._files = {path: path.read_bytes() for path in paths if path.is_file()}

    def restored(self) -> Path:
        """Return the folder with the same files as in the beginning, and nothing else."""
        kinds = {**dict.fromkeys(self._folders, "folder"), **dict.fromkeys(self._files, "file")}
        for path in sorted(self._folder.rglob("*"), reverse=True):  # what is inside comes first
            if kinds.get(path) != _kind(path):
                _remove(path)
        for path in self._folders:
            path.mkdir(exist_ok=True)
        for path, content in self._files.items():
            if not path.exists() or path.read_bytes() != content:
                path.write_bytes(content)
        return self._folder


def _kind(path: Path) -> str:
    if path.is_symlink():
        return "link"
    return "folder" if path.is_dir() else "file" if path.is_file() else "neither"


def _remove(path: Path) -> None:
    if _kind(path) == "folder":
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
