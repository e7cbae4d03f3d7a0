"""The Markdown page of a guide in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.fields import anchor_title, units
from kb.content.places import widgets_of
from kb.pages.icons import icon, icon_shapes
from kb.pages.inline_html import inline_html
from kb.pages.links import built_link, resolved
from kb.pages.page import Page
from kb.pages.pictures import picture_html
from kb.pages.templates import template
from kb.pages.terms import TermsOfPage
from kb.pages.values import formatted_date
from kb.pages.widgets import StepLink, widget_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.guide_in_languages import GuideInLanguages
    from kb.content.site import Site


def guide_page(site: Site, guide: GuideInLanguages, language: str) -> Page:
    """Return the page of `guide` in `language`."""
    version = guide.versions[language]

    def inline(text: str) -> str:
        return resolved(text, site, language, guide.address)

    terms = TermsOfPage(site.glossaries.get(language, {}), guide.address)

    def explained(text: str) -> str:
        return resolved(text, site, language, guide.address, in_words=terms.explained)

    related = [
        {
            "title": inline(other.titles[language]),
            "summary": inline(other.summaries[language]),
            "link": built_link(address, guide.address),
        }
        for address in version.related
        if (other := site.outlines[address])
    ]
    body = template("guide.md.jinja").render(
        guide=version,
        language=language,
        labels=site.words[language].labels,
        icon=icon,
        icon_shapes=icon_shapes(),
        inline=inline,
        explained=explained,
        picture=lambda image: picture_html(image, site, inline),
        related=related,
        reviewed=formatted_date(version.reviewed, language),
        untranslated=any(unit.text.language != language for unit in units(version)),
        widgets="\n\n".join(_widgets(site, guide, language)),
    )
    return Page(
        path=f"{language}/{guide.address}.md",
        title=inline(version.title),
        description=inline(version.summary),
        body=body,
    )


def _widgets(site: Site, guide: GuideInLanguages, language: str) -> Iterator[str]:
    """Yield the HTML of each widget of the guide."""
    words = site.words[language]

    def inline(text: str) -> str:
        return inline_html(resolved(text, site, language, guide.address))

    def step_link(step: str) -> StepLink:
        address, _, anchor = step.partition("#")
        title = anchor_title(site.guides[address].versions[language], anchor)
        return StepLink(built_link(step, guide.address), inline(title))

    for name in widgets_of(guide.versions[language]):
        yield widget_html(name, words.widgets[name], words.helpers, language, inline=inline, step_link=step_link)
