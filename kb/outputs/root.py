"""The page at `/`: redirects readers to their language, or lists all languages if it cannot."""

from collections.abc import Iterator

from kb.outputs.edition import Edition
from kb.outputs.output import Output, template_file
from kb.pages.frame import HOME


def outputs(edition: Edition) -> Iterator[Output]:
    """Yield the page."""
    home_pages = edition.announcements[HOME].value.versions
    values = {"choices": edition.choices, "home_pages": home_pages, "site_url": edition.site_url}
    yield template_file("index.html", edition.theme, "root.html.jinja", values)
