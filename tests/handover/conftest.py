"""A knowledge base with recorded translations, and imports of files that translators return."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from kb.cli import main
from kb.content.text import Place
from kb.handover.importing import take
from kb.handover.returned import ReturnedText
from kb.handover.texts import digest_of_words
from kb.translations.states import states_of_site
from tests.conftest import loaded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.handover.importing import Taken
    from kb.translations.states import TranslationState


def run(docs: Path, *arguments: str | Path) -> tuple[int, str]:
    """Return the exit code of `kb translations`, and what it printed."""
    result = CliRunner().invoke(main, ["--root", str(docs.parent), "translations", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def states(docs: Path, language: str = "fr") -> dict[str, TranslationState]:
    """Return the state of each unit of the language."""
    return {state.unit.name: state for state in states_of_site(loaded(docs)[0], language)}


def returned(docs: Path, words: Mapping[str, str]) -> Taken:
    """Import these French translations, as if they had just been exported."""
    site = loaded(docs)[0]
    units = {name: state.unit for name, state in states(docs).items()}
    texts = [
        returned_text(name, str(units[name].source), own, base=digest_of_words(units[name].own or ""))
        for name, own in words.items()
    ]
    return take(site, "fr", texts)


def returned_text(
    name: str, source: str, words: str, *, is_finished: bool = True, base: str | None = None, line: int = 1
) -> ReturnedText:
    """Return a text as if it had been read from a file."""
    return ReturnedText(name, source, words, is_finished, base, Place(Path("returned.po"), line))
