"""With many guides, a page lists no more than it needs, and every guide can be reached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from kb.content.site import questions_of
from kb.outputs.edition import Edition
from tests.pages.conftest import page_at
from tests.small_docs import LANGUAGES

if TYPE_CHECKING:
    from kb.pages.page import Page

pytestmark = pytest.mark.slow

LISTS = ("security", "all-guides")


@pytest.fixture(scope="module")
def many(real: Edition) -> dict[str, Page]:
    """Return pages of the real site, by path, as they would be with many guides."""
    paths = ["de/", "de/security/kauth/", *(f"{language}/{name}/" for language in LANGUAGES for name in LISTS)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kb.pages.frame.FEW", 5)
        edition = Edition(real.site, real.guides, real.site_url, real.icons)
        return {path: page_at(edition, path) for path in paths}


def test_few_guides_list_all_topics_beside_each_page(real: Edition) -> None:
    frame = page_at(real, "de/security/kauth/").frame
    assert len(frame.topics.value) == len(real.site.topics)
    assert frame.all_topics is None


def test_many_guides_list_only_the_pages_topic_and_a_link_to_the_others(many: dict[str, Page]) -> None:
    frame = many["de/security/kauth/"].frame
    assert [topic.path for topic in frame.topics.value] == ["de/security/"]
    assert "de/security/kauth/" in [guide.path for guide in frame.topics.value[0].guides]
    assert frame.all_topics
    assert frame.all_topics.path == "de/#topics"


def test_the_home_page_lists_all_topics_of_many_guides(many: dict[str, Page], real: Edition) -> None:
    frame = many["de/"].frame
    assert len(frame.topics.value) == len(real.site.topics)
    assert frame.all_topics is None
    assert {(topic.icon, topic.summary) for topic in frame.topics.value} == {("", "")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topic_of_many_guides_lists_them_once_and_leads_to_its_questions(
    many: dict[str, Page], real: Edition, language: str
) -> None:
    topic = next(topic for topic in real.site.topics if topic.id == "security")
    page = many[f"{language}/security/"]
    assert [link.guides for link in page.frame.topics.value] == [()]
    links = _links(page)
    questions = {link for link in links if link.startswith(f"{language}/security/") and "/#" in link}
    guides = {f"{language}/security/{name}/" for name in topic.guides}
    assert links - questions == guides | {f"{language}/questions/security/"}
    assert len(questions) == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_all_guides_leads_to_them_by_topic(many: dict[str, Page], real: Edition, language: str) -> None:
    links = _links(many[f"{language}/all-guides/"])
    assert links == {f"{language}/{topic.id}/" for topic in real.site.topics}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_questions_leads_to_them_by_topic(real: Edition, language: str) -> None:
    site = real.site
    pages_of_topics = {f"{language}/questions/{topic.id}/" for topic in site.topics}
    assert _links(page_at(real, f"{language}/questions/")) == pages_of_topics
    for topic in site.topics:
        links = _links(page_at(real, f"{language}/questions/{topic.id}/"))
        guides = {f"{topic.id}/{name}" for name in topic.guides if site.outlines[f"{topic.id}/{name}"].questions}
        asked = {f"{guide}/#{question}" for guide in guides for question in site.outlines[guide].questions}
        asked |= {f"{question.address}/" for question in questions_of(site, topic.id)}
        assert links >= {f"{language}/{link}" for link in asked | {f"{guide}/" for guide in guides}}  # answers link too


def _links(page: Page) -> set[str]:
    """Return where the page's own links lead, from the site's root."""
    own, _, _moved = page.content.partition('<p class="kb-moved"')
    return {urljoin(f"/{page.path}", link).removeprefix("/") for link in re.findall(r'href="([^"]+)"', own)}
