"""Pages that contain only widgets, made from the real words."""

from __future__ import annotations

import shutil
from pathlib import Path

from pydantic import BaseModel

from kb.content.text import Place, Text
from kb.content.widget_words import SHARED_LABELS, WIDGET_LABELS, SharedWidgetWords, WidgetWords
from kb.pages.widgets import WidgetInPage, widget_html
from kb.render.renderer import ROOT as ROOT_OF_SITE
from kb.render.renderer import Renderer, path_of_place
from tests.edition import real_edition, real_site
from widgets.cases import codes_of_facts, fact_names, fields_of_form
from widgets.rules import ERRORS, WIDGETS, Field

ROOT = Path(__file__).parents[2]
PAGES = {
    "auto-renewal": "billing/automatic-renewal",
    "identifiers": "security/identifiers",
    "password-change": "security/identifiers",
    "screenshot-keys": "support/help-support-help-you",
}


def widget(name: str, language: str) -> str:
    """Return the widget's HTML in the site's own words. The text of a link to a step is the step's anchor."""
    words = real_site().words[language]
    return _widget(name, words.widgets[name], words.all_widgets, language)


def widget_in_keys(name: str, language: str) -> str:
    """Return the widget's HTML with the keys of words.yml instead of the words, which change more often."""
    widget = WIDGETS[name]
    fields = {field.name: _field_in_keys(field) for field in widget.fields if field.name in fields_of_form(name)}
    facts = sorted({fact for outcome in widget.outcomes for fact in fact_names(name, outcome)})
    codes = codes_of_facts(name)
    outcomes = {code: {part: f"{code}.{part}" for part in ("title", "text")} for code in widget.outcomes}
    for code, outcome in outcomes.items():
        if facts:
            outcome["detail"] = " ".join(f"**{{{fact}}}**" for fact in sorted(fact_names(name, code))) or "detail"
    words = {
        "title": "title {auto_renewal.lead}",
        "intro": "intro",
        "fields": fields,
        "outcomes": {
            code: {part: text for part, text in outcome.items() if text} for code, outcome in outcomes.items()
        },
        "facts": {
            fact: {value: f"{fact}.{value}" for value in sorted(codes.get(fact, {"true", "false", "null"}))}
            for fact in facts
        },
        "labels": {label: label for label in ("label", *WIDGET_LABELS.get(name, ()))},
    }
    shared = {"errors": {code: code for code in ERRORS}, "labels": {label: label for label in SHARED_LABELS}}
    return _widget(name, _as_texts(WidgetWords, words), _as_texts(SharedWidgetWords, shared), language)


def _field_in_keys(field: Field) -> dict[str, object]:
    options = field.options or (("true", "false") if field.kind == "flag" else ())
    return {
        "label": f"{field.name}.label",
        "hint": f"{field.name}.hint",
        "short": f"{field.name}.short",
        "options": {option: option for option in options},
    }


def _as_texts[Shape: BaseModel](shape: type[Shape], words: object) -> Shape:
    def texts(value: object) -> object:
        if isinstance(value, dict):
            return {key: texts(inner) for key, inner in value.items()}
        return Text(str(value), Place(Path("words.yml")))

    return shape.model_validate(texts(words))


def _widget(name: str, words: WidgetWords, shared: SharedWidgetWords, language: str) -> str:
    edition = real_edition()
    renderer = Renderer(language, edition.site.languages[language], edition.site.products[language])
    anchors = {step: step.partition("#")[2] for step in WIDGETS[name].steps}
    html = str(widget_html(WidgetInPage(name, words, shared, anchors), renderer, edition.theme.value))
    to_anchors = {ROOT_OF_SITE + path_of_place(language, step): f"#{anchor}" for step, anchor in anchors.items()}
    for address, anchor in to_anchors.items():
        html = html.replace(f'href="{address}"', f'href="{anchor}"')
    return renderer.seen_from(html, PAGES[name])


def page(language: str, *names: str, head: str = "", appearance: str = "light") -> str:
    """Return a whole page with these widgets and the theme's own styles, to be placed beside the folder `assets`."""
    asset = real_edition().theme.value.asset
    widgets = "\n".join(widget(name, language) for name in names)
    return f"""<!doctype html>
<html lang="{language}" data-appearance="{appearance}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Widgets</title>
<link rel="icon" href="{asset("images/favicon.svg")}">
{head}<link rel="stylesheet" href="{asset("styles/page.css")}">
<link rel="stylesheet" href="{asset("styles/widget.css")}">
<script type="module" src="{asset("widgets/kb-widget.js")}"></script>
</head>
<body>
<main class="kb-text">
<h1>Widgets</h1>
{widgets}
</main>
</body>
</html>
"""


def lay_out(folder: Path, packed: Path | None = None) -> None:
    """Put the assets of the pages into `folder`, and the packed runtime if the pages are to have it."""
    assets = real_edition().assets
    for name, content in assets.files.items():
        path = folder / assets.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if packed:
        shutil.copytree(packed, folder / "assets" / "runtime")
