"""The labels that pages need are those that templates and scripts name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.content.page_labels import CONTACT_LABELS, PAGE_LABELS
from kb.content.widget_words import SHARED_LABELS, WIDGET_LABELS
from tests.edition import real_site

ROOT = Path(__file__).parents[2]
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("overrides", "kb/pages", "kb/outputs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".html", ".jinja", ".js", ".py"}
)
NAMED = re.compile(r"""\blabel(?:s\[|\()["']([a-z-]+)["'][])]""")


@pytest.mark.slow
def test_they_are_all_that_we_have_besides_the_links_of_the_footer() -> None:
    for words in real_site().words.values():
        assert words.labels.keys() - real_site().company.footer.keys() == PAGE_LABELS
        assert words.contact.labels.keys() == CONTACT_LABELS


def test_every_label_that_is_named_is_among_them() -> None:
    of_widgets = {*SHARED_LABELS, *(label for own in WIDGET_LABELS.values() for label in own)}
    named = set(NAMED.findall(CODE))
    assert len(named) > 80
    assert named - PAGE_LABELS - CONTACT_LABELS - of_widgets == set()
