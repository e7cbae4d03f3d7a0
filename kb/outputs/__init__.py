"""Everything in site/. Each module is one kind of output: its names, the input of each, and how it is made.

A new output is a module with a function `outputs`, and a line in OTHERS.
"""

from collections.abc import Iterable
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


def outputs_of(edition: Edition, names: Iterable[str] = (*FIRST, *OTHERS)) -> dict[str, Output]:
    """Return the outputs of these modules, or of the whole site, by their names."""
    modules = (import_module(f"kb.outputs.{name}") for name in names)
    return {output.name: output for module in modules for output in module.outputs(edition)}
