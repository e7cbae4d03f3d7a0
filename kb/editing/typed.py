"""What people type or paste, as texts have it: one paragraph, in the typography of the language."""

from kb.content.document import as_read
from kb.content.lost_layout import lost_in_one_line
from kb.content.site import Site
from kb.editing.answers import EditError
from kb.handover.typesetting import typeset


def why_not_one_paragraph(words: str) -> str:
    """Return what is wrong with the words if they have a layout, such as a list, that a text cannot hold; else ""."""
    lost = lost_in_one_line(words)
    return f"{lost}; write one paragraph, and add another part for the rest" if lost else ""


def one_paragraph(site: Site, language: str, words: str) -> str:
    """Return the words as a text has them.

    Raises:
        EditError: if they are more than a paragraph.
    """
    if wrong := why_not_one_paragraph(words):
        raise EditError(f"{wrong[:1].upper()}{wrong[1:]}.")
    return typeset(as_read(words, ()), language, site)
