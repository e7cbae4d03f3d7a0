"""States of translations, as a table: what is recorded, and what the source and the translation say now."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.text import Place, Text
from kb.content.translated import Recorded
from kb.translations.digests import digest_of
from kb.translations.states import State, is_left_standing, state_of
from kb.translations.units import TranslationUnit

OLD, NEW, NEWER = "Höchstens dreimal.", "Beliebig oft.", "Nie."
THREE, OFTEN = "Trois fois au plus.", "Autant que vous voulez."
NAME = "billing/pay#wait.text"
PATH = Path("docs/fr/billing/pay.yml")

CASES = (
    # recorded: source, own, mark; now: source, own; state, significance
    (None, (OLD, THREE), State.CURRENT, ""),
    ((OLD, THREE, ""), (OLD, THREE), State.CURRENT, ""),
    ((OLD, THREE, ""), (OLD, OFTEN), State.CURRENT, ""),
    ((OLD, THREE, ""), ("Höchstens  dreimal.", THREE), State.CURRENT, ""),
    ((OLD, THREE, ""), (NEW, THREE), State.STALE, ""),
    ((OLD, THREE, ""), (NEW, OFTEN), State.BOTH_CHANGED, ""),
    ((OLD, THREE, "major"), (NEW, THREE), State.STALE, "major"),
    ((OLD, THREE, "major"), (NEW, OFTEN), State.BOTH_CHANGED, "major"),
    ((OLD, THREE, "major"), (OLD, THREE), State.CURRENT, ""),
    ((OLD, THREE, f"minor:{digest_of(NEW)}"), (NEW, THREE), State.CURRENT, ""),
    ((OLD, THREE, f"minor:{digest_of(NEW)}"), (NEWER, THREE), State.STALE, ""),
    ((OLD, THREE, ""), (NEW, None), State.MISSING, ""),
    (None, (OLD, None), State.MISSING, ""),
    (None, (OLD, OLD), State.UNTRANSLATED, ""),
    ((OLD, THREE, ""), (OLD, OLD), State.UNTRANSLATED, ""),
    (None, (None, THREE), State.CURRENT, ""),
    ((OLD, THREE, ""), (None, THREE), State.STALE, ""),
    ((OLD, THREE, ""), (None, OFTEN), State.BOTH_CHANGED, ""),
)


@pytest.mark.parametrize(("recorded", "now", "state", "significance"), CASES)
def test_the_state_of_a_unit(
    recorded: tuple[str, str, str] | None, now: tuple[str | None, str | None], state: State, significance: str
) -> None:
    record = Recorded(digest_of(recorded[0]), digest_of(recorded[1]), recorded[2]) if recorded else None
    found = state_of(unit(*now), record, OLD, is_recorded=True)
    assert (found.state, found.significance) == (state, significance)
    assert found.was == (OLD if found.is_stale else "")
    assert found.is_new == (recorded is None and state is State.CURRENT and now[0] is not None)


def test_without_the_former_words_a_unit_is_still_stale() -> None:
    found = state_of(unit(NEW, THREE), Recorded(digest_of(OLD), digest_of(THREE)), is_recorded=True)
    assert (found.state, found.was) == (State.STALE, "")


def test_a_language_without_records_has_nothing_that_is_new() -> None:
    assert not state_of(unit(OLD, THREE), None, is_recorded=False).is_new


SOURCES, OWN = st.sampled_from([OLD, NEW, NEWER]), st.sampled_from([THREE, OFTEN, "Jamais."])


@given(source=SOURCES, own=OWN, then=SOURCES, own_then=OWN, mark=st.sampled_from(["", "major"]))
def test_a_unit_is_stale_if_and_only_if_its_source_has_changed(
    source: str, own: str, then: str, own_then: str, mark: str
) -> None:
    record = Recorded(digest_of(then), digest_of(own_then), mark)
    found = state_of(unit(source, own), record, is_recorded=True)
    assert found.is_stale == (source != then)
    assert found.state is not State.STALE or own == own_then
    assert found.state is not State.BOTH_CHANGED or own != own_then


@pytest.mark.parametrize(
    "text",
    [
        "Support",
        "Mail Service",
        "PostFinance Card",
        "Internet Explorer",
        "Shift ⇧",
        "Manager (manager.infomaniak.com)",
        "{ui.manage-profile} → {ui.security}",
        "`kb check --all`",
        "**PayPal**",
        "IMAP 993, SMTP 465",
        "[kDrive](site:kdrive)",
        "++ctrl+v++",
    ],
)
def test_names_codes_and_single_words_may_be_the_same_in_two_languages(text: str) -> None:
    assert not is_left_standing(text, text)


@pytest.mark.parametrize(
    "text",
    [
        "Sie sehen die Rechnungen.",
        "Klicken Sie auf {ui.pay}.",
        "im Manager",
        "[Öffnen Sie den Manager](manager:start)",
        "Rechnung bezahlen",
        "l’abonnement Pro",
    ],
)
def test_sentences_of_the_source_are_not_translated(text: str) -> None:
    assert is_left_standing(text, text.replace(" ", "\u00a0"))
    assert not is_left_standing(f"{text} Oui.", text)


def unit(source: str | None, own: str | None) -> TranslationUnit:
    place = Place(PATH, 7)
    return TranslationUnit(
        NAME,
        "fr",
        PATH,
        Text(source, place, "de") if source else None,
        Text(own, place, "fr") if own else None,
    )
