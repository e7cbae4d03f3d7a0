"""Terms of the glossary: explained where a page first uses them, in our own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.content.files import Term
from kb.content.text import Place, Text
from kb.render.terms import TermsOfPage, terms_in


def _text(words: str, language: str = "de") -> Text:
    return Text(words, Place(Path("glossary.yml")), language)


def _term(term: str, explanation: str, *forms: str) -> Term:
    return Term(term=_text(term), explanation=_text(explanation), forms=tuple(map(_text, forms)))


GLOSSARY = {
    "invoice": _term("Rechnung", "Was Sie <bezahlen>.", "Rechnungen"),
    "account": _term("Konto", "Ihr Zugang.", "E-Mail-Konto"),
}


@pytest.fixture
def terms() -> TermsOfPage:
    return TermsOfPage(GLOSSARY, "../../glossary/")


def _explained(html: str) -> list[tuple[str, str]]:
    """Return the terms that are explained: their names and words."""
    return re.findall(r'href="[^"#]*#([\w-]+)" aria-describedby="[^"]*">([^<]*)</a>', html)


def test_a_term_links_its_explanation_and_shows_it(terms: TermsOfPage) -> None:
    assert terms.explained("Die Rechnung.") == (
        'Die <span class="kb-term"><a class="kb-term__word" href="../../glossary/#invoice" '
        'aria-describedby="term-invoice">Rechnung</a><span class="kb-term__explanation" role="tooltip" '
        'id="term-invoice">Was Sie &lt;bezahlen&gt;.</span></span>.'
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Rechnung, Rechnungen, Rechnung", [("invoice", "Rechnung")]),
        ("Rechnungen und Konto", [("invoice", "Rechnungen"), ("account", "Konto")]),
        ("Ihr E-Mail-Konto, Ihr Konto", [("account", "E-Mail-Konto")]),
        ("Rechnungsnummer, Mailkonto, Konto-Nummer", []),
        ("rechnung", []),
        ('<a href="x">Rechnung</a>', []),
        ("<strong>Rechnung</strong>", []),
        ("<code>Rechnung</code>", []),
        ('<span class="keys"><kbd class="key-x">Konto</kbd></span>', []),
        ("<strong>Eine <em>Rechnung</em></strong> Konto", [("account", "Konto")]),
        ('<a href="x">Rechnung</a>, Rechnung', [("invoice", "Rechnung")]),
        ("<em>Rechnung</em>", [("invoice", "Rechnung")]),
        ('<img alt="Rechnung">', []),
        ("", []),
    ],
)
def test_terms_are_explained_in_our_own_words(terms: TermsOfPage, html: str, expected: list[tuple[str, str]]) -> None:
    assert _explained(terms.explained(html)) == expected


def test_a_page_explains_a_term_once(terms: TermsOfPage) -> None:
    assert _explained(terms.explained("Die Rechnung")) == [("invoice", "Rechnung")]
    assert terms.explained("Die Rechnungen") == "Die Rechnungen"
    assert _explained(terms.explained("Die Rechnung im Konto")) == [("account", "Konto")]


def test_a_page_without_terms_stays_as_it_is() -> None:
    assert TermsOfPage({}, "../").explained("Die Rechnung") == "Die Rechnung"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Ihr Konto", "Die Rechnungen"], ("invoice", "account")),
        (["E-Mail-Konto"], ("account",)),
        (["Rechnungsnummer"], ()),
        ([], ()),
    ],
)
def test_the_terms_of_texts_stand_in_the_glossarys_order(texts: list[str], expected: tuple[str, ...]) -> None:
    assert terms_in(texts, GLOSSARY) == expected
    assert terms_in(texts, {}) == ()
