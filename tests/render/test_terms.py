"""Glossary terms are explained where a page first uses them, in our own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.content.files import Term
from kb.content.inline import links, unexplained
from kb.content.text import Place, Text
from kb.render.renderer import words_of
from kb.render.terms import TermsOfPage, terms_in


def _text(words: str, language: str = "de") -> Text:
    return Text(words, Place(Path("glossary.yml")), language)


def _term(term: str, explanation: str, *forms: str) -> Term:
    return Term(term=_text(term), explanation=_text(explanation), forms=tuple(map(_text, forms)))


GLOSSARY = {
    "invoice": _term("Rechnung", "Was Sie <bezahlen>.", "Rechnungen"),
    "account": _term("Konto", "Ihr Zugang.", "E-Mail-Konto"),
    "user": _term("utente", "Wer dazugehört."),
    "user-name": _term("nome utente", "Womit Sie sich anmelden."),
}


@pytest.fixture
def terms() -> TermsOfPage:
    return TermsOfPage(GLOSSARY, "../../glossary/")


def _explained(html: str) -> list[tuple[str, str]]:
    """Return the terms that are explained: their names and words."""
    return re.findall(r'href="[^"#]*#([\w-]+)" title="[^"]*">([^<]*)</a>', html)


def test_a_term_links_its_explanation_and_shows_it(terms: TermsOfPage) -> None:
    assert terms.explained("Die Rechnung.") == (
        'Die <a class="kb-term" href="../../glossary/#invoice" title="Was Sie &lt;bezahlen&gt;.">Rechnung</a>.'
    )


def test_the_explanation_is_not_part_of_the_sentence(terms: TermsOfPage) -> None:
    """Reader views, copying and printing use a page's words."""
    assert words_of(terms.explained("Die Rechnung im Konto.")) == "Die Rechnung im Konto."


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("Rechnung, Rechnungen, Rechnung", [("invoice", "Rechnung")]),
        ("Rechnungen und Konto", [("invoice", "Rechnungen"), ("account", "Konto")]),
        ("Ihr E-Mail-Konto, Ihr Konto", [("account", "E-Mail-Konto")]),
        ("Rechnungsnummer, Mailkonto, Konto-Nummer", []),
        ("rechnung", []),
        ("Nome utente e password", [("user-name", "Nome utente")]),  # and not the shorter “utente”
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


def test_words_can_be_left_unexplained(terms: TermsOfPage) -> None:
    assert terms.explained("Rechnung", ["Rechnung"]) == "Rechnung"
    assert terms.explained("Privates Konto & Rechnungen", ["Privates Konto"]).startswith("Privates Konto & <a")
    assert _explained(terms.explained("Ein Konto")) == [("account", "Konto")]  # where it is next used


def test_unexplained_words_are_not_links() -> None:
    text = "Ihre [private E-Mail-Adresse](term:none) und [Hilfe](guide:support/help)"
    assert unexplained(text) == ["private E-Mail-Adresse"]
    assert links(text) == ["guide:support/help"]


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
def test_terms_of_texts_are_in_the_glossarys_order(texts: list[str], expected: tuple[str, ...]) -> None:
    assert terms_in(texts, GLOSSARY) == expected
    assert terms_in(texts, {}) == ()
