"""A page: the data it is made from, the page itself, and its HTML."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from kb.pages.frame import Frame
from kb.pages.text_names import with_name


@dataclass(frozen=True)
class Heading:
    """A heading, for the page's table of contents, with the headings below it."""

    id: str
    title: str
    """Plain words, without markup."""
    children: tuple["Heading", ...] = ()
    only_for: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Whom the part below it is for, if not for everybody: kind → values."""


@dataclass(frozen=True)
class Page:
    """Everything that a page shows. `path` is relative to the site's root: `de/billing/pay-invoices/`."""

    path: str
    title: str
    description: str
    content: Markup
    frame: Frame
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class PageData(ABC):
    """The data that a page is made from: its frame, and whatever else pages of its kind need."""

    frame: Frame

    @abstractmethod
    def page(self) -> Page:
        """Return the page."""

    def named(self, html: str, name: str) -> str:
        """Return the HTML of a text; in the preview, with its name, by which the editor finds it."""
        return with_name(html, name) if self.frame.surroundings.value.is_preview else html

    def rendered(
        self, template: str, title: str, description: str, headings: tuple[Heading, ...] = (), **values: object
    ) -> Page:
        """Return the page, whose content is rendered from the template with this data and the values."""
        variables = self.frame.variables
        theme = self.frame.surroundings.value.theme.value
        content = theme.render(template, given=self, headings=headings, **variables, **values)
        return Page(self.frame.path, title, description, content, self.frame, headings)


def page_html(page: Page) -> str:
    """Return the whole page as HTML."""
    return page.frame.surroundings.value.theme.value.render("main.html", **variables_of(page))


def variables_of(page: Page) -> dict[str, object]:
    """Return the variables of the page's template."""
    return {"page": page, **page.frame.variables}
