"""Pages that hold nothing but widgets, made from the real words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from markdown import markdown

from kb.content.site import Site, load_site
from kb.pages.links import resolved
from kb.pages.widgets import StepLink, widget_html

ROOT = Path(__file__).parents[2]
PAGES = {
    "auto-renewal": "billing/automatic-renewal",
    "identifiers": "security/identifiers",
    "password-change": "security/identifiers",
    "screenshot-keys": "support/help-support-help-you",
}


@cache
def site() -> Site:
    """Return the real site."""
    return load_site(ROOT / "docs")[0]


def widget(name: str, language: str) -> str:
    """Return the widget's HTML, with the steps' addresses as the words of the links to them."""

    def inline(text: str) -> str:
        html = markdown(resolved(text, site(), language, PAGES[name]), extensions=["pymdownx.betterem"])
        return html.removeprefix("<p>").removesuffix("</p>")

    words = site().words[language]
    return widget_html(
        name,
        words.widgets[name],
        words.helpers,
        language,
        inline=inline,
        step_link=lambda step: StepLink(f"#{step.partition('#')[2]}", step.partition("#")[2]),
    )


def page(language: str, *names: str, head: str = "") -> str:
    """Return a whole page with these widgets, and with targets for their links."""
    widgets = [widget(name, language) for name in names]
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Widgets</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'{head}<link rel="stylesheet" href="assets/widgets/helper.css">'
        '<script type="module" src="assets/widgets/kb-widget.js"></script></head>'
        f'<body><main class="md-typeset"><h1>Widgets</h1>{"".join(widgets)}</main></body></html>'
    )
