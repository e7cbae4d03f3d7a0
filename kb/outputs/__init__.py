"""Everything in site/. Each module is one kind of output: its names, the input of each, and how it is made.

A new output is a module with a function `outputs`, and a line in OUTPUTS.
"""

from importlib import import_module

from kb.outputs.edition import Edition
from kb.outputs.output import Output

OUTPUTS = (
    "search",
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
"""The modules, slowest outputs first."""


def outputs_of(edition: Edition) -> dict[str, Output]:
    """Return all outputs of the site by their names."""
    modules = (import_module(f"kb.outputs.{name}") for name in OUTPUTS)
    return {output.name: output for module in modules for output in module.outputs(edition)}
