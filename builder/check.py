"""What `kb check` tells: all findings, and those that take so long to find that they are kept for each guide."""

from __future__ import annotations

import shutil
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from builder.content import read_content
from builder.digests import digest, digest_of_file
from builder.inputs import inputs_of
from builder.shelf import Shelf, up_to_date
from builder.store import DamagedStoreError, Store
from builder.workers import in_parallel, shares
from kb.checks.spelling import DICTIONARIES, NAMES, Spelling
from kb.checks.synonyms import synonyms_of_nothing, words_said
from kb.checks.texts import keywords_of_guide, other_texts, texts_of_guide

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.build import Target
    from builder.content import Content
    from builder.inputs import Inputs
    from builder.progress import Told
    from kb.content.finding import Finding
    from kb.content.site import Site
    from kb.content.text import Text

OTHERS = "others"
"""The name, among the addresses of guides, of all texts that stand in no guide."""


class CheckedTexts(NamedTuple):
    """What is kept of texts that were checked."""

    misspelt: tuple[Finding, ...]
    said: Mapping[str, str]
    """Their words in each language, and the keywords, with spaces between them."""


def read_and_check(target: Target, told: Told) -> tuple[Site, list[Finding]]:
    """Return the site, and all that is wrong with it. Read and checked again is only what changed since last time."""
    for _attempt in range(2):  # the first time, a build beside this one may have made something anew
        with suppress(DamagedStoreError):
            return _read_and_check(target, told)
    shutil.rmtree(target.guides)
    return _read_and_check(target, told)


def _read_and_check(target: Target, told: Told) -> tuple[Site, list[Finding]]:
    inputs = inputs_of(target)
    content = read_content(target, inputs, told)
    texts = _checked_texts(target, content, inputs, told)
    said = {
        language: set(" ".join(checked.said.get(language, "") for checked in texts).split())
        for language in content.site.synonyms
    }
    misspelt = [finding for checked in texts for finding in checked.misspelt]
    return content.site, [*content.findings, *misspelt, *synonyms_of_nothing(content.site, said)]


def _checked_texts(target: Target, content: Content, inputs: Inputs, told: Told) -> list[CheckedTexts]:
    site, packages = content.site, target.root / "node_modules"
    dictionaries = [digest_of_file(packages / name / "package.json") for name in DICTIONARIES.values()]
    known_words = digest(digest_of_file(site.docs / NAMES), dictionaries)
    digests = {address: digest(known_words, content.guides[address].key) for address in site.outlines}
    digests[OTHERS] = digest(known_words, inputs.base, inputs.others)
    store = Store(target.cache / "texts", inputs.code)
    shelf = Shelf[tuple[str, CheckedTexts]](store, "texts")
    with told.stage("Checking the spelling", len(digests)) as done:

        def checked(names: list[str]) -> dict[str, CheckedTexts]:
            done(len(digests) - len(names))
            found: dict[str, CheckedTexts] = {}
            if not names:
                return found
            spelling = Spelling(site.docs, packages)
            for share in in_parallel([partial(_checked, site, spelling, share) for share in shares(names)]):
                found |= share
                done(len(share))
            return found

        texts = up_to_date(shelf, digests, checked)
    store.keep_only(shelf.keys)
    return list(texts.values())


def _checked(site: Site, spelling: Spelling, names: Iterable[str]) -> dict[str, CheckedTexts]:
    return {name: _checked_one(spelling, *_texts(site, name)) for name in names}


def _texts(site: Site, name: str) -> tuple[list[Text], list[Text]]:
    """Return the texts of a guide, or of OTHERS, and the keywords."""
    if name == OTHERS:
        return list(other_texts(site)), []
    guide = site.guides[name]
    return list(texts_of_guide(guide)), list(keywords_of_guide(guide))


def _checked_one(spelling: Spelling, texts: list[Text], keywords: list[Text]) -> CheckedTexts:
    said = words_said((*texts, *keywords))
    return CheckedTexts(
        tuple(spelling.misspelt_words(texts)), {language: " ".join(sorted(words)) for language, words in said.items()}
    )
