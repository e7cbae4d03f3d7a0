"""The words of steps, points and answers when they were published, as digests in docs/published.txt.

If a part's source now says something else, its guide's `changes:` needs an entry for it. `kb ledger` and `kb publish`
update the file: they add new parts, and record changed ones that have an entry or are said to mean the same.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from kb.content.changes import ANSWER, words_of_parts
from kb.content.drafts import without_drafts
from kb.content.finding import Finding, nearest
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.line_file import LARGEST, read_lines
from kb.content.site import Site
from kb.content.source_file import is_there, read_source
from kb.content.text import Place
from kb.content.writing import Contents
from kb.translations.digests import LENGTH, digest_of

NAME = "published.txt"

_HEADING = "# What steps, points and answers said when they were published. `kb ledger` writes this file.\n"
_LINE = re.compile(rf"(?P<name>[a-z0-9-]+/[a-z0-9-]+#[a-z0-9-]+) (?P<value>[0-9a-f]{{{LENGTH}}})")


class SaidByParts(NamedTuple):
    """The words of the parts of a guide's source, and their former words according to its changes."""

    now: Mapping[str, tuple[str, Place]]
    """Id → digest of its words, and their place."""
    before: frozenset[tuple[str, str]]
    """Pairs of an id and the digest of former words."""


def said_by_parts(guide: GuideInLanguages) -> SaidByParts:
    """Return the words of the guide's parts. Words of snippets are not its own."""
    source, path = guide.versions[guide.source], guide.places[guide.source].path
    parts = words_of_parts(source).items()
    return SaidByParts(
        {part: (digest_of(words), words.place) for part, words in parts if words.place.path == path},
        frozenset((part, digest_of(was)) for change in source.changes for part, was in change.before.items()),
    )


def reworded_without_a_change(site: Site, said: Mapping[str, SaidByParts]) -> Iterator[Finding]:
    """Find parts that no longer say what was published, without an entry in their guide's changes."""
    published, _found = read_published(site)
    for address, own in said.items():
        if site.outlines[address].is_draft:
            continue
        for part, (digest, place) in own.now.items():
            old = published.get(f"{address}#{part}", digest)
            if old != digest and (part, old) not in own.before:
                was = _old_words(site, address, part, old)
                yield Finding(
                    place,
                    f"it no longer says what was published{f': “{was}”' if was else ''}",
                    f"tell readers under “changes:”, with the old words under “before: {{{part}: …}}”, or if it means "
                    f"the same, run: kb ledger --same {address}#{part}",
                    "warning",
                )


def read_published(site: Site) -> tuple[dict[str, str], list[Finding]]:
    """Return the digest of each part's published words (`topic/guide#step` → digest), and the findings in the file.

    Parts that the ledger lacks are a finding: it must have lost lines, as when only its beginning was saved.
    """
    path = site.docs / NAME
    if not is_there(path):
        return {}, []
    published, found = read_lines(
        read_source(path, site.docs, LARGEST), _LINE, "expected topic/guide#step and a digest"
    )
    lost = [part for part in published if not {part, part.removesuffix(f"#{ANSWER}")} & site.published.keys()]
    if lost and "ledger.txt" not in site.unreadable_files:  # which has its own findings
        wrong = f"ledger.txt lacks “{lost[0]}”{f' and {len(lost) - 1} more' if len(lost) > 1 else ''}"
        expected = "restore ledger.txt as it was: nothing is ever removed from it"
        found.append(Finding(lost[0].place, wrong, expected))
    return {str(part): digest for part, digest in published.items()}, found


def recorded_words(site: Site, published: Mapping[str, str], same: Collection[str]) -> Contents:
    """Return the file that records the words of all published guides' parts.

    Those that still need an entry in `changes:` stay as they were recorded: as in `published`.

    `same` has the parts (`topic/guide#step`), or guides, whose words have changed but not their meaning.

    Raises:
        UnknownPartError: if there is no such part or guide.
    """
    said = {address: said_by_parts(site.guides[address]) for address in without_drafts(site).outlines}
    known = {*said, *(f"{address}#{part}" for address, own in said.items() for part in own.now)}
    for name in same:
        if name not in known:
            raise UnknownPartError(f"There is no step, point or answer “{name}”; {nearest(name, known)}")
    lines = {}
    for address, own in said.items():
        for part, (digest, _place) in own.now.items():
            name = f"{address}#{part}"
            old = published.get(name, digest)
            is_told = (part, old) in own.before or not {name, address}.isdisjoint(same)
            lines[name] = digest if is_told else old
    return {site.docs / NAME: written(lines).encode()}


class UnknownPartError(Exception):
    """There is no such part. The message suggests what may have been meant."""


def written(published: Mapping[str, str]) -> str:
    """Return the text of the file."""
    return _HEADING + "".join(f"{part} {digest}\n" for part, digest in sorted(published.items()))


def _old_words(site: Site, address: str, part: str, digest: str) -> str:
    """Return the words with that digest, where the records of translations have them."""
    records: Iterable[tuple[tuple[str, str], str]] = site.records.words_of(address).items()
    names = {f"{address}#{part}.{field}" for field in ("text", "answer", "if")} | {f"{address}#{part}"}
    return next((words for (name, known), words in records if known == digest and name in names), "")
