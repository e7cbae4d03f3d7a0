"""Which pages the site has."""

from __future__ import annotations

from pathlib import Path

from kb.content.languages import LANGUAGES
from kb.content.site import load_site
from kb.pages.frame import HOME, Frames
from kb.pages.site_pages import generated_pages

DOCS = Path(__file__).parents[2] / "docs"


def test_every_page_knows_its_path() -> None:
    site, _findings = load_site(DOCS)
    pages = generated_pages(site)
    assert [make().path for make in pages.values()] == list(pages)
    assert len(pages) == len(LANGUAGES) * (2 * len(site.topics) + 3 + len(site.guides))


def test_frames_lead_to_every_page() -> None:
    site, _findings = load_site(DOCS)
    built = {path.removesuffix(".md").removesuffix("index").rstrip("/") + "/" for path in generated_pages(site)}
    frames = Frames(site)
    linked = set()
    for language in LANGUAGES:
        home = frames.of_page(language, HOME)
        assert [language for language, _link in home.versions] == list(LANGUAGES)
        assert home.path == f"{language}/"
        linked |= {link.path for link in (*home.topics, *home.lists)}
        for topic in site.topics:
            of_topic = frames.of_page(language, topic.id)
            linked |= {link.path for other in of_topic.topics for link in other.guides}
    by_topic = {f"{language}/questions/{topic.id}/" for language in LANGUAGES for topic in site.topics}
    assert linked | by_topic == built  # the page of all questions leads to those of each topic
