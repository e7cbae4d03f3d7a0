"""Misspelt words, found by Hunspell with the dictionaries that npm installs.

Not among the checks of a build, which an unknown word must not stop: `kb check` reports them, and a test requires
that there are none.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from hunspell import Hunspell

from kb.checks.style import plain_words
from kb.content.finding import Finding
from kb.content.languages import Dictionary
from kb.content.site import Shared, Site
from kb.content.text import Text

MOST_PROPOSALS = 20  # for a guide: each takes Hunspell a third of a second

# mail.example.com, julie@example.com, 2FA. Each match begins where its word begins, so that no word is read twice.
_ADDRESS = re.compile(r"(?<!\S)\S*\w[.@/]\w\S*|(?<!\w)\w*\d\w*")
WORD = re.compile(r"[^\W\d_]+(?:[’-][^\W\d_]+)*")


def missing_dictionaries(shared: Shared, packages: Path) -> Iterator[Finding]:
    """Find languages whose dictionary is not in the folder `packages`: their words are not checked."""
    for record in shared.languages.values():
        if record.dictionary and not _is_installed(record.dictionary, packages):
            package = record.dictionary.package
            wrong = f"the dictionary “{package}” is not installed, so words in {record.name} are not checked"
            yield Finding(package.place, wrong, f"run “npm install {package}”", "warning")


class Spelling:
    """The known words of each language, and a proposal for each unknown one."""

    def __init__(self, site: Site, packages: Path) -> None:
        """Take the site, and the folder into which npm installed the dictionaries."""
        self._spellers = {
            language: partial(speller, packages / dictionary.package, tuple(dictionary.replaced.items()))
            for language, record in site.languages.items()
            if (dictionary := record.dictionary) and _is_installed(dictionary, packages)
        }
        self.names = site.names
        self._is_known = cache(self._looked_up)  # the same words occur in many texts
        self._proposal = cache(self._nearest)

    def misspelt_words(self, texts: Iterable[Text]) -> Iterator[tuple[str, Finding]]:
        """Yield each word that is neither in the language's dictionary nor in docs/names.txt, once for each text."""
        unknown: dict[tuple[str, str], int] = {}
        for text in texts:
            if text.language in self._spellers:
                for word in dict.fromkeys(WORD.findall(_ADDRESS.sub(" ", plain_words(text)))):
                    said = text.language, word
                    if not self._is_known(*said):
                        number = unknown.setdefault(said, len(unknown))
                        proposal = self._proposal(*said) if number < MOST_PROPOSALS else ""
                        expected = f"did you mean “{proposal}”? If not, " if proposal else "correct it, or "
                        expected += "add it to docs/names.txt"
                        yield word, Finding(text.place, f"unknown word “{word}”", expected, "warning")

    def _looked_up(self, language: str, word: str) -> bool:
        """Return whether the word is known."""
        return _is_known(word, self._spellers[language](), self.names)

    def _nearest(self, language: str, word: str) -> str:
        """Return the nearest known word, or an empty string."""
        return next(iter(self._spellers[language]().suggest(word.replace("’", "'"))), "")


def _is_installed(dictionary: Dictionary, packages: Path) -> bool:
    return (packages / dictionary.package / "index.dic").is_file()


def _is_known(word: str, speller: Hunspell, names: frozenset[str]) -> bool:
    if word in names or speller.spell(word.replace("’", "'")):
        return True
    # l’adresse, dell’account, kDrive-Ordner: each part is looked up by itself; one before an apostrophe is an article.
    parts = re.split(r"(?<=’)|-", word)
    return len(parts) > 1 and all(part.endswith("’") or part in names or speller.spell(part) for part in parts)


@cache  # it takes 3 s
def speller(package: Path, replaced: tuple[tuple[str, str], ...]) -> Hunspell:
    """Load the dictionary of an npm package, whose files do not have the names that Hunspell expects.

    `replaced` maps letters of the dictionary to those that the country uses instead, such as ß to ss.
    """
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("aff", "dic"):
            content = (package / f"index.{suffix}").read_text(encoding="utf-8")
            for foreign, own in replaced if suffix == "dic" else ():
                content = content.replace(foreign, own)
            (Path(folder) / f"words.{suffix}").write_text(content, encoding="utf-8")
        return Hunspell("words", hunspell_data_dir=folder)
