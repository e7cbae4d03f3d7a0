"""The page of a guide with every kind of block: tests/pages/expected/blocks/<language>.html."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest

from tests.content.blocks import with_blocks
from tests.golden import assert_golden
from tests.pages.conftest import edition_at, page_at
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
