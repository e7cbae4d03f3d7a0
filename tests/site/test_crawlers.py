"""What search engines find on the built site: pages' addresses and languages, the sitemap and robots.txt agree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.edition import real_site
from tests.small_docs import LANGUAGES, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SITE_URL = "https://knowledge-base.example/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


class Head(NamedTuple):
    """What a page's head tells search engines."""

    language: str | None
    canonical: str | None
    versions: Mapping[str | None, str | None]
    """The addresses of its versions by their languages."""
    robots: str
    og_url: str | None


@pytest.fixture(scope="module")
def heads(site: Path) -> dict[str, Head]:
    """Return the head of each page by the page's address."""
    return {
        SITE_URL + path.relative_to(site).as_posix().removesuffix("index.html"): _head(path.read_text(encoding="utf-8"))
        for path in site.rglob("*.html")
    }


@pytest.fixture(scope="module")
def urls(site: Path) -> dict[str, ElementTree.Element]:
    """Return the sitemap's entries by address."""
    tree = ElementTree.fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314 (our own)
    assert tree.tag == f"{SITEMAP}urlset"
    found = {url.findtext(f"{SITEMAP}loc", ""): url for url in tree}
    assert len(found) == len(tree)
    return found


def _head(html: str) -> Head:
    parsed = LexborHTMLParser(html)

    def value(selector: str, name: str) -> str | None:
        element = parsed.css_first(selector)
        return element.attributes[name] if element else None

    return Head(
        language=value("html", "lang"),
        canonical=value("link[rel=canonical]", "href"),
        versions={link.attributes["hreflang"]: link.attributes["href"] for link in parsed.css("link[hreflang]")},
        robots=value("meta[name=robots]", "content") or "",
        og_url=value("meta[property='og:url']", "content"),
    )


def test_robots_lead_to_the_sitemap_and_name_nothing_else(site: Path) -> None:
    assert (site / "robots.txt").read_text(encoding="utf-8").splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {SITE_URL}sitemap.xml",
    ]


def test_a_page_is_in_the_sitemap_or_asks_not_to_be_found(
    heads: dict[str, Head], urls: dict[str, ElementTree.Element]
) -> None:
    kept = {address for address, head in heads.items() if "noindex" in head.robots}
    assert heads.keys() - kept - urls.keys() == {SITE_URL}  # which leads to the home pages
    assert urls.keys() <= heads.keys() - kept


def test_pages_of_languages_are_in_the_sitemap_and_only_they(urls: dict[str, ElementTree.Element], site: Path) -> None:
    pages = {path.relative_to(site) for path in site.rglob("*.html")}
    of_languages = {path.as_posix().removesuffix("index.html") for path in pages if path.parts[0] in LANGUAGES}
    assert urls.keys() == {SITE_URL + path for path in of_languages}


def test_each_page_is_its_own_canonical_address(heads: dict[str, Head], urls: dict[str, ElementTree.Element]) -> None:
    for address in urls:
        assert heads[address].canonical == heads[address].og_url == address
        assert heads[address].language == address.removeprefix(SITE_URL)[:2]


def test_each_page_names_its_versions_and_that_for_all_others(
    heads: dict[str, Head], urls: dict[str, ElementTree.Element]
) -> None:
    for address in urls:
        page = address.removeprefix(SITE_URL)[3:]
        expected = {language: f"{SITE_URL}{language}/{page}" for language in LANGUAGES}
        assert heads[address].versions == {**expected, "x-default": f"{SITE_URL}en/{page}" if page else SITE_URL}


def test_versions_name_each_other(heads: dict[str, Head]) -> None:
    for address, head in heads.items():
        for version in head.versions.values():
            assert version in heads
            assert heads[version].versions == head.versions, address


def test_the_sitemap_says_the_same_as_the_pages(heads: dict[str, Head], urls: dict[str, ElementTree.Element]) -> None:
    for address, url in urls.items():
        assert {link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(LINK)} == heads[address].versions


def test_guides_have_their_review_dates(urls: dict[str, ElementTree.Element]) -> None:
    for address, outline in real_site().outlines.items():
        for language in LANGUAGES:
            modified = urls[f"{SITE_URL}{language}/{address}/"].findtext(f"{SITEMAP}lastmod", "")
            assert date.fromisoformat(modified) == outline.reviewed[language]


def test_the_desk_asks_not_to_be_found(heads: dict[str, Head], site: Path) -> None:
    assert heads[f"{SITE_URL}support-desk/"].robots == "noindex, nofollow"
    assert "support-desk" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_the_site_carries_the_notice_of_what_others_wrote(site: Path) -> None:
    notice = (site / "NOTICE.txt").read_bytes()
    assert notice == (ROOT / "NOTICE").read_bytes()
    for name in (b"Pyodide", b"Pagefind", b"Material"):
        assert name in notice
