"""Groups of synonyms that match no text, which `kb check` reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.checks.synonyms import synonyms_of_nothing, words_said
from kb.checks.texts import keywords_of_guide, texts_of_guide
from tests.conftest import loaded
from tests.edition import real_site

if TYPE_CHECKING:
    from pathlib import Path

    from kb.content.site import Site


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("[begleichen, Rechnungen]", []),  # a keyword, in another form
        ("[begleichen, sofort bezahlen]", []),
        ("[Faktura, sofort begleichen]", ["no text uses “Faktura” or any other word of its group"]),
    ],
)
def test_a_group_has_a_word_that_texts_say(docs: Path, group: str, told: list[str]) -> None:
    (docs / "de" / "synonyms.yml").write_text(f"groups:\n  - {group}\n", encoding="utf-8")
    site, _found = loaded(docs)
    assert [finding.wrong for finding in synonyms_of_nothing(site, _said(site))] == told


@pytest.mark.slow
def test_every_group_of_ours_leads_to_a_text() -> None:
    site = real_site()
    assert list(synonyms_of_nothing(site, _said(site))) == []


def _said(site: Site) -> dict[str, set[str]]:
    guides = site.guides.values()
    return words_said(text for guide in guides for text in (*texts_of_guide(guide), *keywords_of_guide(guide)))
