"""The templates of the pages, and how they are found. What they share with those of the theme stands there."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from jinja2 import Template

THEME = Path(__file__).parents[3] / "overrides"


@cache
def template(name: str) -> Template:
    """Return the template of that name. It writes Markdown, which is escaped where it becomes HTML, not here."""
    environment = Environment(  # noqa: S701
        loader=ChoiceLoader([PackageLoader("kb.pages"), FileSystemLoader(THEME)]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
