"""Units of translation: each translated text has one name, the same in every language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_origin

import pytest

from kb.content.fields import nested_fields, texts_of
from kb.content.guide import Guide
from kb.content.standalone_questions import StandaloneQuestions
from kb.translations.units import units_of_site
from tests.conftest import LANGUAGES, loaded
from tests.edition import real_site

if TYPE_CHECKING:
    from pathlib import Path

    from kb.content.shape import Shape
    from kb.content.text import Text
    from kb.translations.units import TranslationUnit


def named(docs: Path, language: str) -> dict[str, TranslationUnit]:
    """Return the units of the language by their names."""
    site, found = loaded(docs)
    assert [finding for finding in found if finding.severity == "error"] == []
    return {unit.name: unit for unit in units_of_site(site, language)}


@pytest.mark.parametrize(
    ("name", "source", "own", "file", "line"),
    [
        ("billing/pay#title", "Eine Rechnung bezahlen", "Payer une facture", "billing/pay.yml", 2),
        ("billing/pay#pay-one.title", "Eine Rechnung", "Une facture", "billing/pay.yml", 10),
        ("billing/pay#pay-one-choose.image.alt", "Eine Rechnung", "Une facture", "billing/pay.yml", 15),
        ("billing/pay#pay-one-choose.image.labels.sum", "Betrag", "Montant", "billing/pay.yml", 15),
        ("billing/pay#too-late.question", "Und wenn die Frist vorbei ist?", None, "billing/pay.yml", 18),
        ("billing/remind#title", "Promemoria", "Rappels", "billing/remind.yml", 2),
        ("billing/cash#question", "Kann ich bar bezahlen?", None, "billing/questions.yml", 4),
        ("snippets#open-payments.result", "Sie sehen die Rechnungen.", None, "snippets.yml", 3),
        ("interface#labels.pay.label", "Bezahlen", "Payer", "interface.yml", 2),
        ("glossary#invoice.term", "Rechnung", None, "glossary.yml", 2),
        ("index#title", None, None, "index.md", 2),
        ("words#widgets.auto-renewal.title", "Words", "Words", "words.yml", None),
        ("words#contact.channels.channels.desk.text", "W", "W", "words.yml", None),
    ],
)
def test_a_unit_knows_its_words_and_their_place(
    docs: Path, name: str, source: str | None, own: str | None, file: str, line: int | None
) -> None:
    unit = named(docs, "fr")[name]
    assert source in (None, unit.source)
    assert own in (None, unit.own)
    assert unit.path == unit.place.path == docs / "fr" / file
    assert line in (None, unit.place.line)


def test_missing_words_are_units_without_words_of_their_own(docs: Path) -> None:
    path = docs / "fr" / "billing" / "pay.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("summary: ", "# "), encoding="utf-8")
    (docs / "fr" / "billing" / "remind.yml").unlink()
    (docs / "fr" / "glossary.yml").unlink()
    units = named(docs, "fr")
    assert [name for name, unit in units.items() if unit.own is None] == [
        "glossary#invoice.term",
        "glossary#invoice.explanation",
        "billing/pay#summary",
        "billing/remind#title",
        "billing/remind#summary",
        "billing/remind#turn-on.title",
        "billing/remind#saved.text",
    ]
    assert units["billing/remind#title"].place == (docs / "fr/billing/remind.yml", 1, 1, "title")


def test_a_text_only_in_the_translation_is_a_unit_without_a_source(docs: Path) -> None:
    path = docs / "fr" / "billing" / "pay.yml"
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace("        note:", "        tip: Un conseil.\n        note:"), encoding="utf-8")
    units = named(docs, "fr")
    assert units["billing/pay#pay-one-choose.tip"].own == "Un conseil."
    assert [name for name, unit in units.items() if unit.source is None] == ["billing/pay#pay-one-choose.tip"]


def test_the_source_has_no_units(docs: Path) -> None:
    assert {unit.group for unit in named(docs, "it").values()}.isdisjoint({"billing/remind"})
    assert {unit.group for unit in named(docs, "de").values()} == {"billing/remind"}


def test_a_file_that_cannot_be_read_has_no_units(docs: Path) -> None:
    (docs / "fr" / "billing" / "pay.yml").write_text("translates: de\ntitel: Payer\n", encoding="utf-8")
    (docs / "fr" / "glossary.yml").write_text("- Facture\n", encoding="utf-8")
    groups = {unit.group for unit in units_of_site(loaded(docs)[0], "fr")}
    assert groups.isdisjoint({"billing/pay", "glossary"})
    assert {"billing/remind", "snippets"} <= groups


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_name_is_that_of_one_unit(language: str) -> None:
    names = Counter(unit.name for unit in units_of_site(real_site(), language))
    assert [name for name, number in names.items() if number > 1] == []


@pytest.mark.parametrize("shape", [Guide, StandaloneQuestions])
def test_every_entry_of_a_list_has_an_id(shape: type[Shape]) -> None:
    shapes = {shape}
    while new := {inner for known in shapes for inner in nested_fields(known).values()} - shapes:
        shapes |= new
    for known in shapes:
        for name, inner in nested_fields(known).items():
            if get_origin(known.model_fields[name].annotation) is tuple:
                assert "id" in inner.model_fields, f"{known.__name__}.{name}"


@pytest.mark.slow
def test_every_text_of_a_translation_is_in_a_unit() -> None:
    """All French words in the model are in units, except the language's own: keywords and former words."""
    site = real_site()
    words = {(unit.place, str(unit.own)) for unit in units_of_site(site, "fr")}
    keywords = {place for guide in site.guides.values() for place in _places(guide.versions["fr"].keywords)}
    keywords |= set(_places(site.words["fr"].contact.keywords))
    changes = (change for guide in site.guides.values() for change in guide.versions["fr"].changes)
    keywords |= {text.place for change in changes for text in change.before.values()}
    said = [text for text in site.other_texts if text.language == "fr" and text.place.path.name != "moved.yml"]
    said += [text for guide in site.guides.values() for text in texts_of(guide.versions["fr"])]
    french = {(text.place, str(text)) for text in said if text.language == "fr" and text.place not in keywords}
    assert {(place, text) for place, text in french if place.where.rpartition(".")[2] != "id"} == words


def _places(texts: tuple[Text, ...]) -> list[object]:
    return [text.place for text in texts]
