"""What has changed: at the end of a guide, on the news page, in the feeds, and in the desk."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.content.changes import appended
from tests.pages.conftest import SITE_URL, edition_at, output_at

if TYPE_CHECKING:
    from pathlib import Path

    from kb.outputs.edition import Edition

ATOM = "{http://www.w3.org/2005/Atom}"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
CHANGES = """\
changes:
  - {id: old, date: 2026-10-01, significance: minor, text: "A < B: siehe [dort](guide:billing/remind#turn-on)."}
  - {id: new, date: 2026-11-01, significance: major, text: Jetzt anders., before: {pay-one-choose: Früher.}}
"""
IN_FRENCH = "changes: [{id: new, text: C’est changé.}]\n"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the small site, with changes in a guide."""
    from tests.small_docs import write_small_docs

    docs = write_small_docs(tmp_path_factory.mktemp("changed") / "docs")
    appended(CHANGES.encode())(docs / "de/billing/pay.yml")
    appended(IN_FRENCH.encode())(docs / "fr/billing/pay.yml")
    return edition_at(docs)


def _text(edition: Edition, name: str) -> str:
    output = output_at(edition, name)
    (content,) = output.make(output.given, None).values()  # type: ignore[arg-type]  # they use no bench
    return content.decode()


def _feed(edition: Edition, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(_text(edition, name))  # noqa: S314 (our own)


def test_a_guide_ends_with_its_changes_the_newest_first(changed: Edition) -> None:
    page = _text(changed, "de/billing/pay/index.html")
    end = page[page.index('id="changes"') :]
    assert end.index("Jetzt anders.") < end.index("A &lt; B")
    assert '<time datetime="2026-11-01">1. November 2026</time>' in end
    assert 'id="changes"' not in _text(changed, "de/billing/remind/index.html")


def test_the_news_page_is_by_topic_and_links_to_the_feeds(changed: Edition) -> None:
    page = _text(changed, "de/news/index.html")
    assert re.findall(r'<h2 id="([^"]+)"', page) == ["billing"]
    assert 'href="../../de/news/billing/feed.xml"' in page
    assert 'href="../../de/billing/remind/#turn-on"' in page
    assert '<p lang="de">A &lt; B' in _text(changed, "fr/news/index.html")


@pytest.mark.parametrize("name", ["de/news/feed.xml", "fr/news/billing/feed.xml", "de/news/security/feed.xml"])
def test_a_feed_follows_the_standard(changed: Edition, name: str) -> None:
    """RFC 4287: required elements once, absolute addresses, dates with a time zone, and unique ids."""
    feed = _feed(changed, name)
    ids = []
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        for needed in ("id", "title", "updated"):
            (value,) = element.findall(f"{ATOM}{needed}")
            assert value.text
            assert needed != "updated" or DATE.fullmatch(value.text)
        ids.append(element.findtext(f"{ATOM}id", ""))
        links = element.findall(f"{ATOM}link")
        assert all(link.attrib["href"].startswith(SITE_URL) for link in links)
        assert [link.attrib["rel"] for link in links].count("alternate") == 1
        assert len(element.findall(f"{ATOM}content")) == (element is not feed)
    assert len(set(ids)) == len(ids)
    assert all(name.startswith(SITE_URL) for name in ids)
    (own,) = (link for link in feed.findall(f"{ATOM}link") if link.attrib["rel"] == "self")
    assert own.attrib["href"] == f"{SITE_URL}{name}"
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    dates = [entry.findtext(f"{ATOM}updated", "") for entry in feed.iter(f"{ATOM}entry")]
    assert dates == sorted(dates, reverse=True)
    assert not dates or feed.findtext(f"{ATOM}updated") == dates[0]


def test_an_entry_leads_to_the_part_that_was_reworded_and_keeps_its_id_when_the_guide_is_renamed(
    changed: Edition,
) -> None:
    first, second = _feed(changed, "de/news/billing/feed.xml").iter(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}id") == f"{SITE_URL}g/h2k3m/?de#new"
    assert first.find(f"{ATOM}link").attrib["href"] == f"{SITE_URL}de/billing/pay/#pay-one-choose"  # type: ignore[union-attr]
    assert second.find(f"{ATOM}link").attrib["href"] == f"{SITE_URL}de/billing/pay/"  # type: ignore[union-attr]
    html = f'A &lt; B: siehe <a href="{SITE_URL}de/billing/remind/#turn-on">dort</a>.'
    assert second.findtext(f"{ATOM}content") == html


def test_pages_name_the_feeds_of_their_topic_and_of_all(changed: Edition) -> None:
    for page, feeds in {
        "de/billing/pay/": ["billing/feed.xml", "feed.xml"],
        "de/billing/": ["billing/feed.xml", "feed.xml"],
        "de/glossary/": ["feed.xml"],
    }.items():
        found = re.findall(
            r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', _text(changed, f"{page}index.html")
        )
        assert found == [f"{SITE_URL}de/news/{feed}" for feed in feeds]


def test_the_desk_has_old_and_new_words(changed: Edition) -> None:
    from tests.pages.test_support_desk import _desk_data

    first, second = json.loads(json.dumps(_desk_data(changed, "de")))["changes"]
    assert (first["guide"], first["day"], first["words"]) == ("billing/pay", "1. November 2026", "Jetzt anders.")
    assert [(part["id"], part["was"], part["now"][:6]) for part in first["parts"]] == [
        ("pay-one-choose", "Früher.", "Wählen")
    ]
    assert second["parts"] == []
    assert [change["parts"] for change in _desk_data(changed, "fr")["changes"]] == [[], []]


def test_no_news_is_said_plainly(small_docs: Path) -> None:
    edition = edition_at(small_docs)
    assert "Bisher hat sich nichts geändert." in _text(edition, "de/news/index.html")
