"""The editor with the small knowledge base, without a server or pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from kb.checks import findings
from kb.editing.editor import Editor
from kb.translations.summary import Summary, summary_of_guide
from tests.conftest import loaded

if TYPE_CHECKING:
    from pathlib import Path

    from kb.content.site import Site


class Pages:
    """A stand-in for the preview, which has the site as it was last shown, and what it was asked to show."""

    def __init__(self, docs: Path) -> None:
        self._docs = docs
        self.site: Site | None = loaded(docs)[0]
        self.shown: list[tuple[str, str | None]] = []

    def translations(self) -> dict[str, Summary]:
        guides = loaded(self._docs)[0].guides.items()
        return {address: summary_of_guide(guide, guide.versions) for address, guide in guides}

    def show(self, language: str, address: str | None, _records: object = None) -> None:
        self.shown.append((language, address))
        self.site = loaded(self._docs)[0]

    def show_shared(self, language: str, address: str) -> None:
        self.show(language, address)


@dataclass
class Session:
    """A person using the editor of a folder."""

    root: Path
    pages: Pages
    editor: Editor

    def ask(self, do: str, page: str = "de/billing/pay/", **details: object) -> dict[str, Any]:
        if do == "save-page":
            details = {"was": self.ask("page", page), **details}  # the browser has just shown them
        return self.editor.answer({"do": do, "page": page, **details})

    def saved(self, do: str, page: str = "de/billing/pay/", **details: object) -> dict[str, Any]:
        answer = self.ask(do, page, **details)
        assert answer.get("saved"), answer
        return answer

    def text(self, name: str = "de/billing/pay.yml") -> str:
        return (self.root / "docs" / name).read_text(encoding="utf-8")

    def errors(self) -> list[str]:
        """Return the lines of all errors in the content as it is now."""
        site, found = loaded(self.root / "docs")
        return [own.line(self.root) for own in [*found, *findings(site)] if own.severity == "error"]


@pytest.fixture
def session(docs: Path) -> Session:
    pages = Pages(docs)
    return Session(docs.parent, pages, Editor(docs.parent, pages))


@pytest.fixture
def recorded_session(recorded: Path, session: Session) -> Session:
    """Return a session on content with recorded translations."""
    assert recorded.parent == session.root
    session.pages.show("de", None)
    return session
