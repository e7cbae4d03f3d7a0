"""The Markdown page of a guide in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.content.fields import units
from kb.pages.icons import icon, icon_shapes
from kb.pages.links import guide_link, resolved
from kb.pages.page import Page
from kb.pages.pictures import picture_html
from kb.pages.templates import template
from kb.pages.values import formatted_date

if TYPE_CHECKING:
    from kb.content.site import GuideInLanguages, Site


def guide_page(site: Site, guide: GuideInLanguages, language: str) -> Page:
    """Return the page of `guide` in `language`."""
    version = guide.versions[language]

    def inline(text: str) -> str:
        return resolved(text, site, language, guide.address)

    related = [
        {
            "title": inline(other.title),
            "summary": inline(other.summary),
            "link": guide_link(address, guide.address),
        }
        for address in version.related
        if (other := site.guides[address].versions[language])
    ]
    body = template("guide.md.jinja").render(
        guide=version,
        language=language,
        labels=site.words[language].labels,
        icon=icon,
        icon_shapes=icon_shapes(),
        inline=inline,
        picture=lambda image: picture_html(image, site),
        related=related,
        reviewed=formatted_date(version.reviewed, language),
        untranslated=any(unit.text.language != language for unit in units(version)),
        widgets="",
    )
    return Page(
        path=f"{language}/{guide.address}.md",
        title=version.title,
        description=inline(version.summary),
        body=body,
    )
