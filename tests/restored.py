"""A folder that tests may change. It is restored for each, since writing all of it takes longer than most tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class RestoredFolder:
    """A folder, and the files that it had in the beginning. There are no links among them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folders = {inner for inner, _folders, _files in os.walk(folder)}
        self._files = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def restored(self) -> Path:
        """Return the folder with the same files as in the beginning, and nothing else."""
        self._remove_others(str(self._folder))
        for folder in sorted(self._folders):
            Path(folder).mkdir(exist_ok=True)
        for name, content in self._files.items():
            path = Path(name)
            if not path.exists() or path.read_bytes() != content:
                path.write_bytes(content)
        return self._folder

    def _remove_others(self, folder: str) -> None:
        """Remove what was not there, or was something else: a file that is a link, a folder or a pipe by now."""
        with os.scandir(folder) as entries:
            for entry in list(entries):
                is_folder = entry.is_dir(follow_symlinks=False)
                if is_folder and entry.path in self._folders:
                    self._remove_others(entry.path)
                elif is_folder:
                    shutil.rmtree(entry.path)
                elif not entry.is_file(follow_symlinks=False) or entry.path not in self._files:
                    Path(entry.path).unlink()
