"""Words that no dictionary knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.checks.spelling import Spelling
from kb.checks.texts import texts_of_guide
from tests.conftest import ROOT, loaded

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("spelling")  # otherwise each worker would load the dictionaries, 3 s each


def test_the_small_knowledge_base_has_no_unknown_word(docs: Path) -> None:
    assert _told(docs) == []


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("de/billing/pay.yml", "Dann bezahlen Sie sofort", "Dann bezalen Sie sofort"),
        ("it/billing/pay.yml", "Allora paga subito", "Allora paga subbito"),
        ("fr/billing/pay.yml", "Alors payez tout de suite", "Alors payez tout de suitte"),
        ("en/billing/pay.yml", "Then pay at once", "Then pay at onze"),
    ],
)
def test_a_misspelt_word_is_reported_with_a_suggestion(docs: Path, file: str, right: str, wrong: str) -> None:
    path = docs / file
    path.write_text(path.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    (line,) = _told(docs)
    word = next(iter(set(wrong.split()) - set(right.split())))
    assert line.startswith(f"docs/{file}:")
    assert f"unknown word “{word}”; did you mean “" in line


@pytest.mark.parametrize(
    ("file", "right", "also_right"),
    [
        ("de/billing/pay.yml", "sofort", "sofort, ausser die Zahlungsverwaltung ist geschlossen"),  # ss, a compound
        ("de/billing/pay.yml", "sofort", "im kDrive-Ordner sofort, unter julie@example.com oder mail.example.com"),
        ("it/billing/pay.yml", "subito", "subito dall’account"),
        ("fr/billing/pay.yml", "tout de suite", "tout de suite l’abonnement"),
    ],
)
def test_names_compounds_and_addresses_are_known(docs: Path, file: str, right: str, also_right: str) -> None:
    path = docs / file
    path.write_text(path.read_text(encoding="utf-8").replace(right, also_right), encoding="utf-8")
    assert _told(docs) == []


def _told(docs: Path) -> list[str]:
    site, _ = loaded(docs)
    texts = [*site.other_texts, *(text for guide in site.guides.values() for text in texts_of_guide(guide))]
    # words.yml says “Words” in each language; looking for suggestions takes seconds.
    own = (text for text in texts if text.place.path.name != "words.yml")
    spelling = Spelling(site, ROOT / "node_modules")
    return [finding.line(docs.parent) for _word, finding in spelling.misspelt_words(own)]
