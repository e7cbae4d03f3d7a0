"""A language's home page: its words are written by hand, in Markdown; around them stand topics, widgets and guides."""

from dataclasses import dataclass

from markupsafe import Markup

from kb.content.home_page import HomePage as HomeWords
from kb.pages.frame import Link
from kb.pages.page import Page, PageData
from kb.render.markdown import rendered_page


@dataclass(frozen=True)
class HomePage(PageData):
    """What the home page is made of."""

    words: HomeWords
    widgets: tuple[Link, ...]
    """Each widget, with the title of its guide as summary."""
    most_needed: tuple[Link, ...]
    """The guides that most readers come for."""

    def page(self) -> Page:
        """Return the page."""
        words = Markup(rendered_page(self.words.body))  # noqa: S704 (Python-Markdown's output)
        return self.rendered("home.html", self.words.title, self.words.description, words=words)
