"""A language's home page: its words are written by hand, in Markdown; around them stand topics, widgets and guides."""

from dataclasses import dataclass

from kb.content.home_page import HomePage as HomeWords
from kb.content.product import Product
from kb.pages.frame import HOME, Link
from kb.pages.page import Page, PageData
from kb.render.renderer import Renderer


@dataclass(frozen=True)
class HomePage(PageData):
    """What the home page is made of."""

    words: HomeWords
    product: Product
    """What its words name."""
    widgets: tuple[Link, ...]
    """Each widget, with the title of its guide as summary."""
    most_needed: tuple[Link, ...]
    """The guides that most readers come for."""

    def page(self) -> Page:
        """Return the page."""
        around = self.frame.surroundings.value
        renderer = Renderer(around.language, around.record, self.product)
        words = renderer.page_html(self.words.body, HOME)
        return self.rendered("home.html", self.words.title, self.words.description, words=words)
