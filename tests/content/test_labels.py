"""The labels of the company's programs: which ones each language shows, and which ones remain to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from kb.cli import main
from tests.conftest import loaded

if TYPE_CHECKING:
    from pathlib import Path


def test_unconfirmed_labels_are_listed_with_the_texts_that_show_them(docs: Path) -> None:
    for language in ("it", "en"):
        interface = docs / language / "interface.yml"
        confirmed = interface.read_text(encoding="utf-8").replace("unconfirmed: true", "source: kcheck")
        interface.write_text(confirmed, encoding="utf-8")
    (docs / "fr" / "interface.yml").unlink()
    listed = CliRunner().invoke(main, ["--root", str(docs.parent), "labels", "--unconfirmed"])
    assert listed.stdout.splitlines() == [
        "de\tpay\tBezahlen\tdocs/de/billing/pay.yml:19",
        "fr\tpay\tPay\tdocs/fr/billing/pay.yml:13",  # it has none: the English one is shown
    ]
    assert listed.stderr == "2 labels.\n"


def test_labels_can_be_listed_for_one_language(docs: Path) -> None:
    listed = CliRunner().invoke(main, ["--root", str(docs.parent), "labels", "--language", "it"])
    assert listed.stdout == "it\tpay\tPaga\tdocs/it/billing/pay.yml:13\n"


def test_a_language_without_a_label_shows_that_of_another(docs: Path) -> None:
    (docs / "fr" / "interface.yml").unlink()
    site, _found = loaded(docs)
    assert (site.products["fr"].labels, site.products["it"].labels) == ({"pay": "Pay"}, {"pay": "Paga"})
