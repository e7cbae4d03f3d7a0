"""A guide with every kind of block: its page, and the desk's replies, in tests/pages/expected/blocks."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest

from kb.outputs.desk import DeskFile
from kb.pages.support_desk_data import desk_json
from kb.render.renderer import ROOT
from tests.content.blocks import ANCHORS, with_blocks
from tests.golden import assert_golden
from tests.pages.conftest import edition_at, output_at, page_at
from tests.small_docs import write_small_docs

if TYPE_CHECKING:
    from kb.outputs.edition import Edition

EXPECTED = Path(__file__).parent / "expected" / "blocks"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return the small site, with a guide that has every kind of block."""
    return edition_at(with_blocks(write_small_docs(tmp_path_factory.mktemp("blocks") / "docs")))


@pytest.mark.parametrize("language", ["de", "fr"])
def test_a_guide_with_every_kind_of_block(edition: Edition, language: str) -> None:
    content = page_at(edition, f"{language}/billing/connect/").content
    html5lib.HTMLParser(strict=True).parseFragment(content)
    assert_golden(EXPECTED / f"{language}.html", content)


def test_code_is_shown_as_it_is(edition: Edition) -> None:
    content = page_at(edition, "de/billing/connect/").content
    shown = [
        "".join(code.itertext())
        for code in html5lib.parseFragment(content, namespaceHTMLElements=False).iter("code")
        if "data-code" in code.attrib
    ]
    assert 'export NAME=<your-name>\ncurl --user "$NAME" imaps://imap.manager.example # 993' in shown
    assert "invoice:\n  sum: 12.50   # CHF\n  <open>: true" in shown
    assert not re.search(r"<[^>]* style=", content)


@pytest.mark.parametrize("language", ["de", "fr"])
def test_it_in_the_desk(edition: Edition, tmp_path: Path, language: str) -> None:
    given = output_at(edition, f"support-desk/{language}/").given
    assert isinstance(given, DeskFile)
    data = desk_json(given.desk, {})
    (guide,) = (guide for guide in json.loads(data)["guides"] if guide["address"] == "billing/connect")
    assert {unit["id"] for unit in guide["units"]} == {"", *ANCHORS} - {"send-later"}
    shown = json.dumps(guide, ensure_ascii=False, indent=1).replace(ROOT, "ROOT:")
    assert_golden(EXPECTED / f"desk.{language}.json", f"{shown}\n")
    (tmp_path / "data.json").write_text(data, encoding="utf-8")
    replies = "".join(_reply(tmp_path / "data.json", place) for place in ("#two-servers", "#send-now"))
    assert_golden(EXPECTED / f"replies.{language}.txt", replies)


def _reply(data: Path, place: str) -> str:
    """Return the reply for a place of the guide, in three forms."""
    command = ["node", Path(__file__).parent / "replies.mjs", data, f"billing/connect{place}", "https://help.example/"]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
