"""Brings the folder of the built site from what it was to what it is to be, touching only what differs."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path


def put_in_place(new: Mapping[str, Path], kept: Iterable[str], folder: Path) -> None:
    """Move the `new` files (path within the site → where it lies now) into `folder`; delete all but them and `kept`.

    Each file is replaced at once: a server that reads the folder at the same time sees the old one or the new one.
    """
    for file, source in new.items():
        replace_file(folder / file, source)
    wanted = {f"{folder}/{file}" for file in (*new, *kept)}
    for name, folders, files in os.walk(folder, topdown=False):  # what is in a folder before the folder
        stray = [file for file in files if f"{name}/{file}" not in wanted]
        for file in stray:
            (Path(name) / file).unlink()
        if len(stray) == len(files) and not any((Path(name) / inner).exists() for inner in folders):
            Path(name).rmdir()


def replace_file(target: Path, source: Path) -> None:
    """Move the file `source` to `target`, whatever is there."""
    try:
        source.replace(target)
    except OSError:  # a folder is in its place, a file is in the place of its folder, or there is no folder
        if target.is_dir():
            shutil.rmtree(target)
        for folder in target.parents:
            if folder.is_file():
                folder.unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
