"""Faults of the rules that checks report, and the sources that rules name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.checks import findings
from tests.conftest import ROOT, loaded
from widgets.rules import FACTS, WIDGETS, Field

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


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


def test_an_unknown_source_of_a_fact_is_a_finding(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fact = FACTS["auto_renewal.lead"]
    monkeypatch.setitem(FACTS, "auto_renewal.lead", fact._replace(source="automatic-renewals"))  # type: ignore[arg-type]
    assert _lines(docs) == [
        "widgets/rules/facts.py:1:1: auto_renewal.lead: unknown source “automatic-renewals”; "
        "did you mean “automatic-renewal”?"
    ]


def test_every_source_that_rules_name_is_there() -> None:
    sources = loaded(ROOT / "docs")[0].sources
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "widgets/rules").glob("*.py"))
    named = [name for names in re.findall(r"\bSources?: ([^.]+)\.", code) for name in re.split(r",\s*", names)]
    assert named
    assert set(named) <= set(sources)


def _lines(docs: Path) -> list[str]:
    site, found = loaded(docs)
    lines = [finding.line(docs.parent) for finding in [*found, *findings(site)]]
    return [line for line in lines if "unknown guide" not in line]  # the small knowledge base has two guides only
