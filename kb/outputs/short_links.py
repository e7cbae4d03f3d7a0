"""The short link of each guide, `g/k9x2h/`: a page that redirects by script, or else offers the languages."""

from collections.abc import Iterator
from dataclasses import replace

from kb.content.places import page_of
from kb.outputs.edition import Edition
from kb.outputs.output import Output, template_file
from kb.pages.titles import title_html


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield a page per short link. It leads to the guide where it is now or, if that is retired, to its old page."""
    site = edition.site
    for address, code in site.published.items():
        new = site.whereabouts.destination(address) if code else None
        if new is None:
            continue
        path, _, anchor = (address if new.retirement else new.place).partition("#")
        choices = {
            language: replace(choice, title=title_html(site, page_of(new.place), language))
            for language, choice in edition.choices.items()
        }
        values = {"choices": choices, "path": f"{path}/#{anchor}" if anchor else f"{path}/"}
        yield template_file(f"g/{code}/index.html", edition.theme, "short_link.html.jinja", values)
