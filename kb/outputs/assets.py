"""The theme's styles and scripts."""

from collections.abc import Iterator

from kb.outputs.edition import Edition
from kb.outputs.output import Files, Output, Workbench
from kb.pages.assets import Assets


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the folder of assets."""
    yield Output(f"{edition.assets.folder}/", edition.assets, _files)


def _files(given: Assets, _bench: Workbench) -> Files:
    return {f"{given.folder}/{name}": content for name, content in given.files.items()}
