"""Compares a deployment with the built site, file by file, several at a time."""

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import brotli
import requests
from requests.adapters import HTTPAdapter

from kb.build.terminal import Terminal
from kb.deploy.built_site import BuiltSite
from kb.deploy.host import ROOT
from kb.deploy.sbom import SBOM
from kb.deploy.versions import CURRENT
from kb.outputs.manifest import digest_of

AT_ONCE = 8
PATIENCE = 30  # seconds without any data
ADDED = (SBOM, "_headers", "_redirects", ".nojekyll", "CNAME")
"""Files that deployments add to the site."""
DECOMPRESSED: Mapping[str, Callable[[bytes], bytes]] = {".br": brotli.decompress, ".gz": gzip.decompress}


class UnknownPlaceError(Exception):
    """There is nothing to compare at the given place. The message says what was expected."""


type Reader = Callable[[str], bytes | None]
"""Returns the contents of a file of the site, or None if it is missing. Raises OSError if it cannot be read."""


def differences(site: BuiltSite, place: str, terminal: Terminal) -> list[str]:
    """Return a line for each file that differs, is missing from the deployment, or was not built.

    Raises:
        UnknownPlaceError: if `place` is neither a folder nor an address.
    """
    if place.startswith(("https://", "http://")):
        with requests.Session() as session:
            session.mount("https://", HTTPAdapter(pool_maxsize=AT_ONCE))
            session.mount("http://", HTTPAdapter(pool_maxsize=AT_ONCE))
            return sorted(_differing(site, _from_server(session, f"{place.rstrip('/')}/"), terminal))
    folder = _folder(site, Path(place))
    redirected = {f"missing: {old}index.html" for old in site.moved}  # some deployments leave these out
    found = [line for line in _differing(site, _from_folder(folder), terminal) if line not in redirected]
    return sorted([*found, *_beside(site, folder)])


def _folder(site: BuiltSite, place: Path) -> Path:
    """Return the folder of the site: `place`, or a folder within it if `place` is a deployment."""
    if not place.is_dir():
        raise UnknownPlaceError(f"“{place}” is not a folder, and does not begin with https:// or http://.")
    root = place / CURRENT / ROOT
    if not root.is_dir():
        return place
    under_path = root / site.root.strip("/")
    return under_path if under_path.is_dir() else root


def _from_folder(folder: Path) -> Reader:
    def content(path: str) -> bytes | None:
        return (folder / path).read_bytes() if (folder / path).is_file() else None

    return content


def _from_server(session: requests.Session, address: str) -> Reader:
    def content(path: str) -> bytes | None:
        # Requested as readers do, since some hosts redirect …/index.html.
        url = address + path.removesuffix("index.html")
        reply = session.get(url, timeout=PATIENCE, headers={"Cache-Control": "no-cache"})
        if reply.status_code == requests.codes.not_found:
            return None
        reply.raise_for_status()  # its errors are OSErrors
        return reply.content

    return content


def _differing(site: BuiltSite, content_of: Reader, terminal: Terminal) -> Iterator[str]:
    right = {path: {digest} for path, digest in site.files.items()}
    for old, new in site.moved.items():  # a server may redirect instead
        right[f"{old}index.html"].add(site.files[f"{new}index.html"])
    with ThreadPoolExecutor(AT_ONCE) as pool, terminal.stage("Comparing", len(right)) as done:
        tasks = {pool.submit(content_of, path): path for path in right}
        for task in as_completed(tasks):
            path = tasks[task]
            try:
                content = task.result()
            except OSError as error:
                yield f"cannot be read: {path}: {error}"
            else:
                if content is None:
                    yield f"missing: {path}"
                elif digest_of(content) not in right[path]:
                    yield f"differs: {path}"
            done(1)


def _beside(site: BuiltSite, folder: Path) -> Iterator[str]:
    """Yield a line for each file in the folder that is not the site's, and which no deployment adds."""
    added = {*ADDED, *(f"{language}/404.html" for language in site.languages)}
    for file in folder.rglob("*"):
        path = file.relative_to(folder).as_posix()
        if file.is_dir() or path in site.files or path in added:
            continue
        of = site.files.get(path.removesuffix(file.suffix)) if file.suffix in DECOMPRESSED else None
        if not of:
            yield f"not built: {path}"
        elif _decompressed_digest(file) != of:
            yield f"differs: {path}"


def _decompressed_digest(file: Path) -> str:
    try:
        return digest_of(DECOMPRESSED[file.suffix](file.read_bytes()))
    except (OSError, EOFError, zlib.error, brotli.error):
        return ""
