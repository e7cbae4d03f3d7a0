"""Blocks below the text of a step or point, and every mistake in them: tests/content/blocks/expected/<fault>.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.checks import findings, findings_of_guide
from kb.checks.spelling import Spelling
from kb.content.fields import anchors, ids, items
from kb.content.guide import Case, Detail, Guide, Setting
from tests.conftest import ROOT, loaded
from tests.content.blocks import ANCHORS, with_blocks
from tests.content.changes import replaced
from tests.golden import assert_golden

EXPECTED = Path(__file__).parent / "blocks" / "expected"
DE, FR = "de/billing/connect.yml", "fr/billing/connect.yml"
TEXT = "{id: enter-why, text: Die Angaben gelten für alle Rechnungen.}"
CODE = '{id: try-plain, code: "A1 LOGIN"}'
GO = 'go: "guide:billing/pay#pay-one"'

FAULTS = {
    # Ids
    "paragraph_without_an_id": (DE, "{id: enter-why, ", "{"),
    "code_without_an_id": (DE, "{id: try-plain, ", "{"),
    "id_of_its_words_is_taken": (DE, "{id: port, label: Port", "{label: Incoming"),
    "row_without_an_id": (DE, "            - id: smtp-row\n              cells:", "            - cells:"),
    "case_without_an_id": (DE, "{id: lost, ", "{"),
    "id_of_a_block_twice": (DE, "id: enter-why", "id: incoming"),
    "id_missing_in_a_translation": (FR, "{id: enter-why, ", "{"),
    "id_of_a_block_that_the_source_lacks": (FR, "id: enter-why", "id: enter-because"),
    # Kinds
    "block_of_no_kind": (DE, TEXT, "{id: enter-why}"),
    "block_of_two_kinds": (DE, TEXT, TEXT.replace("}", ", note: Auch für alte.}")),
    "block_of_another_kind_in_a_translation": (FR, "enter-why, text:", "enter-why, note:"),
    "block_of_an_unknown_kind": (DE, "enter-why, text:", "enter-why, txt:"),
    "text_for_a_block": (DE, TEXT, "Die Angaben gelten."),
    "text_for_blocks": (DE, "                result: Sie", "                more: So.\n                result: Sie"),
    "steps_in_steps_of_a_step": (DE, "{id: send-write-code, code: Hallo}", "{id: a, steps: [{id: b, text: Ja.}]}"),
    "note_of_a_section_that_is_a_text": (DE, "connect-know, note:", "connect-know, text:"),
    # Code
    "code_in_one_line": (DE, "            code: |\n              export", "            code:\n              export"),
    "code_folded": (DE, "            code: |\n              invoice", "            code: >-\n              invoice"),
    "comment_behind_code": (DE, 'code: "A1 LOGIN"}', 'code: A1 LOGIN # x\n             }'),
    "code_that_is_empty": (DE, CODE, "{id: try-plain, code: }"),
    "code_still_to_be_written": (DE, "A1 LOGIN", "TODO"),
    "code_in_a_translation": (FR, "text: Elles valent pour toutes les factures.", "code: ls"),
    "language_of_no_code": (DE, TEXT, TEXT.replace("}", ", language: yaml}")),
    "language_unknown": (DE, "language: yaml", "language: yml"),
    "language_of_a_terminal": (DE, "shell: true", "shell: true\n            language: yaml"),
    # Tables
    "row_too_short": (DE, '[SMTP, sendet, "{ui.pay} kostet nichts"]', "[SMTP, sendet]"),
    "row_too_short_in_a_translation": (FR, '[SMTP, envoie, "{ui.pay} ne coûte rien"]', "[SMTP, envoie]"),
    "head_too_long_in_a_translation": (FR, "[Serveur, Rôle, Plus]", "[Serveur, Rôle, Plus, Prix]"),
    "table_without_rows": (DE, "          rows:\n", "          lines:\n"),
    "cell_with_a_wrong_link": (DE, "#pay-one)", "#pay-ten)"),
    "cell_that_is_empty": (DE, "[SMTP, sendet,", "[SMTP, '',"),
    "row_without_cells": (DE, 'cells: [SMTP, sendet, "{ui.pay} kostet nichts"]', "cells: []"),
    "cell_missing_in_a_list": (DE, "cells: [SMTP, sendet,", "cells: [SMTP, {a: b},"),
    # Lists
    "entry_without_an_id": (DE, "{id: needed-computer, ", "{"),
    "entry_that_is_a_text": (DE, "{id: needed-computer, text: einen Computer}", "einen Computer"),
    "entry_with_more": (DE, "text: einen Computer}", "text: einen Computer, note: Oder zwei.}"),
    "entry_that_the_source_lacks": (FR, "id: needed-computer", "id: needed-phone"),
    "list_that_is_empty": (DE, "          list:\n", "          lists:\n"),
    # Settings
    "setting_without_a_value": (DE, ", value: 993", ""),
    "setting_with_two_values": (DE, "value: 993", "value: 993, text: die Zahl"),
    "setting_of_several_lines": (DE, "value: 993", 'value: "993\\n995"'),
    "setting_whose_value_is_translated": (FR, "label: Port}", "label: Port, value: 993}"),
    # Cases
    "case_without_a_way_on": (DE, f", {GO}", ""),
    "case_with_two_ways_on": (DE, GO, f"{GO}, steps: [{{id: a, text: Ja.}}]"),
    "case_that_goes_to_an_unknown_step": (DE, "pay#pay-one\"}", "pay#pay-ten\"}"),
    "case_that_goes_to_an_unknown_guide": (DE, "guide:billing/pay#pay-one\"}", "guide:billing/pey\"}"),
    "case_that_goes_to_an_unknown_destination": (DE, "manager:start", "manager:strat"),
    "case_that_goes_to_an_address": (DE, "manager:start", "https://manager.example"),
    "case_that_is_two_links": (DE, "Sie finden sie nicht", "'[Sie](manager:start) finden sie nicht'"),
    "case_that_is_two_links_in_a_translation": (FR, "Vous ne la trouvez pas", "'Vous [ne] la trouvez pas'"),
}  # fmt: skip
"""File, words, and what replaces them."""


@pytest.fixture
def blocks(docs: Path) -> Path:
    """Return the small knowledge base, with a guide that has every kind of block."""
    return with_blocks(docs)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_a_block_is_reported(blocks: Path, fault: str) -> None:
    file, words, others = FAULTS[fault]
    replaced(words, others)(blocks / file)
    assert_golden(EXPECTED / f"{fault}.txt", _reported(blocks))


def test_every_expected_file_belongs_to_a_fault() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} == FAULTS.keys()


def test_blocks_without_faults_have_no_findings(blocks: Path) -> None:
    assert _reported(blocks) == ""


@pytest.mark.slow
def test_the_spelling_of_blocks_is_checked(blocks: Path) -> None:
    replaced("Die Angaben gelten", "Die Angabenn gelten")(blocks / DE)
    replaced("[SMTP, sendet", "[SMTP, sendett")(blocks / DE)
    replaced("A1 LOGIN", "curl wget")(blocks / DE)
    site, _found = loaded(blocks)
    texts = [unit.text for unit in site.guides["billing/connect"].own_units]
    unknown = {word for word, _finding in Spelling(site, ROOT / "node_modules").misspelt_words(texts)}
    assert unknown >= {"sendett", "Angabenn"}
    assert unknown.isdisjoint({"curl", "wget"})


def test_code_keeps_its_lines_and_values_are_words(blocks: Path) -> None:
    guide = _guide(blocks)
    code = {str(block.id): block.code for block in items(guide, Detail) if block.code}
    assert code == {
        "try-command": 'export NAME=<your-name>\ncurl --user "$NAME" imaps://imap.manager.example # 993',
        "try-file": "invoice:\n  sum: 12.50   # CHF\n  <open>: true",
        "try-plain": "A1 LOGIN",
        "send-write-code": "Hallo",
    }
    assert [setting.value for setting in items(guide, Setting)] == ["imap.manager.example", "993", None]


def test_a_translation_is_merged_by_ids_however_deep(blocks: Path) -> None:
    guide = _guide(blocks, "fr")
    conditions = [case.condition for case in items(guide, Case)]
    assert conditions == ["La facture n’arrive pas", "Vous avez deux factures", "Vous ne la trouvez pas"]
    assert [setting.label for setting in items(guide, Setting)] == ["Serveur", "Port", "Nom"]
    assert guide.sections[0].outro == "Toutes les factures arrivent désormais."


def test_only_what_readers_do_or_see_can_be_linked(blocks: Path) -> None:
    guide = _guide(blocks)
    assert sorted(anchors(guide)) == sorted(ANCHORS)
    assert set(ids(guide)) - set(ANCHORS) >= {
        "servers-table",
        "imap-row",
        "needed-computer",
        "port",
        "enter-why",
        "connect-know",
    }


def test_a_guide_may_be_only_questions_or_only_points(docs: Path) -> None:
    head = "title: Fragen\nsummary: Zur Rechnung.\nreviewed: 2026-11-20\nowner: billing\n"
    for only in ("faq: [{id: why, question: Warum?, answer: Darum.}]\n", "points: [{id: why, text: Darum.}]\n"):
        (docs / "de/billing/why.yml").write_text(head + only, encoding="utf-8")
        site, found = loaded(docs)
        assert found == []
        of_guide = findings_of_guide(site.guides["billing/why"], site)
        assert {finding.severity for finding in of_guide} == {"warning"}  # it is not translated


def _guide(docs: Path, language: str = "de") -> Guide:
    site, found = loaded(docs)
    assert found == []
    return site.guides["billing/connect"].versions[language]


def _reported(docs: Path) -> str:
    """Return the lines of all findings, except those about missing translations."""
    site, found = loaded(docs)
    told = [finding for finding in [*found, *findings(site)] if finding.severity != "warning"]
    return "".join(f"{finding.line(docs.parent)}\n" for finding in told)
