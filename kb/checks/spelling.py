"""Misspelt words, by Hunspell and the dictionaries that npm brings.

Not among the CHECKS of a build: a new word stops nobody. `kb check` tells it, and the tests hold that there is none.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hunspell import Hunspell

from kb.checks.style import plain_words
from kb.content.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.content.text import Text

DICTIONARIES = {"de": "dictionary-de-ch", "it": "dictionary-it", "fr": "dictionary-fr", "en": "dictionary-en-gb"}
"""The npm package of each language."""

NAMES = "names.txt"

_ADDRESS = re.compile(r"\S*\w[.@/]\w\S*|\w*\d\w*")  # mail.example.com, julie@example.com, 2FA
_WORD = re.compile(r"[^\W\d_]+(?:[’-][^\W\d_]+)*")


class Spelling:
    """The words that are known in each language, and what is said of those that are not."""

    def __init__(self, docs: Path, packages: Path) -> None:
        """Take the content's folder, and that in which npm has put the dictionaries."""
        self._spellers = {language: speller(packages / name) for language, name in DICTIONARIES.items()}
        self._names = _names(docs / NAMES)
        self._told: dict[tuple[str, str], str] = {}

    def misspelt_words(self, texts: Iterable[Text]) -> Iterator[Finding]:
        """Find words that neither the language's dictionary nor docs/names.txt knows, once for each text."""
        for text in texts:
            for word in dict.fromkeys(_WORD.findall(_ADDRESS.sub(" ", plain_words(text)))):
                if expected := self._expected(text.language, word):
                    yield Finding(text.place, f"unknown word “{word}”", expected, "warning")

    def _expected(self, language: str, word: str) -> str:
        """Return what would be right; nothing if the word is known."""
        if (language, word) not in self._told:
            self._told[language, word] = _expected(word, self._spellers[language], self._names)
        return self._told[language, word]


def _names(path: Path) -> frozenset[str]:
    """Return the names in docs/names.txt: one a line; what follows # explains."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
    return frozenset(name for line in lines if (name := line.partition("#")[0].strip()))


def _expected(word: str, speller: Hunspell, names: frozenset[str]) -> str:
    if _is_known(word, speller, names):
        return ""
    close = speller.suggest(word.replace("’", "'"))[:1]
    return (f"did you mean “{close[0]}”? If not, " if close else "if it is right, ") + "add it to docs/names.txt"


def _is_known(word: str, speller: Hunspell, names: frozenset[str]) -> bool:
    if word in names or speller.spell(word.replace("’", "'")):
        return True
    # l’adresse, dell’account, kDrive-Ordner: each part for itself; a part before an apostrophe is an article.
    parts = re.split(r"(?<=’)|-", word)
    return len(parts) > 1 and all(part.endswith("’") or part in names or speller.spell(part) for part in parts)


def speller(package: Path) -> Hunspell:
    """Load the dictionary of an npm package, whose files do not have the names that Hunspell looks for.

    That of Swiss German still writes “ß”, for which Switzerland has “ss”.
    """
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("aff", "dic"):
            content = (package / f"index.{suffix}").read_text(encoding="utf-8")
            if suffix == "dic" and package.name == "dictionary-de-ch":
                content = content.replace("ß", "ss")
            (Path(folder) / f"words.{suffix}").write_text(content, encoding="utf-8")
        return Hunspell("words", hunspell_data_dir=folder)
