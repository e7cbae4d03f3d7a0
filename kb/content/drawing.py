"""Drawings of docs/images: SVG in which {name} is replaced by a label in the page's language."""

import re

PLACEHOLDER = re.compile(r"\{([a-z0-9-]+)\}")


def placeholders(drawing: str) -> set[str]:
    """Return the names of the labels that the drawing asks for."""
    return set(PLACEHOLDER.findall(drawing))
