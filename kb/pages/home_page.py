"""A language's home page: its words are written by hand, in Markdown; around them stand topics, widgets and guides."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from kb.content.home_page import HomePage as HomeWords
from kb.content.part import Part
from kb.pages.frame import HOME, Frame, Link
from kb.pages.page import Page, Surroundings, context_of
from kb.render.markdown import rendered_page
from kb.render.renderer import page_path


@dataclass(frozen=True)
class HomePage:
    """What the home page is made of."""

    words: HomeWords
    surroundings: Part[Surroundings]
    frame: Frame
    widgets: tuple[Link, ...]
    """Each widget, with the title of its guide as summary."""
    most_needed: tuple[Link, ...]
    """The guides that most readers come for."""


def home_page(given: HomePage) -> Page:
    """Return the page."""
    around = given.surroundings.value
    page = Page(
        path=page_path(around.language, HOME),
        title=given.words.title,
        description=given.words.description,
        content=Markup(),
        frame=given.frame,
        surroundings=around,
    )
    content = around.theme.value.render(
        "home.html",
        **context_of(page),
        words=Markup(rendered_page(given.words.body)),  # noqa: S704 (Python-Markdown's output)
        widgets=given.widgets,
        most_needed=given.most_needed,
    )
    return replace(page, content=Markup(content))  # noqa: S704 (a template’s output)
