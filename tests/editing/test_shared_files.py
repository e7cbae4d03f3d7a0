"""What guides share is edited too, on its pages and in translation: terms, topics, labels, shared steps, home pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.content.in_place import InPlaceError
from kb.content.unit_writing import with_words
from kb.translations.recording import record
from tests.conftest import loaded

if TYPE_CHECKING:
    from tests.editing.conftest import Session

EXPLANATION = "glossary#invoice.explanation"
TOPIC = "words#topics.billing.title"


@pytest.fixture
def translators(recorded_session: Session) -> Session:
    """Return a session on content with recorded translations, in which the source of a term has changed."""
    recorded_session.saved(
        "save", "de/glossary/", unit=EXPLANATION, words="Was zu bezahlen ist.", was="Was Sie bezahlen."
    )
    return recorded_session


@pytest.mark.parametrize(
    ("page", "unit", "was", "words", "name", "written"),
    [
        ("de/glossary/", "glossary#invoice.term", "Rechnung", "Beleg", "de/glossary.yml", "term: Beleg"),
        ("it/billing/", TOPIC, "Billing", "Fatture", "it/words.yml", "billing: {title: Fatture, summary"),
        ("fr/", "index#body", "# Bonjour", "# Salut\n\nBienvenue.", "fr/index.md", "---\n\n# Salut\n\nBienvenue.\n"),
        ("fr/", "index#title", "Accueil", "Aide", "fr/index.md", "---\ntitle: Aide\n"),
    ],
)
def test_a_shared_text_is_changed_in_place_from_its_page(
    session: Session, page: str, unit: str, was: str, words: str, name: str, written: str
) -> None:
    before = session.text(name)
    read = session.ask("read", page, unit=unit)
    assert (read["words"], read["file"]) == (was, f"docs/{name}")
    assert read["line"] == next(at for at, line in enumerate(before.split("\n"), start=1) if was in line)
    assert session.ask("check", page, unit=unit, words=words)["findings"] == []
    session.saved("save", page, unit=unit, words=words, was=was)
    assert written in session.text(name)
    assert session.pages.shown == [tuple(page.rstrip("/").split("/", 1)) if page.count("/") > 1 else ("fr", "")]
    assert session.ask("undo")["page"] == page
    assert session.text(name) == before


@pytest.mark.parametrize(
    ("unit", "words", "told"),
    [
        (EXPLANATION, "Mit {ui.pay} bezahlt.", "the glossary shows the label {ui.pay}"),
        (EXPLANATION, "Bis {auto_renewal.leed} vorher.", "unknown fact"),
        (EXPLANATION, "", "This cannot be empty"),
        ("snippets#open-payments.text", "Zum [Konto](guide:billing/paay).", "unknown guide “billing/paay”"),
        ("interface#labels.pay.label", "**Bezahlen**", "the label has markup"),
        ("index#body", "Mit <script>.", "raw HTML"),
    ],
)
def test_faults_are_reported_before_saving_and_refused(session: Session, unit: str, words: str, told: str) -> None:
    page = f"de/{unit.partition('#')[0]}/"
    files = {path: path.read_bytes() for path in (session.root / "docs").rglob("*") if path.is_file()}
    found = session.ask("check", page, unit=unit, words=words)["findings"]
    errors = [own for own in found if own["severity"] == "error"]
    assert any(told in own["words"] for own in errors), found
    was = session.ask("read", page, unit=unit)["words"]
    assert session.ask("save", page, unit=unit, words=words, was=was) == {"findings": errors}
    assert {path: path.read_bytes() for path in files} == files


def test_words_of_pages_cannot_be_emptied(session: Session) -> None:
    refused = session.ask("save", "de/billing/", unit=TOPIC, words=" ", was="Billing")["refused"]
    assert "another language" in refused
    session.saved("save", unit="snippets#open-payments.result", words="", was="Sie sehen die Rechnungen.")
    assert "result" not in session.text("de/snippets.yml")


def test_stale_shared_texts_are_counted_and_come_first(translators: Session) -> None:
    assert translators.ask("shared", "de/glossary/")["files"] == []  # the source itself
    files = {own["name"]: own for own in translators.ask("shared", "it/billing/pay/")["files"]}
    assert list(files) == ["glossary", "words", "interface", "snippets", "index"]
    assert (files["glossary"]["stale"], files["snippets"]["stale"]) == (1, 0)
    view = translators.ask("translation", "it/glossary/")
    assert (view["file"], view["source_name"], view["back"]) == ("docs/it/glossary.yml", "Deutsch", "it/glossary/")
    first, *others = view["texts"]
    assert (first["unit"], first["state"]) == (EXPLANATION, "stale")
    assert ["new", "zu"] in [list(piece) for piece in first["pieces"]]
    assert {own["state"] for own in others} == {"current"}
    assert "refused" in translators.ask("translation", "xx/glossary/")
    assert "refused" in translators.ask("shared", "")


def test_a_translated_shared_text_is_recorded_as_current(translators: Session) -> None:
    was = translators.ask("read", "it/glossary/", unit=EXPLANATION)["words"]
    translators.saved("save", "it/glossary/", unit=EXPLANATION, words="Da pagare.", was=was, current=True)
    assert "explanation: Da pagare." in translators.text("it/glossary.yml")
    assert {own["state"] for own in translators.ask("translation", "it/glossary/")["texts"]} == {"current"}
    own = translators.text("it/translated.txt")
    record(loaded(translators.root / "docs")[0], language="it")
    assert translators.text("it/translated.txt") == own
    translators.ask("undo")
    was = translators.ask("read", "fr/glossary/", unit=EXPLANATION)["words"]
    before = translators.text("fr/glossary.yml")
    translators.saved("save", "fr/glossary/", unit=EXPLANATION, words=was, was=was, current=True)  # still right
    assert translators.text("fr/glossary.yml") == before
    assert translators.ask("shared", "fr/")["files"][0]["stale"] == 0
    assert translators.ask("shared", "it/")["files"][0]["stale"] == 1


def test_a_term_that_a_language_lacks_is_translated_text_by_text(translators: Session) -> None:
    path = translators.root / "docs/de/glossary.yml"
    path.write_text(
        path.read_text(encoding="utf-8") + "order:\n  term: Bestellung\n  explanation: Was Sie bestellen.\n"
    )
    translators.pages.show("de", None)
    page, unit = "it/glossary/", "glossary#order.term"
    translators.saved("save", page, unit=unit, words="ordine", was="", current=True)
    assert "order:\n  term: ordine\n  explanation: TODO\n" in translators.text("it/glossary.yml")
    missing = [own["unit"] for own in translators.ask("translation", page)["texts"] if own["state"] == "missing"]
    assert missing == ["glossary#order.explanation"]
    unit = missing[0]
    translators.saved("save", page, unit=unit, words="Ciò che ordina.", was="TODO", current=True)
    assert "  explanation: Ciò che ordina.\n" in translators.text("it/glossary.yml")


def test_labels_say_what_confirms_them(session: Session) -> None:
    path = session.root / "docs/it/interface.yml"
    source = next(iter(loaded(session.root / "docs")[0].sources))
    claims = {own["unit"]: own["claim"] for own in session.ask("translation", "it/interface/")["texts"]}
    assert claims["interface#labels.pay.label"] == "Unconfirmed: no source says so"
    path.write_text(f"labels:\n  pay: {{label: Paga, source: {source}}}\n", encoding="utf-8")
    session.pages.show("it", None)
    claims = {own["unit"]: own["claim"] for own in session.ask("translation", "it/interface/")["texts"]}
    assert claims["interface#labels.pay.label"] == f"Confirmed by {source}: A page"
    path.unlink()
    session.pages.show("it", None)
    (label,) = session.ask("translation", "it/interface/")["texts"]
    assert (label["state"], label["claim"]) == ("missing", "")
    session.saved("save", "it/interface/", unit=label["unit"], words="Paga", was="", current=True)
    assert "label: Paga\n    unconfirmed: true\n" in session.text("it/interface.yml")


def test_changes_of_shared_texts_are_shown_with_their_page(session: Session) -> None:
    session.saved("save", "fr/", unit="index#title", words="Aide", was="Accueil")
    session.saved("save", "fr/glossary/", unit="glossary#invoice.term", words="note", was="facture")
    changed = {own["unit"]: own for own in session.ask("changes")["texts"]}
    assert changed["title"]["page"] == "fr/"
    assert changed["title"]["pieces"] == [("old", "Accueil"), ("new", "Aide")]
    assert changed["invoice.term"]["page"] == "fr/glossary/"


def test_a_home_page_without_front_matter_is_not_changed(session: Session) -> None:
    path = session.root / "docs/fr/index.md"
    path.write_text("# Bonjour\n", encoding="utf-8")
    with pytest.raises(InPlaceError):
        with_words(path, path, session.root / "docs", {"index#title": "Aide"})


@pytest.mark.parametrize("unit", ["glossary#../../secret.term", "words#nothing.title", "interface#labels", "index#x"])
def test_other_names_are_refused(session: Session, unit: str) -> None:
    files = {path: path.read_bytes() for path in (session.root / "docs").rglob("*") if path.is_file()}
    for page in ("de/glossary/", "it/glossary/"):
        assert not session.ask("save", page, unit=unit, words="A", was="").get("saved")
    assert {path: path.read_bytes() for path in files} == files
