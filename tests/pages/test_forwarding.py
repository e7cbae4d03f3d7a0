"""Pages that forward: old addresses, anchors that moved, short links. tests/pages/expected/ has them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.golden import assert_golden
from tests.pages.conftest import SITE_URL, edition_at, html_at, page_at
from tests.small_docs import LANGUAGES

if TYPE_CHECKING:
    from kb.outputs.edition import Edition

EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("fr/billing/settle/", "old-address"),
        ("g/h2k3m/", "short-link"),
    ],
)
def test_forwarding_page(small: Edition, path: str, name: str) -> None:
    assert_golden(EXPECTED / f"{name}.html", _body(html_at(small, path)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_at_an_old_address_names_the_new_one(small: Edition, language: str) -> None:
    html = html_at(small, f"{language}/billing/settle/")
    assert f'<html lang="{language}"' in html
    assert f'<link rel="canonical" href="{SITE_URL}{language}/billing/pay/">' in html
    assert '<meta name="robots" content="noindex' in html


def test_a_page_whose_anchors_moved_apart_does_not_forward_by_itself(small: Edition, small_docs: Path) -> None:
    refresh = 'http-equiv="refresh"'
    assert refresh not in html_at(small, "de/billing/settle/")
    moved, ledger = small_docs / "moved.yml", small_docs / "ledger.txt"
    moved.write_text("moves:\n  billing/settle: billing/pay\n", encoding="utf-8")
    lines = (line for line in ledger.read_text(encoding="utf-8").splitlines() if "#" not in line)
    ledger.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert refresh in html_at(edition_at(small_docs), "de/billing/settle/")


def test_a_moved_anchor_forwards_from_its_page(small: Edition) -> None:
    for language in LANGUAGES:
        content = page_at(small, f"{language}/billing/pay/").content
        moved = dict(re.findall(r'<p class="kb-moved" id="([\w-]+)".*?href="([^"]+)"', content))
        assert moved == {"by-fax": "#pay-one", "remind-me": f"../../../{language}/billing/remind/#turn-on"}


def test_a_retired_page_says_why_and_offers_its_successor(small_docs: Path) -> None:
    (small_docs / "moved.yml").write_text(
        "moves:\n  billing/pay#by-fax: billing/pay#pay-one\n"
        "retired:\n  billing/settle:\n    successor: billing/remind\n"
        "    words: {de: Nur noch per **Post**., it: a, fr: b, en: c}\n",
        encoding="utf-8",
    )
    edition = edition_at(small_docs)
    html = html_at(edition, "de/billing/settle/")
    assert "Nur noch per <strong>Post</strong>." in html
    assert re.search(r'<a href="\.\./\.\./\.\./de/billing/remind/">\s*Erinnerungen</a>', html)


def _body(html: str) -> str:
    """Return the content of the body, without the name of the folder of assets, which depends on its content."""
    body = html[html.index("<body") : html.index("</body>")]
    return re.sub(r"assets/[0-9a-f]{12}/", "assets/…/", body) + "</body>\n"
