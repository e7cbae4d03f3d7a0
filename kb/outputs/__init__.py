"""All that site/ holds. Each module is one kind of output: its names, what each is given, and how it is made.

A new output is a module with a function `outputs`, and a line in OUTPUTS.
"""

from collections.abc import Callable, Iterator

from kb.outputs import (
    assets,
    desk,
    home_pages,
    not_found,
    notice,
    old_addresses,
    pages,
    robots,
    root,
    runtime,
    search,
    short_links,
    sitemap,
)
from kb.outputs.edition import Edition
from kb.outputs.output import Output

OUTPUTS: tuple[Callable[[Edition], Iterator[Output]], ...] = (
    search.outputs,
    runtime.outputs,
    desk.outputs,
    home_pages.outputs,
    pages.outputs,
    short_links.outputs,
    old_addresses.outputs,
    root.outputs,
    not_found.outputs,
    sitemap.outputs,
    robots.outputs,
    assets.outputs,
    notice.outputs,
)


def outputs_of(edition: Edition) -> dict[str, Output]:
    """Return all outputs of the site by their names. What takes longest comes first."""
    return {output.name: output for outputs in OUTPUTS for output in outputs(edition)}
