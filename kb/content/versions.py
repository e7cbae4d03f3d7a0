"""Files that languages may have in their own version: `order.fr.png` is the French one, `order.png` the one for all."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kb.content.languages import Language
from kb.content.shape import ID_PATTERN

_NAME = re.compile(rf"(?P<stem>{ID_PATTERN[1:-1]})(?:\.(?P<language>[a-z-]+))?(?P<ending>\.[a-z0-9]+)")

type Versions[File] = Mapping[str, Mapping[str, File]]
"""By the name that guides use, `order.png`, then by language; the file for all is under an empty name."""


class Name(NamedTuple):
    """The name of a file, as guides use it, and the language that it is for, which is empty if it is for all."""

    for_all: str
    language: str


def name_in_parts(name: str) -> Name:
    """Return the parts of a file's name, which must have no fault."""
    parts = _NAME.fullmatch(name)
    return Name(f"{parts['stem']}{parts['ending']}", parts["language"] or "") if parts else Name(name, "")


def fault_of_name(what: str, name: str, languages: Iterable[str]) -> tuple[str, str] | None:
    """Return what is wrong with the name of a file, and what is expected; `what` names the kind of file: “picture”."""
    parts = _NAME.fullmatch(name)
    if not parts:
        stem, _, ending = name.rpartition(".")
        wrong = f"the name of the {what}, “{stem}”, is not in kebab case"
        example = f"order.{ending}, order.fr.{ending}"
        return wrong, f"expected a-z, 0-9 and single hyphens, then perhaps a language: {example}"
    if parts["language"] and parts["language"] not in languages:
        return f"there is no language “{parts['language']}”", f"expected one of: {', '.join(sorted(languages))}"
    return None


def by_name[File](files: Mapping[str, File]) -> dict[str, dict[str, File]]:
    """Return the files, given by their names, as versions."""
    versions: dict[str, dict[str, File]] = {}
    for name, file in files.items():
        for_all, language = name_in_parts(name)
        versions.setdefault(for_all, {})[language] = file
    return versions


def language_of_version(language: str, record: Language, source: str, versions: Iterable[str]) -> str:
    """Return whose version a language shows: its own, that of a fallback language, the one for all, or any.

    The one for all, whose language is empty, is also the source's own.
    """
    there = sorted(versions)
    in_source = "" if source not in there else source
    own = in_source if language == source else language
    order = (own, *(in_source if code == source else code for code in record.fallback), "", *there)
    return next(code for code in order if code in there)


def name_of_version(for_all: str, language: str) -> str:
    """Return the name of the file for a language, `order.fr.png`, or of the one for all, if the language is empty."""
    stem, _, ending = for_all.rpartition(".")
    return f"{stem}.{language}.{ending}" if language else for_all


def names_of_files(versions: Versions[object]) -> Iterator[str]:
    """Yield the names of all the files."""
    for name, languages in versions.items():
        yield from (name_of_version(name, language) for language in languages)
