"""What the index has in addition to the words of the guides."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from kb.content.files import Synonyms
from kb.content.text import Place, Text
from kb.content.words import alike, words
from kb.outputs.at_once import files_of
from kb.outputs.desk import outputs as desk_outputs
from kb.outputs.search import outputs
from kb.render.renderer import Renderer
from kb.search.compounds import compound_parts
from kb.search.enrichment import Enrichment
from kb.search.index import SearchIndex
from kb.search.record_html import indexed
from kb.search.records import Record, outcomes_of, with_outcomes
from kb.search.vocabulary import language_json, vocabulary_json
from tests.conftest import LANGUAGES, ROOT
from tests.edition import real_edition, real_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

pytestmark = pytest.mark.slow

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
    rules = real_site().languages["de"].compounds
    assert rules
    assert compound_parts(word, KNOWN, rules) == parts


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
def test_forms_of_a_word_are_treated_alike(one: str, other: str, *, expected: bool) -> None:
    assert alike(one, other) is alike(other, one) is expected


def test_text_is_found_by_synonyms_in_any_form() -> None:
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
    said = _renderer("en").words("Wait {auto_renewal.lead}, open [the **list**](guide:a/b), press ++ctrl+c++.")
    assert said.replace("\N{NO-BREAK SPACE}", " ") == "Wait 14 days, open the list, press Ctrl+C."


def test_words_are_split_at_apostrophes_and_signs() -> None:
    assert words("L’échéance: n° 3") == ("l", "échéance", "n", "3")


@pytest.mark.parametrize("language", LANGUAGES)
def test_records_have_steps_questions_and_outcomes(language: str) -> None:
    parts = {part.anchor: part.kind for part in _record(language, "billing/automatic-renewal").parts}
    assert parts["turn-on"] == "section"
    assert parts["turn-on-one-open"] == "step"
    assert parts["missed-renewal"] == "question"
    assert parts["auto-renewal-can-turn-on"] == "outcome"
    anchors = {part.anchor for part in _record(language, "security/identifiers").parts}
    assert "password-change-only-account" in anchors


def test_html_weighs_the_title_most_and_marks_what_is_added() -> None:
    record = _record("de", "billing/automatic-renewal")
    found = indexed(record, _enrichment("de", ("automatische Erneuerung", "Abo")), has_elision=False)
    added = "~~: abo"
    assert f'<p id="title" data-pagefind-weight="10">Automatische Erneuerung {added} ein- oder' in found.html
    assert "{" not in found.html
    assert {"automatische", "abo"} <= set(found.words.split())
    assert json.loads(found.added)["title"] == {"erneuerung": added}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_has_the_words_that_search_enriches(language: str) -> None:
    files = dict(files_of(output for output in desk_outputs(real_edition()) if output.name.endswith(f"/{language}/")))
    [guides] = [json.loads(content)["guides"] for content in files.values()]
    assert any(guide["added"] for guide in guides)
    for guide in guides:
        texts = dict(_texts_of_desk(guide))
        for place, added in guide["added"].items():
            assert {word for words_of_piece in added for word in words_of_piece.split()} <= set(words(texts[place]))


def test_word_after_an_apostrophe_is_one_of_its_own() -> None:
    found = indexed(_record("fr", "account/organisation-users"), _enrichment("fr"), has_elision=True)
    assert ">Gérer les utilisateurs d’\N{WORD JOINER} une organisation</p>" in found.html


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_synonyms_ignored_words_and_courtesies(language: str) -> None:
    site = real_site()
    synonyms = _given(language).synonyms.value
    assert len(synonyms.groups) > len(site.synonyms[language].groups) >= 30
    assert all(len(group) > 1 for group in synonyms.groups)
    written = json.loads(language_json(site.languages[language], 20, synonyms))
    assert written.keys() == {"guides", "ignored", "spellings"}
    assert written["ignored"]
    assert all(phrases for _kind, phrases in site.synonyms[language].courtesies)
    assert ("ue" in written["spellings"]) == (language == "de")


def test_vocabulary_has_the_most_frequent_words_first_and_no_short_ones() -> None:
    assert vocabulary_json(["api konto", "14 konto zu"]) == '["konto","api"]'


def _given(language: str) -> SearchIndex:
    """Return what the real index of the language is made from."""
    [given] = [output.given for output in outputs(real_edition()) if output.language == language]
    assert isinstance(given, SearchIndex)
    return given


def _record(language: str, address: str) -> Record:
    """Return the record of a real guide, with what its widgets can answer."""
    given = _given(language)
    widgets = given.widgets.get(address, ())
    outcomes = [part for name, words in widgets for part in outcomes_of(name, words, _renderer(language))]
    return with_outcomes(given.records[address].value, given.topics[address.split("/")[0]], tuple(outcomes))


def _texts_of_desk(guide: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the places of a guide in the desk's data and their texts, as scripts/desk/record.js does."""
    for unit in guide["units"]:
        is_guide = unit["kind"] == "guide"
        yield "title" if is_guide else unit["id"], _text(unit["words"])
        if is_guide:
            yield "=title", _text(unit["more"]["summary"])
            yield "=keywords", " ".join(sum(guide.get("leading", {}).values(), guide["keywords"]))


def _text(words_in_forms: str | Mapping[str, str]) -> str:
    return words_in_forms if isinstance(words_in_forms, str) else words_in_forms["text"]


def _renderer(language: str) -> Renderer:
    site = real_site()
    return Renderer(language, site.languages[language], site.products[language])


def _enrichment(language: str, *groups: tuple[str, ...], ignored: tuple[str, ...] = ()) -> Enrichment:
    def texts(words: tuple[str, ...]) -> tuple[Text, ...]:
        return tuple(Text(word, Place(ROOT), language) for word in words)

    synonyms = Synonyms(groups=tuple(texts(group) for group in groups), ignored=texts(ignored))
    return Enrichment(real_site().languages[language], synonyms, frozenset())
