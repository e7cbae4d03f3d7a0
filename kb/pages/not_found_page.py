"""The “not found” page: search, topics, and the contact page, in the reader's language."""

from dataclasses import dataclass
from typing import NamedTuple

from kb.pages.page import Page, PageData


class Message(NamedTuple):
    """The message for readers of another language."""

    language: str
    title: str
    text: str
    home: str
    """The title of their home page."""


@dataclass(frozen=True)
class NotFoundPage(PageData):
    """The data of the page."""

    others: tuple[Message, ...] = ()
    """Messages for readers of other languages, on the page for servers that do not know the reader's."""

    def page(self) -> Page:
        """Return the page."""
        labels = self.frame.surroundings.value.labels
        return self.rendered("not_found.html.jinja", labels["not-found-title"], labels["not-found-text"])
