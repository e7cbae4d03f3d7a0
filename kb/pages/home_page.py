"""The home page of a language: words written by hand in Markdown, with topics, widgets and guides around them."""

from dataclasses import dataclass

from kb.content.home_page import HomePage as HomeWords
from kb.content.part import Part
from kb.content.product import Product
from kb.pages.frame import HOME, Link
from kb.pages.page import Page, PageData
from kb.render.renderer import Renderer


@dataclass(frozen=True)
class HomePage(PageData):
    """The data of a home page."""

    words: HomeWords
    product: Part[Product]
    """The labels and pages of the company's programs that its words mention."""
    widgets: tuple[Link, ...]
    """A link to each widget, with the title of its guide as the summary."""
    most_needed: tuple[Link, ...]
    """Links to the guides that most readers need."""

    def page(self) -> Page:
        """Return the page."""
        around = self.frame.surroundings.value
        renderer = Renderer(around.language, around.record, self.product.value)
        words = renderer.page_html(self.words.body, HOME)
        return self.rendered("home.html", self.words.title, self.words.description, words=words)
