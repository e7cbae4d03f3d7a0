"""Digests of texts: white space, typography and values of facts do not count as changes; everything else does."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.translations.digests import LENGTH, digest_of

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="`"), max_size=40)
TYPOGRAPHY = {
    "a space more": (" ", "  "),
    "a line break": (" ", "\n"),
    "a no-break space": (" ", "\u00a0"),
    "a narrow no-break space": (" ", "\u202f"),
    "no space": (" ", ""),
    "guillemets": ("„", "«"),
    "straight quotation marks": ("“", '"'),
    "a straight apostrophe": ("’", "'"),
    "a long dash": ("–", "—"),
    "a hyphen": ("–", "-"),
    "three dots": ("…", "..."),
    "a soft hyphen": ("Rechnung", "Rech\u00adnung"),
    "letters that are composed": ("ü", "u\u0308"),
}
TEXT = "Prüfen Sie die „Rechnung“ – geht’s nicht …, dann nach {auto_renewal.lead}."


@pytest.mark.parametrize("change", TYPOGRAPHY)
def test_white_space_and_typography_do_not_count(change: str) -> None:
    old, new = TYPOGRAPHY[change]
    assert old in TEXT
    assert digest_of(TEXT.replace(old, new)) == digest_of(TEXT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nicht ", ""),
        ("Prüfen", "prüfen"),
        ("{auto_renewal.lead}", "{auto_renewal.grace}"),
        (".", "!"),
        ("„Rechnung“", "**Rechnung**"),
        ("„Rechnung“", "[Rechnung](guide:billing/pay)"),
    ],
)
def test_any_other_change_counts(old: str, new: str) -> None:
    assert old in TEXT
    assert digest_of(TEXT.replace(old, new)) != digest_of(TEXT)


@pytest.mark.parametrize(("old", "new"), [("rm -r /tmp", "rm -r / tmp"), ('"a"', "'a'"), ("--all", "-–all")])
def test_in_code_every_change_counts(old: str, new: str) -> None:
    assert digest_of(f"Geben Sie `{old}` ein.") != digest_of(f"Geben Sie `{new}` ein.")
    assert digest_of(f"Geben Sie `{old}` ein.") == digest_of(f"Geben  Sie `{old}`\u00a0ein.")


def test_whether_a_term_is_explained_does_not_count() -> None:
    assert digest_of("Ein [Konto](term:none) bei der Bank.") == digest_of("Ein Konto bei der Bank.")
    assert digest_of("Ein [Konto](term:none) bei der Bank.") != digest_of("Ein [Konto](manager:start) bei der Bank.")


@given(text=WORDS)
def test_a_digest_is_short_and_stays_the_same(text: str) -> None:
    assert digest_of(text) == digest_of(text)
    assert len(digest_of(text)) == LENGTH
    assert set(digest_of(text)) <= set("0123456789abcdef")


@given(words=st.lists(st.from_regex(r"[a-zäéß0-9{}().*]+", fullmatch=True), max_size=8), data=st.data())
def test_white_space_anywhere_does_not_count(words: list[str], data: st.DataObject) -> None:
    spaces = st.sampled_from([" ", "  ", "\n", "\u00a0", "\u202f", "\t"])
    spaced = "".join(word + data.draw(spaces) for word in words)
    assert digest_of(spaced) == digest_of(" ".join(words))


@given(text=WORDS, other=WORDS)
def test_texts_with_the_same_letters_and_digits_alone_are_alike(text: str, other: str) -> None:
    """Changes that do not count leave all letters and digits in order."""
    if digest_of(text) == digest_of(other):
        assert _letters(text) == _letters(other)


@given(text=WORDS, letter=st.sampled_from("aZ7é"), at=st.integers(min_value=0))
def test_an_added_letter_counts(text: str, letter: str, at: int) -> None:
    at %= len(text) + 1
    assert digest_of(text[:at] + letter + text[at:]) != digest_of(text)


def _letters(text: str) -> list[str]:
    return [sign for sign in unicodedata.normalize("NFC", text) if sign.isalnum()]
