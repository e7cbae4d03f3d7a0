"""What the index has beside the words of the guides."""

from __future__ import annotations

import json

import pytest

from hooks.search_index import with_glossary
from kb.content.files import Synonyms
from kb.content.languages import LANGUAGES
from kb.content.site import load_site
from kb.content.text import Place, Text
from kb.content.words import alike, words
from kb.search.compounds import compound_parts
from kb.search.enrichment import Enrichment
from kb.search.plain import plain
from kb.search.record_html import indexed
from kb.search.records import Record, records
from kb.search.vocabulary import language_json, vocabulary_json
from tests.conftest import ROOT

KNOWN = frozenset({"zahlung", "verlängerung", "erinnerung", "verwaltung", "konto", "passwort", "pass"})


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("zahlungsverwaltung", ("zahlung", "verwaltung")),
        ("verlängerungserinnerung", ("verlängerung", "erinnerung")),
        ("zahlungsmittel", ("zahlung", "mittel")),
        ("kontopasswort", ("konto", "passwort")),
        ("passwort", ()),
        ("kontonummer", ()),
    ],
)
def test_compound_is_split_into_words_of_the_site(word: str, parts: tuple[str, ...]) -> None:
    assert compound_parts(word, KNOWN) == parts


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("rechnung", "rechnungen", True),
        ("fattura", "fatture", True),
        ("abo", "abos", True),
        ("konto", "kontakt", False),
        ("ordine", "organizzazione", False),
    ],
)
def test_forms_of_a_word_are_alike(one: str, other: str, *, expected: bool) -> None:
    assert alike(one, other) is alike(other, one) is expected


def test_text_is_found_by_what_means_the_same_in_any_form() -> None:
    added = _enrichment("de", ("Abo", "Erneuerung"), ("Zwei-Faktor", "2FA")).added("Die Erneuerungen laufen.")
    assert added == {1: [("abo", 1)]}


def test_phrase_counts_only_as_a_whole() -> None:
    enrichment = _enrichment("en", ("two factor", "2FA", "sign-in in two steps"), ignored=("in",))
    assert enrichment.added("The two factors.") == {2: [("2fa", 2), ("sign-two-steps", 2)]}
    assert enrichment.added("Two apples, one factor.") == {}
    assert enrichment.added("2FA, 2FA") == {0: [("two-factor", 1), ("sign-two-steps", 1)]}


def test_part_of_a_compound_means_what_the_part_means() -> None:
    enrichment = _enrichment("de", ("Zahlung", "Bezahlung"), ("Mittel", "Weg"))
    assert enrichment.added("Zahlungsmittel") == {0: [("zahlung", 1), ("mittel", 1), ("bezahlung", 1), ("weg", 1)]}


def test_text_without_markup_says_its_facts() -> None:
    assert (
        plain("Wait {auto_renewal.lead}, open [the **list**](guide:a/b), press ++ctrl+c++.", "en").replace(
            "\N{NO-BREAK SPACE}", " "
        )
        == "Wait 14 days, open the list, press ctrl+c."
    )
    assert words("L’échéance: n° 3") == ["l", "échéance", "n", "3"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_records_have_steps_questions_and_outcomes(language: str) -> None:
    by_address = {record.address: record for record in _records(language)}
    parts = {part.anchor: part.kind for part in by_address["billing/automatic-renewal"].parts}
    assert parts["turn-on"] == "section"
    assert parts["turn-on-one-open"] == "step"
    assert parts["missed-renewal"] == "question"
    assert parts["auto-renewal-can-turn-on"] == "outcome"
    assert "password-change-only-account" in {part.anchor for part in by_address["security/identifiers"].parts}


def test_html_weighs_the_title_most_and_marks_what_is_added() -> None:
    record = next(record for record in _records("de") if record.address == "billing/automatic-renewal")
    of_record = indexed(record, _enrichment("de", ("automatische Erneuerung", "Abo")))
    added = "~~: abo"
    assert f'<p id="title" data-pagefind-weight="10">Automatische Erneuerung {added} ein- oder' in of_record.html
    assert "{" not in of_record.html
    assert {"automatische", "abo"} <= set(of_record.words.split())


def test_word_after_an_apostrophe_is_one_of_its_own() -> None:
    record = next(record for record in _records("fr") if record.address == "account/organisation-users")
    assert ">Gérer les utilisateurs d’\N{WORD JOINER} une organisation</p>" in indexed(record, _enrichment("fr")).html


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_synonyms_and_words_to_pass_over(language: str) -> None:
    site, found = load_site(ROOT / "docs")
    assert not found
    synonyms = with_glossary(site, language)
    assert len(synonyms.groups) > len(site.synonyms[language].groups) >= 30
    assert all(len(group) > 1 for group in synonyms.groups)
    told = json.loads(language_json(language, 20, synonyms))
    assert told.keys() == {"guides", "ignored", "spellings"}
    assert ("ue" in told["spellings"]) == (language == "de")


def test_vocabulary_has_the_most_frequent_words_first_and_no_short_ones() -> None:
    assert vocabulary_json(["api konto", "14 konto zu"]) == '["konto","api"]'


def _records(language: str) -> list[Record]:
    site, _found = load_site(ROOT / "docs")
    return list(records(site, language))


def _enrichment(language: str, *groups: tuple[str, ...], ignored: tuple[str, ...] = ()) -> Enrichment:
    def texts(words: tuple[str, ...]) -> tuple[Text, ...]:
        return tuple(Text(word, Place(ROOT), language) for word in words)

    synonyms = Synonyms(groups=tuple(texts(group) for group in groups), ignored=texts(ignored))
    return Enrichment(language, synonyms, frozenset())
