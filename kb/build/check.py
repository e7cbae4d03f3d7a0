"""Everything that `kb check` reports. Spelling is slow to check, so its findings are stored for each guide."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kb.build.content import Content, read_content
from kb.build.inputs import inputs_of
from kb.build.published_words import SaidByParts, read_published, reworded_without_a_change, said_by_parts
from kb.build.store import Store, with_store
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.build.workers import in_parallel, shares
from kb.checks.reviews import wrong_review_dates
from kb.checks.spelling import Spelling, missing_dictionaries
from kb.checks.synonyms import synonyms_of_nothing, words_said
from kb.checks.texts import UNFINISHED, keywords_of_guide, written_texts_of_guide
from kb.checks.videos import outdated_recordings
from kb.content.finding import Finding
from kb.content.part import digest
from kb.content.reviews import latest_today
from kb.content.site import Site

OTHERS = "others"
"""Stands for all texts outside guides, where the other keys are addresses of guides."""


class CheckedTexts(NamedTuple):
    """What is stored about texts whose spelling has been checked."""

    misspelt: tuple[Finding, ...]
    said: Mapping[str, str]
    """The words of the texts and keywords, by language, separated by spaces."""
    parts: SaidByParts | None = None
    """What the parts of the guide say."""


def read_and_check(target: Target, terminal: Terminal) -> tuple[Site, list[Finding]]:
    """Return the site and all its findings. Only what has changed since last time is read and checked again."""
    inputs = inputs_of(target)
    return with_store(target.store, inputs.python, lambda store: _read_and_check(target, store, terminal))


def _read_and_check(target: Target, store: Store, terminal: Terminal) -> tuple[Site, list[Finding]]:
    content = read_content(target, store, terminal)
    packages = target.root / "node_modules"
    checked_texts = _checked_texts(content, packages, store, terminal)
    texts = list(checked_texts.values())
    said = {
        language: set(" ".join(checked.said.get(language, "") for checked in texts).split())
        for language in content.site.synonyms.keys() - _unread_languages(content)
    }
    found = [finding for checked in texts for finding in checked.misspelt]
    found += [*missing_dictionaries(content.site.shared, packages), *synonyms_of_nothing(content.site, said)]
    found += wrong_review_dates(content.site, latest_today())
    if not any(finding.severity == "error" for finding in content.findings):  # otherwise not all texts can be rendered
        found += outdated_recordings(content.site)
    parts = {name: checked.parts for name, checked in checked_texts.items() if checked.parts}
    found += [*read_published(content.site)[1], *reworded_without_a_change(content.site, parts)]
    return content.site, [*content.findings, *found]


def _unread_languages(content: Content) -> set[str]:
    """Return the languages of which some file cannot be read, which has its own findings."""
    if content.site.unreadable:
        return set(content.site.languages)
    of_files = (name.partition("/")[0] for name in content.site.unreadable_files)
    return {*of_files, *(language for guide in content.guides.values() for language in guide.unreadable)}


def _checked_texts(content: Content, packages: Path, store: Store, terminal: Terminal) -> dict[str, CheckedTexts]:
    site = content.site
    dictionaries = {
        language: (packages / record.dictionary.package / "package.json").read_bytes()
        for language, record in site.languages.items()
        if record.dictionary and (packages / record.dictionary.package).exists()
    }
    known_words = digest(site.names, dictionaries)
    keys = {address: digest(known_words, address, content.keys[address]) for address in site.outlines}
    keys[OTHERS] = digest(known_words, site.other_texts, with_places=True)
    with terminal.stage("Checking the spelling", len(keys)) as done:

        def check(names: list[str]) -> dict[str, CheckedTexts]:
            done(len(keys) - len(names))
            found: dict[str, CheckedTexts] = {}
            spelling = Spelling(site, packages)
            for share in in_parallel([partial(_checked, site, spelling, share) for share in shares(names)]):
                found |= share
                done(len(share))
            return found

        return store.up_to_date("spelling", keys, check)


def _checked(site: Site, spelling: Spelling, names: Iterable[str]) -> dict[str, CheckedTexts]:
    return {name: _checked_one(site, spelling, name) for name in names}


def _checked_one(site: Site, spelling: Spelling, name: str) -> CheckedTexts:
    """Check the texts of a guide, or of OTHERS."""
    texts = list(site.other_texts if name == OTHERS else written_texts_of_guide(site.guides[name]))
    keywords = () if name == OTHERS else keywords_of_guide(site.guides[name])
    said = {language: " ".join(sorted(words)) for language, words in words_said((*texts, *keywords)).items()}
    finished = [text for text in texts if not UNFINISHED.search(text)]  # the rest are reported as unfinished
    parts = None if name == OTHERS else said_by_parts(site.guides[name])
    misspelt = tuple(finding for _word, finding in spelling.misspelt_words(finished))
    return CheckedTexts(misspelt, said, parts)
