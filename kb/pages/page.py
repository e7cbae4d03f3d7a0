"""A page: what it is made of, and what comes of that, of which a template makes the HTML."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from markupsafe import Markup

from kb.pages.frame import Frame


@dataclass(frozen=True)
class Heading:
    """A heading of the page, for its contents, with those below it."""

    id: str
    title: str
    """In plain words."""
    children: tuple["Heading", ...] = ()


@dataclass(frozen=True)
class Page:
    """All that a page shows. `path` is where it stands, from the site's root: `de/billing/pay-invoices/`."""

    path: str
    title: str
    description: str
    content: Markup
    frame: Frame
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class PageData(ABC):
    """What a page is made of: what stands around it, and whatever pages of its kind have besides."""

    frame: Frame

    @abstractmethod
    def page(self) -> Page:
        """Return the page."""

    def rendered(
        self, template: str, title: str, description: str, headings: tuple[Heading, ...] = (), **values: object
    ) -> Page:
        """Return the page whose content the template makes of this and of the values."""
        variables = self.frame.variables
        theme = self.frame.surroundings.value.theme.value
        content = theme.render(template, given=self, headings=headings, **variables, **values)
        return Page(self.frame.path, title, description, content, self.frame, headings)


def page_html(page: Page) -> str:
    """Return the page's HTML."""
    return page.frame.surroundings.value.theme.value.render("main.html", **variables_of(page))


def variables_of(page: Page) -> dict[str, object]:
    """Return the variables of the page's template."""
    return {"page": page, **page.frame.variables}
