"""Among many guides a page lists no more than it needs, and all can be reached."""

from __future__ import annotations

import re

import pytest

from kb.content.languages import LANGUAGES
from kb.content.site import Site, load_site
from kb.pages.frame import HOME, Frames
from kb.pages.overview_pages import overview_page
from kb.pages.topic_page import topic_page
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def site() -> Site:
    """Return the real site."""
    return load_site(ROOT / "docs")[0]


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the real site's guides many."""
    monkeypatch.setattr("kb.pages.extent.FEW", 5)


def test_few_guides_list_all_topics_beside_each_page(site: Site) -> None:
    frame = Frames(site).of_page("de", "security/kauth")
    assert len(frame.topics) == len(site.topics)
    assert frame.all_topics is None


@pytest.mark.usefixtures("many")
def test_many_guides_list_the_topic_of_the_page_and_the_way_to_the_others(site: Site) -> None:
    frame = Frames(site).of_page("de", "security/kauth")
    assert [topic.path for topic in frame.topics] == ["de/security/"]
    assert "de/security/kauth/" in [guide.path for guide in frame.topics[0].guides]
    assert frame.all_topics
    assert frame.all_topics.path == "de/#topics"


@pytest.mark.usefixtures("many")
def test_the_home_page_lists_all_topics_of_many_guides(site: Site) -> None:
    frame = Frames(site).of_page("de", HOME)
    assert len(frame.topics) == len(site.topics)
    assert frame.all_topics is None
    assert {(topic.icon, topic.summary) for topic in frame.topics} == {("", "")}


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topic_of_many_guides_lists_them_once_and_leads_to_its_questions(site: Site, language: str) -> None:
    topic = next(topic for topic in site.topics if topic.id == "security")
    assert [link.guides for link in Frames(site).of_page(language, "security").topics] == [()]
    links = _links(topic_page(site, topic, language).body)
    questions = [link for link in links if "/#" in link and not link.startswith("../")]
    assert links - {*questions} == {*(f"{name}/" for name in topic.guides), "../questions/security/"}
    assert len(questions) == 5


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_all_guides_leads_to_them_by_topic(site: Site, language: str) -> None:
    assert _links(overview_page("all-guides", site, language).body) == {f"../{topic.id}/" for topic in site.topics}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_questions_leads_to_them_by_topic(site: Site, language: str) -> None:
    assert _links(overview_page("questions", site, language).body) == {f"{topic.id}/" for topic in site.topics}
    for topic in site.topics:
        links = _links(overview_page(f"questions/{topic.id}", site, language).body)
        guides = {f"{topic.id}/{name}" for name in topic.guides if site.outlines[f"{topic.id}/{name}"].faq[language]}
        asked = {f"{guide}/#{question.id}" for guide in guides for question in site.outlines[guide].faq[language]}
        assert links >= {f"../../{link}" for link in asked | {f"{guide}/" for guide in guides}}  # answers link too


def _links(body: str) -> set[str]:
    return set(re.findall(r'(?:href="|\]\()([^")]+)', body))
