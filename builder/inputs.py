"""What the site is made of: the digests of all files from which anything in it follows."""

from __future__ import annotations

import pickle
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.digests import digest, digest_of_file
from kb.content.site import guide_paths
from kb.pages.assets import theme_assets

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from builder.build import Target
    from kb.pages.assets import Assets

CODE = ("builder", "hooks", "kb", "overrides", "widgets/rules", "mkdocs.yml", "requirements.lock")
"""What of the repository decides how content becomes pages."""

DRESS = (".css", ".js")
"""Endings of the theme's files that pages name by the digest of all of them, and do not contain."""

RUNTIME = (
    "widgets/rules/*.py",
    "widgets/runtime/*.*",
    "widgets/runtime/worker/*.js",
    "package-lock.json",
    "requirements.lock",
)
"""What Python for the browser is packed from."""

SHARED = ("destinations.yml", "images/*.svg", "*/words.yml", "*/glossary.yml", "*/snippets.yml", "*/synonyms.yml")
"""The content on which any guide or page may depend."""

OTHERS = ("topics.yml", "moved.yml", "ledger.txt", "*/index.md")
"""The content that says how guides go together, and the home pages."""


@dataclass(frozen=True)
class Inputs:
    """The state of all that the site is made of. The same state gives the same site."""

    code: str
    """The digest of our code, and of the versions of Python and the libraries."""
    base: str
    """The digest of what every page depends on: the code, and the content that guides share."""
    runtime: str
    """The digest of what Python for the browser is packed from."""
    others: str
    """The digest of the rest of the content, but the guides."""
    guides: Mapping[str, Mapping[str, str]]
    """The digest of each guide's file: address → language → digest."""
    assets: Assets

    def digest(self, target: Target) -> str:
        """Return the digest of all of it, and of where the site is to stand."""
        guides = [(address, sorted(files.items())) for address, files in self.guides.items()]
        where = (target.site_url, target.is_preview)
        return digest(self.base, self.runtime, self.others, guides, self.assets.digest, where)


def inputs_of(target: Target) -> Inputs:
    """Return what the site is made of now."""
    docs = target.root / "docs"
    guides = guide_paths(docs).items()
    code = digest(sys.version, pickle.HIGHEST_PROTOCOL, str(target.root), _code(target.root))
    return Inputs(
        code=code,
        base=digest(code, _files(docs, *SHARED)),
        runtime=_files(target.root, *RUNTIME),
        others=_files(docs, *OTHERS),
        guides={
            address: {language: digest_of_file(path) for language, path in paths.items()} for address, paths in guides
        },
        assets=theme_assets(is_preview=target.is_preview),
    )


def _code(root: Path) -> str:
    rooms = [f"{name}/**/*.*" if (root / name).is_dir() else name for name in CODE]
    return _files(root, *rooms, but=(*DRESS, ".pyc"))


def _files(root: Path, *patterns: str, but: tuple[str, ...] = ()) -> str:
    paths = sorted(path for pattern in patterns for path in root.glob(pattern) if path.suffix not in but)
    return digest([(path.relative_to(root).as_posix(), digest_of_file(path)) for path in paths if path.is_file()])
