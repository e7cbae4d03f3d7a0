"""Compresses files ahead of time, each once: the result is kept under the digest of the file's contents."""

import gzip
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import brotli

from kb.build.terminal import Terminal
from kb.build.workers import in_parallel

ENDINGS: Mapping[str, Callable[[bytes], bytes]] = {
    ".br": partial(brotli.compress, quality=11),
    ".gz": partial(gzip.compress, compresslevel=9, mtime=0),
}
WORTHWHILE = 0.9  # of the original size; anything that shrinks less is already compressed
SMALLEST = 512  # bytes; a smaller file fits into one packet anyway


def compressed_files(folder: Path, files: Mapping[str, str], kept: Path, terminal: Terminal) -> dict[str, Path]:
    """Return the compressed files worth having: `de/index.html.br` → its path in the folder `kept`.

    `files` maps the paths in `folder` to digests. Files in `kept` that belong to other digests are deleted.
    """
    kept.mkdir(parents=True, exist_ok=True)
    new = {digest: folder / path for path, digest in files.items() if not (kept / f"{digest}.gz").exists()}
    tasks = [partial(_compress, path, kept, digest) for digest, path in new.items()]
    with terminal.stage("Compressing", len(tasks)) as done:
        for _ in in_parallel(tasks):
            done(1)
    digests = set(files.values())
    for path in kept.iterdir():
        if path.name.partition(".")[0] not in digests:
            path.unlink()
    found = {f"{path}{ending}": kept / f"{digest}{ending}" for path, digest in files.items() for ending in ENDINGS}
    return {name: place for name, place in found.items() if place.stat().st_size}


def _compress(path: Path, kept: Path, digest: str) -> None:
    """Write one file per ending, in the order of ENDINGS. It is empty if compression is not worthwhile."""
    content = path.read_bytes()
    for ending, compress in ENDINGS.items():
        smaller = compress(content) if len(content) >= SMALLEST else content
        is_worthwhile = len(smaller) < WORTHWHILE * len(content)
        new = kept / f"{digest}{ending}.new"
        new.write_bytes(smaller if is_worthwhile else b"")
        new.replace(kept / f"{digest}{ending}")
