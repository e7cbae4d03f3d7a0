"""What a page of the built site weighs when a well-configured server sends it, with each file compressed by Brotli."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_SCRIPT = re.compile(r'<script[^>]* src="([^"]+)"')
_IMPORT = re.compile(r'(?:import|from) ?"(\.[^"]+)"')
_COMPRESS = """
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
const { files, quality } = JSON.parse(readFileSync(0, "utf8"));
const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
console.log(JSON.stringify(files.map((file) => brotliCompressSync(readFileSync(file), { params }).length)));
"""
BEST = 11
QUICK = 7
"""Of Brotli's levels, one that takes an eighth of the time of the best. Files are a tenth larger."""


class Weight(NamedTuple):
    """The compressed bytes of a page, before a widget or the search is used."""

    html: int
    styles: int
    scripts: int


def weights(site: Path, pages: Iterable[Path], quality: int = BEST) -> dict[str, Weight]:
    """Return what each page weighs, by its path within the site, if it is compressed at this level."""
    loaded = {page: loaded_files(site, page) for page in pages}
    sizes = _compressed({file for page, files in loaded.items() for file in (page, *files)}, quality)

    def size(page: Path, ending: str) -> int:
        return sum(sizes[file] for file in loaded[page] if file.suffix == ending)

    return {
        page.relative_to(site).as_posix(): Weight(sizes[page], size(page, ".css"), size(page, ".js")) for page in loaded
    }


def loaded_files(site: Path, page: Path) -> set[Path]:
    """Return the styles and scripts of the page, with everything that these import before anything is used."""
    html = page.read_text(encoding="utf-8")
    found: set[Path] = set()
    waiting = [_linked(site, page, link) for link in (*_STYLE.findall(html), *_SCRIPT.findall(html))]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += _imported(file) if file.suffix == ".js" else ()
    return found


def _imported(script: Path) -> Iterator[Path]:
    return ((script.parent / name).resolve() for name in _IMPORT.findall(script.read_text(encoding="utf-8")))


def _linked(site: Path, page: Path, link: str) -> Path:
    return (site / link[1:] if link.startswith("/") else page.parent / link).resolve()


def _compressed(files: set[Path], quality: int) -> dict[Path, int]:
    """Return the size of each file compressed by Brotli, which Node includes."""
    ordered = sorted(files)
    command = ["node", "--input-type=module", "--eval", _COMPRESS]
    task = json.dumps({"files": [str(file) for file in ordered], "quality": quality})
    done = subprocess.run(command, input=task, check=True, capture_output=True, text=True)
    return dict(zip(ordered, json.loads(done.stdout), strict=True))
