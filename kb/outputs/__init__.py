"""Everything in site/. Each module is one kind of output: its names, the input of each, and how it is made.

A new output is a module with a function `outputs`, and a line in OTHERS.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module

from kb.outputs.edition import Edition
from kb.outputs.output import Output

FIRST = ("search",)
"""The module whose outputs take longest, and so are started before the others are known."""

OTHERS = (
    "runtime",
    "desk",
    "home_pages",
    "pages",
    "news",
    "pictures",
    "videos",
    "contact",
    "short_links",
    "old_addresses",
    "outside_addresses",
    "root",
    "not_found",
    "addresses",
    "sitemap",
    "robots",
    "assets",
    "notice",
    "security_txt",
    "deployment",
)
"""All other modules, slowest outputs first."""


def outputs_of(edition: Edition) -> dict[str, Output]:
    """Return the outputs of the whole site, by their names."""
    return {output.name: output for output in outputs_of_modules(edition, (*FIRST, *OTHERS))}


def outputs_of_modules(edition: Edition, names: Iterable[str]) -> Iterator[Output]:
    """Yield the outputs of these modules, one at a time: the inputs of all together take a lot of memory."""
    for name in names:
        yield from import_module(f"kb.outputs.{name}").outputs(edition)
