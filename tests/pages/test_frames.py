"""Which pages the site has, and how readers reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.content.places import FIXED_PAGES
from kb.content.site import questions_of
from kb.outputs import outputs_of
from kb.pages.frame import HOME
from kb.pages.page import PageData
from tests.small_docs import LANGUAGES

if TYPE_CHECKING:
    from kb.outputs.edition import Edition
    from kb.pages.page import Page

pytestmark = pytest.mark.slow


def _pages(edition: Edition) -> dict[str, Page]:
    """Return the pages by their names, except “not found” pages."""
    pages = {name: output.given for name, output in outputs_of(edition).items() if isinstance(output.given, PageData)}
    return {name: given.page() for name, given in pages.items() if not given.frame.is_anywhere}


def test_every_page_knows_its_path(real: Edition) -> None:
    site, pages = real.site, _pages(real)
    assert [f"{page.path}index.html" for page in pages.values()] == list(pages)
    assert len(pages) == len(LANGUAGES) * (1 + 2 * len(site.topics) + len(FIXED_PAGES) + len(site.guides))


def test_frames_lead_to_every_page(real: Edition) -> None:
    site = real.site
    linked = set()
    for language in LANGUAGES:
        home = real.frame(language, HOME)
        assert [version for version, _link in home.versions.value] == list(LANGUAGES)
        linked |= {link.path for _language, link in home.versions.value}
        linked |= {link.path for link in (*home.topics.value, *real.surroundings[language].value.lists)}
        for topic in site.topics:
            of_topic = real.frame(language, topic.id)
            linked |= {link.path for other in of_topic.topics.value for link in other.guides}
    # The page of all questions leads to those of each topic, and these to the questions without a guide.
    by_topic = {f"{language}/questions/{topic.id}/" for language in LANGUAGES for topic in site.topics}
    by_topic |= {
        f"{language}/{question.address}/"
        for language in LANGUAGES
        for topic in site.topics
        for question in questions_of(site, topic.id)
    }
    assert linked | by_topic == {page.path for page in _pages(real).values()}


def test_a_page_names_its_ancestors_and_its_versions(real: Edition) -> None:
    frame = real.frame("fr", "security/kauth")
    assert [link.path for link in frame.ancestors.value] == ["fr/", "fr/security/"]
    assert {language: link.path for language, link in frame.versions.value} == {
        language: f"{language}/security/kauth/" for language in LANGUAGES
    }
    assert frame.is_guide
    assert frame.code == real.site.published["security/kauth"]  # type: ignore[index]  # a Text is a string
