"""What search engines find: robots.txt and the sitemap, but not the support desk; and the notice."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.edition import real_edition
from tests.small_docs import LANGUAGES, ROOT

if TYPE_CHECKING:
    from pathlib import Path

SITE_URL = "https://knowledge-base.example/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(scope="module")
def urls(site: Path) -> dict[str, ElementTree.Element]:
    """Return the sitemap's entries by address."""
    tree = ElementTree.fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314 (our own)
    assert tree.tag == f"{SITEMAP}urlset"
    found = {url.findtext(f"{SITEMAP}loc", ""): url for url in tree}
    assert len(found) == len(tree)
    return found


def test_robots_lead_to_the_sitemap_and_name_nothing_else(site: Path) -> None:
    assert (site / "robots.txt").read_text(encoding="utf-8").splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {SITE_URL}sitemap.xml",
    ]


def test_the_sitemap_has_just_the_pages_that_may_be_found(site: Path, urls: dict[str, ElementTree.Element]) -> None:
    pages = {
        SITE_URL + path.relative_to(site).as_posix().removesuffix("index.html")
        for path in site.rglob("*.html")
        if path.relative_to(site).parts[0] in LANGUAGES
    }
    assert urls.keys() == pages
    assert "support-desk" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_each_page_names_its_versions_and_that_for_all_others(urls: dict[str, ElementTree.Element]) -> None:
    for address, url in urls.items():
        page = address.removeprefix(SITE_URL)[3:]
        links = {link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(LINK)}
        expected = {language: f"{SITE_URL}{language}/{page}" for language in LANGUAGES}
        assert links == {**expected, "x-default": f"{SITE_URL}en/{page}" if page else SITE_URL}


def test_guides_tell_when_they_were_reviewed(urls: dict[str, ElementTree.Element]) -> None:
    for address, outline in real_edition().site.outlines.items():
        for language in LANGUAGES:
            modified = urls[f"{SITE_URL}{language}/{address}/"].findtext(f"{SITEMAP}lastmod", "")
            assert date.fromisoformat(modified) == outline.reviewed


def test_the_desk_asks_not_to_be_found(site: Path) -> None:
    assert '<meta name="robots" content="noindex, nofollow">' in (site / "support-desk/index.html").read_text("utf-8")


def test_the_site_carries_the_notice_of_what_others_wrote(site: Path) -> None:
    notice = (site / "NOTICE.txt").read_bytes()
    assert notice == (ROOT / "NOTICE").read_bytes()
    for name in (b"Pyodide", b"Pagefind", b"Material"):
        assert name in notice
