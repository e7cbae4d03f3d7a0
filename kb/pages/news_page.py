"""The page of news: what has changed in guides and questions, by topic."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from kb.pages.changes import ChangesOfGuides, newest
from kb.pages.frame import Link
from kb.pages.page import Heading, Page, PageData
from kb.render.renderer import seen_from
from kb.render.values import formatted_date

MOST_OF_TOPIC = 20
"""The largest number of changes of one topic that the page shows."""


@dataclass(frozen=True)
class NewsPage(PageData):
    """The data of the page of news."""

    topics: tuple[tuple[Link, ChangesOfGuides], ...]
    """The topics in which something has changed."""
    feeds: Mapping[str, Link]
    """Id of a topic, or "" for all → its feed."""

    def page(self) -> Page:
        """Return the page."""
        around = self.frame.surroundings.value
        labels = around.labels
        return self.rendered(
            "news.html.jinja",
            labels["news"],
            labels["news-summary"],
            tuple(Heading(topic.name, topic.title) for topic, _guides in self.topics),
            topics=[(topic, newest(guides, MOST_OF_TOPIC)) for topic, guides in self.topics],
            html=partial(seen_from, path=self.frame.path),
            day=lambda day: formatted_date(day, around.record),
        )
