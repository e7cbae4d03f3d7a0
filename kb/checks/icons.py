"""Faults of the icons of buttons that texts show: `![three dots](icon:more)`."""

from collections.abc import Iterator

from kb.checks.product import names_that_texts_show
from kb.content.finding import Finding, nearest
from kb.content.inline import ICON, all_tokens, tokens
from kb.content.site import Shared, Site
from kb.content.text import Place, Text


def unknown_icons_of_texts(text: Text, shared: Shared) -> Iterator[Finding]:
    """Find icons that are not in icons.yml."""
    known = shared.inline_icons
    if known is None:  # the file has its own findings
        return
    for token in all_tokens(text):
        if token.kind == "icon" and token.value not in known:
            yield Finding(text.place, f"unknown icon “{token.value}”", nearest(token.value, known))


def icons_without_a_name(text: Text, _shared: Shared) -> Iterator[Finding]:
    """Find icons that say nothing to those who cannot see them, or more than plain words."""
    for token in all_tokens(text):
        if token.kind == "icon" and not token.label.strip():
            expected = f"describe what it shows: ![three dots]({ICON}{token.value})"
            yield Finding(text.place, f"the icon “{token.value}” has no name", expected)
        elif token.kind == "icon" and (
            "*" in token.label or any(inner.kind != "words" for inner in tokens(token.label))
        ):
            wrong = f"the name of the icon “{token.value}” has markup"
            yield Finding(text.place, wrong, "expected only words: they are read out, searched and copied")


def icons_that_no_text_shows(site: Site) -> Iterator[Finding]:
    """Find icons of icons.yml that nobody uses."""
    if site.unreadable:  # one of these guides may show it
        return
    shown = names_that_texts_show(site)
    for name in site.inline_icons or ():
        if ICON + name not in shown:
            place = Place(site.docs / "icons.yml", where=name)
            yield Finding(place, f"no text shows the icon “{name}”", "show it, or remove it", "warning")
