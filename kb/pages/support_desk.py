"""The support desk: one page for all languages, where support finds a step and copies what the customer needs.

It stands outside of the navigation and the sitemap, and search engines are asked to leave it out.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from kb.content.part import Part
from kb.pages.security_policy import with_security_policy
from kb.pages.theme import Theme

DESK = "desk-"
"""What the names of the desk's own labels begin with."""

OTHER_LABELS = ("appearance-dark", "home", "search-placeholder")
"""Labels of the other pages that the desk uses too, beside its own."""


@dataclass(frozen=True)
class DeskPage:
    """What the desk's page is made of, besides its data."""

    title: str
    languages: Mapping[str, str]
    """Each language's own name."""
    labels: Mapping[str, Mapping[str, str]]
    """Its own, and OTHER_LABELS, by language; and `missing`, what a widget says of empty fields."""
    theme: Part[Theme]


def labels_of_desk(labels: Mapping[str, str]) -> dict[str, str]:
    """Return those of a language's labels that the desk shows."""
    return {name: label for name, label in labels.items() if name.startswith(DESK) or name in OTHER_LABELS}


def desk_html(given: DeskPage, files: Mapping[str, str]) -> str:
    """Return the page; `files` has the name of each language's data file, beside the page."""
    html = given.theme.value.render(
        "support_desk.html.jinja",
        title=given.title,
        languages=given.languages,
        files=files,
        labels=json.dumps(given.labels, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        needs_script={language: labels["desk-needs-script"] for language, labels in given.labels.items()},
    )
    return with_security_policy(html)
