"""Pages that hold nothing but widgets, made from the real words."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import material

from kb.content.site import Site, load_site
from kb.pages.inline_html import inline_html
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
        return inline_html(resolved(text, site(), language, PAGES[name]))

    words = site().words[language]
    return widget_html(
        name,
        words.widgets[name],
        words.helpers,
        language,
        inline=inline,
        step_link=lambda step: StepLink(f"#{step.partition('#')[2]}", step.partition("#")[2]),
    )


def page(language: str, *names: str, head: str = "", appearance: str = "light") -> str:
    """Return a whole page with these widgets and the theme's own styles, to lie beside the folder `assets`."""
    styles = ("styles/material", "styles/tokens", "styles/base", "widgets/helper", "widgets/answer", "widgets/pictures")
    links = "".join(f'<link rel="stylesheet" href="assets/{style}.css">' for style in styles)
    widgets = "\n".join(widget(name, language) for name in names)
    return f"""<!doctype html>
<html lang="{language}" data-appearance="{appearance}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Widgets</title>
<link rel="icon" href="assets/images/favicon.svg">
{head}{links}
<script type="module" src="assets/widgets/kb-widget.js"></script>
</head>
<body>
<main class="md-typeset">
<h1>Widgets</h1>
{widgets}
</main>
</body>
</html>
"""


def lay_out(folder: Path, *, with_runtime: bool) -> None:
    """Put the assets of the pages into `folder`; the runtime must be packed."""
    runtime = ROOT / "widgets" / "runtime"
    (folder / "assets" / "widgets").mkdir(parents=True)
    for file in (*runtime.glob("*.js"), *runtime.glob("*.css")):
        if file.name != "worker.js":  # goes with the packed files, whose names are written into it
            shutil.copy(file, folder / "assets" / "widgets")
    for name in ("styles", "icons", "images"):
        shutil.copytree(ROOT / "overrides" / "assets" / name, folder / "assets" / name)
    [base] = Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.min.css")
    shutil.copy(base, folder / "assets" / "styles" / "material.css")
    if with_runtime:
        shutil.copytree(runtime / "packed", folder / "assets" / "runtime")
