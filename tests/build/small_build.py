"""The small site in a folder of its own, to be built, changed and broken."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from hooks.material import ICONS
from kb.build.build import build_site
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.content.loading import load_site
from kb.outputs import manifest, outputs_of
from kb.outputs.at_once import edition_of, files_of
from tests.small_docs import write_small_site

SITE_URL = "https://help.example/"
RUNTIME = "assets/runtime/"
"""The files packed by Node, which no edit of the content changes."""


@dataclass(frozen=True)
class SmallBuild:
    """A folder with the content of the small site, and with the results of builds."""

    target: Target

    @classmethod
    def at(cls, root: Path) -> SmallBuild:
        """Write the content to the folder `root`, which does not exist yet."""
        write_small_site(root)
        shutil.copytree(root / "docs", root / "docs as they were")
        return cls(Target(root, SITE_URL, root / "site"))

    @property
    def docs(self) -> Path:
        """The folder of the content."""
        return self.target.root / "docs"

    def build(self) -> int:
        """Build the site. Return the number of outputs that were made."""
        return build_site(self.target, Terminal()).outputs

    def files(self) -> dict[str, bytes]:
        """Return the files of the site: path → content."""
        return files_in(self.target.folder)

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace `old`, which the content file must contain, by `new`."""
        path = self.docs / file
        source = path.read_text(encoding="utf-8")
        assert old in source
        path.write_text(source.replace(old, new, 1), encoding="utf-8")

    def restore(self) -> None:
        """Restore the content."""
        before = self.target.root / "docs as they were"
        for path in [path for path in self.docs.rglob("*") if path.is_file()]:
            if not (before / path.relative_to(self.docs)).exists():
                path.unlink()
        for path in [path for path in before.rglob("*") if path.is_file()]:
            own = self.docs / path.relative_to(before)
            if not own.exists() or own.read_bytes() != path.read_bytes():
                shutil.copy(path, own)


def files_from_nothing(docs: Path) -> dict[str, bytes]:
    """Return the site that this content must produce, made from nothing, without the runtime."""
    site, found = load_site(docs, ICONS)
    assert found == []
    outputs = outputs_of(edition_of(site, SITE_URL, ICONS))
    return dict(files_of(output for name, output in outputs.items() if name != RUNTIME))


def files_in(folder: Path) -> dict[str, bytes]:
    """Return all files under `folder`: path → content."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_runtime(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files that `files_from_nothing` also makes: without those of the version before, and the manifest."""
    others = (RUNTIME, manifest.NAME, *previous_in(files))
    return {path: content for path, content in files.items() if not path.startswith(others)}


def previous_in(files: dict[str, bytes]) -> dict[str, str]:
    """Return the digests of the files that were kept from the version before."""
    previous: dict[str, str] = json.loads(files.get(manifest.NAME, b"{}")).get("previous", {})
    return previous


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths that are in only one of the two, or whose content differs."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
