"""The HTML of a guide of the small site: tests/pages/expected/<language>.html."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest

from kb.pages.page import Heading
from tests.golden import assert_golden
from tests.pages.conftest import edition_at, page_at
from tests.small_docs import LANGUAGES

if TYPE_CHECKING:
    from kb.outputs.edition import Edition

EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_in_each_language(small: Edition, language: str) -> None:
    page = page_at(small, f"{language}/billing/pay/")
    assert page.path == f"{language}/billing/pay/"
    assert_golden(EXPECTED / f"{language}.html", page.content)


def test_headings_are_those_of_the_page(small: Edition) -> None:
    page = page_at(small, "de/billing/pay/")
    assert page.title == "Eine Rechnung bezahlen"
    assert page.description == "Bezahlen Sie, bevor die Frist abläuft."
    assert page.headings == (
        Heading("before", "Gut zu wissen"),
        Heading("pay-one", "Eine Rechnung"),
        Heading("questions", "Häufige Fragen"),
        Heading("related", "Passende Anleitungen"),
    )
    assert re.findall(r'<h2[^>]* id="([^"]+)"', page.content) == [heading.id for heading in page.headings]


def test_what_is_not_translated_is_shown_in_another_language_and_marked(small_docs: Path) -> None:
    french = small_docs / "fr/billing/pay.yml"
    french.write_text("translates: de\ntitle: Payer une facture\n", encoding="utf-8")
    page = page_at(edition_at(small_docs), "fr/billing/pay/")
    assert page.title == "Payer une facture"
    assert '<span lang="en">Then pay at once.</span>' in page.content  # readers of French are shown English first
    assert "ne sont pas encore traduites" in page.content
    assert "ne sont pas encore traduites" not in page_at(edition_at(small_docs), "it/billing/pay/").content


def test_texts_have_their_names_only_in_the_preview(small_docs: Path) -> None:
    published = edition_at(small_docs)
    preview = replace(published, is_preview=True)
    page = page_at(preview, "de/billing/pay/").content
    names = re.findall(r' data-unit="([^"]+)"', page)
    assert names[:2] == ["billing/pay#title", "billing/pay#summary"]
    assert "snippets#open-payments.text" in names
    assert re.sub(r'<span data-unit="[^"]+">(.*?)</span>', r"\1", page) == page_at(published, "de/billing/pay/").content
    of_pages = {
        "de/glossary/": "glossary#invoice.term",
        "de/billing/": "words#topics.billing.title",
        "de/": "index#body",
    }
    for path, name in of_pages.items():
        assert f' data-unit="{name}"' in page_at(preview, path).content
        assert "data-unit" not in page_at(published, path).content


def test_a_term_that_the_glossary_has_in_another_language_is_not_explained(small_docs: Path) -> None:
    words = '<a class="kb-term" href="../../../fr/glossary/#invoice"'
    assert words in page_at(edition_at(small_docs), "fr/billing/pay/").content
    (small_docs / "fr/glossary.yml").unlink()
    edition = edition_at(small_docs)
    assert words not in page_at(edition, "fr/billing/pay/").content
    assert '<dt id="invoice"' in page_at(edition, "fr/glossary/").content  # which shows another language's words


def test_a_text_cannot_become_markup(small_docs: Path) -> None:
    guide = small_docs / "de/billing/pay.yml"
    source = guide.read_text(encoding="utf-8")
    for words in ("title: Eine Rechnung bezahlen", "alt: Eine Rechnung", "labels: {sum: Betrag"):
        assert words in source
        source = source.replace(words, f'{words} & 1 < 2 > "0"')
    guide.write_text(source, encoding="utf-8")
    page = page_at(edition_at(small_docs), "de/billing/pay/")
    assert page.title == 'Eine Rechnung bezahlen & 1 < 2 > "0"'
    assert '<h1 id="title" tabindex="-1">Eine Rechnung bezahlen &amp; 1 &lt; 2 &gt; "0"</h1>' in page.content
    assert 'aria-label="Eine Rechnung &amp; 1 &lt; 2 &gt; &quot;0&quot;"' in page.content
    (label,) = html5lib.parseFragment(page.content, namespaceHTMLElements=False).iter(
        "{http://www.w3.org/2000/svg}text"
    )
    assert " ".join(label.itertext()) == 'Betrag & 1 < 2 > "0"'
