"""The site to build, and where to build it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Target:
    """A site to build, and the folders that the build uses."""

    root: Path
    """The folder that contains docs/ and mkdocs.yml."""
    site_url: str
    """The address at which the site will be deployed, ending with a slash."""
    folder: Path
    """The folder into which the site is written."""
    is_preview: bool = False
    """Whether the site is for `kb serve`, whose server adds a script to each page."""

    @property
    def cache(self) -> Path:
        """The folder of the store."""
        return self.root / ".cache" / "build"

    @property
    def store(self) -> Path:
        """The database of values kept between builds."""
        return self.cache / "kept.sqlite"

    @property
    def spare(self) -> Path:
        """The folder of the version before the one in `folder`, from which the next one is laid out."""
        return self.cache / f"spare-{self.folder.name}"

    @property
    def lock(self) -> Path:
        """The file that a build locks while it runs."""
        return self.root / ".cache" / "build.lock"
