"""Faults of the rules that checks report, and the sources that rules cite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kb.checks import findings
from kb.checks.interface import steps_of_outcomes_that_are_missing
from kb.content.places import outcome_anchor
from tests.conftest import ROOT, loaded
from tests.edition import real_site
from widgets.rules import FACTS, WIDGETS, Field

if TYPE_CHECKING:
    from pathlib import Path


def test_an_unknown_kind_of_field_is_a_finding(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    widget = WIDGETS["auto-renewal"]
    wrong = Field("due", "dat")  # type: ignore[arg-type]
    fields = tuple(wrong if field.name == "due" else field for field in widget.fields)
    monkeypatch.setitem(WIDGETS, "auto-renewal", widget._replace(fields=fields))  # type: ignore[arg-type]
    words = docs / "de/words.yml"
    words.write_text(
        words.read_text(encoding="utf-8").replace("on: {title: Words,", "on: {title: Words, detail: '{days_left}',"),
        encoding="utf-8",
    )
    assert (
        "widgets/rules:1:1: auto-renewal: the field “due” has the unknown kind “dat”; did you mean “date”?"
    ) in _lines(docs)


def test_a_published_outcome_that_the_rules_no_longer_have_leads_to_its_successor(docs: Path) -> None:
    guide, ledger, moved = docs / "de/billing/pay.yml", docs / "ledger.txt", docs / "moved.yml"
    guide.write_text(f"{guide.read_text(encoding='utf-8')}widget: auto-renewal\n", encoding="utf-8")
    gone, successor = "billing/pay#auto-renewal-overdue", "billing/pay#auto-renewal-check-payment"
    ledger.write_text(f"{ledger.read_text(encoding='utf-8')}{gone}\n", encoding="utf-8")
    assert any(f"“{gone}” was published" in line for line in _lines(docs))
    move = moved.read_text(encoding="utf-8").replace("moves:", f"moves:\n  {gone}: {successor}")
    moved.write_text(move, encoding="utf-8")
    assert not any(gone in line for line in _lines(docs))
    found = loaded(docs)[0].whereabouts.destination(gone)
    assert found
    assert found.place == successor


def test_a_step_of_an_answer_that_no_guide_has_is_a_finding(docs: Path) -> None:
    lines = {finding.line(docs.parent) for finding in steps_of_outcomes_that_are_missing(loaded(docs)[0])}
    wrong = "widgets/rules:1:1: identifiers: unknown guide “security/identifiers”; expected one of: "
    assert f"{wrong}billing/cash, billing/pay, billing/receipt, billing/remind" in lines


@pytest.mark.slow
def test_every_outcome_of_the_rules_is_in_the_ledger() -> None:
    site = real_site()
    anchors = {place.partition("#")[2] for place in site.published}
    assert {outcome_anchor(name, code) for name, widget in WIDGETS.items() for code in widget.outcomes} <= anchors


def test_an_unknown_source_of_a_fact_is_a_finding(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fact = FACTS["auto_renewal.lead"]
    monkeypatch.setitem(FACTS, "auto_renewal.lead", fact._replace(source="automatic-renewals"))  # type: ignore[arg-type]
    assert _lines(docs) == [
        "widgets/rules/facts.py:1:1: auto_renewal.lead: unknown source “automatic-renewals”; "
        "did you mean “automatic-renewal”?"
    ]


@pytest.mark.slow
def test_every_source_that_rules_cite_exists() -> None:
    sources = real_site().sources
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "widgets/rules").glob("*.py"))
    named = [name for names in re.findall(r"\bSources?: ([^.]+)\.", code) for name in re.split(r",\s*", names)]
    assert named
    assert set(named) <= set(sources)


def _lines(docs: Path) -> list[str]:
    site, found = loaded(docs)
    return [finding.line(docs.parent) for finding in [*found, *findings(site)]]
