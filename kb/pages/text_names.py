"""The names of texts in the pages of the preview, by which `kb serve --edit` finds them in the files.

They are those of kb.translations.units: `billing/pay#open.text`, `snippets#open-payments.text`. Published pages do not
carry them.
"""

from collections.abc import Mapping

from markupsafe import Markup

from kb.content.fields import units
from kb.content.guide import Guide

SNIPPETS = "snippets"
OF_QUESTIONS = {"title": "question", "summary": "answer"}
"""What the fields are called in the file of a question, which is seen as a guide."""


def with_name(html: str, name: str) -> Markup:
    """Return the HTML of a text, inside an element that carries its name."""
    return Markup('<span data-unit="{}">{}</span>').format(name, html)


def names_of_texts(address: str, guide: Guide, *, is_question: bool = False) -> Mapping[int, str]:
    """Return the names of the texts that a page shows, by their identity: several may say the same."""
    names = {}
    for unit in units(guide):
        place = unit.text.place
        if place.path.stem == SNIPPETS:
            names[id(unit.text)] = f"{SNIPPETS}#{place.where}"
        else:
            names[id(unit.text)] = f"{address}#{OF_QUESTIONS[unit.key] if is_question else unit.key}"
    return names
