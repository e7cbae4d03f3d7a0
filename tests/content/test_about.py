"""`kb check --owner`, `--language` and `--guide`: whose findings are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.checks import findings
from kb.checks.about import UnknownNameError, about
from tests.conftest import loaded
from tests.content.changes import replaced

if TYPE_CHECKING:
    from pathlib import Path


def _files(docs: Path, owner: str | None = None, language: str | None = None, guide: str | None = None) -> set[str]:
    """Return the files of these findings, below docs/, where several files have faults."""
    (docs / "owners.yml").write_text("billing: {name: B, languages: [de], address: 'tel:1'}\n", encoding="utf-8")
    with (docs / "owners.yml").open("a", encoding="utf-8") as owners:
        owners.write("money: {name: M, languages: [xx], address: 'tel:2'}\n")
    replaced("owner: billing", "owner: money")(docs / "de/billing/questions.yml")
    for name in ("de/billing/pay.yml", "de/billing/questions.yml"):
        replaced("{auto_renewal.lead}", "{auto_renewal.led}")(docs / name)
    replaced("tout de suite", "dans les 3 jours")(docs / "fr/billing/pay.yml")
    (docs / "fr/billing/questions.yml").unlink()
    site, found = loaded(docs)
    found = [finding for finding in (*found, *findings(site)) if finding.place.path.is_relative_to(docs)]
    return {str(finding.place.path.relative_to(docs)) for finding in about(found, site, owner, language, guide)}


@pytest.mark.parametrize(
    ("owner", "language", "guide", "files"),
    [
        (
            "billing",
            None,
            None,
            {"de/billing/pay.yml", "fr/billing/pay.yml"},
        ),
        ("money", "de", None, {"de/billing/questions.yml"}),
        (None, "fr", "billing/pay", {"fr/billing/pay.yml"}),
        (None, "de", "billing/cash", {"de/billing/questions.yml"}),
        (None, None, "billing/remind", set()),
    ],
)
def test_only_what_was_asked_for_is_shown(
    docs: Path, owner: str | None, language: str | None, guide: str | None, files: set[str]
) -> None:
    assert _files(docs, owner, language, guide) == files


@pytest.mark.parametrize(
    ("owner", "guide", "said"),
    [
        ("biling", None, "There is no owner “biling”; did you mean “billing”?"),
        (None, "billing/pai", "There is no guide “billing/pai”; did you mean “billing/pay”?"),
    ],
)
def test_an_unknown_name_is_reported_with_the_nearest(
    docs: Path, owner: str | None, guide: str | None, said: str
) -> None:
    with pytest.raises(UnknownNameError, match=said.replace("?", r"\?")):
        _files(docs, owner, None, guide)
