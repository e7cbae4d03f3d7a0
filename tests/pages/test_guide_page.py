"""What a guide looks like as Markdown: tests/pages/expected/<language>.md, from the small knowledge base."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.content.guide_in_languages import GuideInLanguages
from kb.content.languages import LANGUAGES
from kb.content.site import Site, load_site
from kb.pages.guide_page import guide_page
from tests.golden import assert_golden

EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_in_each_language(labelled_docs: Path, language: str) -> None:
    page = guide_page(*_guide(labelled_docs), language)
    assert page.path == f"{language}/billing/pay.md"
    assert_golden(EXPECTED / f"{language}.md", page.markdown)


def test_what_is_not_translated_is_shown_in_the_source_language_and_marked(labelled_docs: Path) -> None:
    french = labelled_docs / "fr/billing/pay.yml"
    french.write_text("translates: de\ntitle: Payer une facture\n", encoding="utf-8")
    page = guide_page(*_guide(labelled_docs), "fr")
    assert "# Payer une facture" in page.markdown
    assert '<span lang="de">Dann bezahlen Sie sofort.</span>' in page.markdown
    assert "ne sont pas encore traduites" in page.markdown


def _guide(docs: Path) -> tuple[Site, GuideInLanguages]:
    site, found = load_site(docs)
    assert not found
    return site, site.guides["billing/pay"]
