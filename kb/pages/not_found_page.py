"""The page for addresses that lead nowhere: search, topics, and the way to people, in the reader's language."""

from dataclasses import dataclass
from typing import NamedTuple

from kb.pages.page import Page, PageData


class Message(NamedTuple):
    """What the page says for readers of another language."""

    language: str
    title: str
    text: str
    home: str
    """What their home page is called."""


@dataclass(frozen=True)
class NotFoundPage(PageData):
    """What the page is made of."""

    others: tuple[Message, ...] = ()
    """For readers of other languages, where the server does not know theirs."""

    def page(self) -> Page:
        """Return the page."""
        labels = self.frame.surroundings.value.labels
        return self.rendered("not_found.html.jinja", labels["not-found-title"], labels["not-found-text"])
