"""What is built, and where."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Target:
    """A site to build, and the folders that the build uses."""

    root: Path
    """The folder that has docs/ and mkdocs.yml."""
    site_url: str
    """Where the site will be deployed, with a slash at its end."""
    folder: Path
    """Where the site is written."""
    is_preview: bool = False
    """Whether it is for the server of `kb serve`, which adds a script to each page."""

    @property
    def cache(self) -> Path:
        """Return the folder of what is kept between builds, and of what is not yet in place."""
        return self.root / ".cache" / "build"

    @property
    def store(self) -> Path:
        """Return the file of what is kept between builds."""
        return self.cache / "kept.sqlite"

    @property
    def lock(self) -> Path:
        """Return the file that a build locks while it lasts."""
        return self.root / ".cache" / "build.lock"
