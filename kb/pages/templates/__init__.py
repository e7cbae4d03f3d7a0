"""The templates of the pages, and how they are found."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from jinja2 import Template


@cache
def template(name: str) -> Template:
    """Return the template of that name. It writes Markdown, which is escaped where it becomes HTML, not here."""
    environment = Environment(  # noqa: S701
        loader=PackageLoader("kb.pages"), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(name)
