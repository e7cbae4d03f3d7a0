"""Reviews: what has changed in a guide since the last one, and its new date."""

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kb.build.git import git_answer
from kb.content.document import Document, Keys, read_document, value_at
from kb.content.fields import texts_of
from kb.content.finding import nearest
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.in_place import InPlaceError, with_value
from kb.content.site import Site
from kb.content.source_file import SourceFile
from kb.content.standalone_questions import keys_of_question
from kb.content.writing import write_at_once
from kb.translations.states import states_of_guide

_ORDER = ("translates", "id", "question", "answer", "title", "summary", "keywords", "reviewed")
"""The fields that come before the date in a file, or in a question."""

_NOT_COMPARED = re.compile(r"(?:^|\.)(?:reviewed$|id$|keywords\.|changes\.)")
"""Fields that are not compared with the product."""


class ReviewError(Exception):
    """A guide cannot be reviewed. The message says why, and what would be right."""


class ChangedText(NamedTuple):
    """A text whose words have changed."""

    where: str
    was: str
    """Empty if it is new."""
    now: str
    """Empty if it is gone."""


def reviewed_guide(site: Site, address: str, language: str | None) -> GuideInLanguages:
    """Return the guide to review, and check that it has a file in the language.

    Raises:
        ReviewError: if there is no such guide, or no such file.
    """
    guide = site.guides.get(address)
    if guide is None:
        raise ReviewError(f"There is no guide “{address}” that can be read; {nearest(address, site.guides)}")
    if language and (language not in guide.places or language in guide.unreadable):
        there = sorted(guide.places.keys() - guide.unreadable)
        raise ReviewError(f"“{address}” has no file in {language} that can be read, but in {', '.join(there)}.")
    return guide


def changed_since(root: Path, guide: GuideInLanguages, language: str) -> list[ChangedText] | None:
    """Return the texts of the guide's file that have changed since its last review, as Git has them.

    Return None if there is no Git, or it does not have the file.
    """
    path = guide.places[language].path
    old = _content_at(root, path, guide.versions[language].reviewed)
    if old is None:
        return None
    before, now = (_texts(SourceFile(path, content), guide, language) for content in (old, path.read_bytes()))
    return [
        ChangedText(where, before.get(where, ""), now.get(where, ""))
        for where in dict.fromkeys((*now, *before))
        if before.get(where) != now.get(where)
    ]


def stale_texts(guide: GuideInLanguages, language: str) -> list[ChangedText]:
    """Return the texts of the source that have changed since they were translated into the language."""
    states = states_of_guide(guide, language)
    return [
        ChangedText(state.unit.name.partition("#")[2], state.was, str(state.unit.source or ""))
        for state in states
        if state.is_stale
    ]


def set_review(guide: GuideInLanguages, language: str, today: date) -> None:
    """Write the date into the guide's file in the language.

    Raises:
        ReviewError: if the file cannot be changed without losing something.
    """
    path = guide.places[language].path
    content = path.read_bytes()
    keys = (*_keys(read_document(SourceFile(path, content), language), guide), "reviewed")
    try:
        write_at_once(path, with_value(content, keys, today.isoformat(), _ORDER))
    except InPlaceError as error:
        raise ReviewError(f"{'/'.join(path.parts[-3:])}: write “reviewed: {today}” by hand. {error}") from error


def _texts(file: SourceFile, guide: GuideInLanguages, language: str) -> dict[str, str]:
    """Return the texts of the file, or of the question in it, by their names."""
    document = read_document(file, language)
    texts = texts_of(_in_tuples(value_at(document.data, _keys(document, guide))))
    return {text.place.where: str(text) for text in texts if not _NOT_COMPARED.search(text.place.where)}


def _in_tuples(data: object) -> object:
    match data:
        case dict():
            return {key: _in_tuples(value) for key, value in data.items()}
        case list():
            return tuple(map(_in_tuples, data))
    return data


def _keys(document: Document, guide: GuideInLanguages) -> Keys:
    """Return the keys of the question in its file. A guide has none."""
    return keys_of_question(document.data, guide.address.split("/")[1]) if guide.is_question else ()


def _content_at(root: Path, path: Path, day: date) -> bytes | None:
    """Return the contents of the file at the end of the day, or of its first commit if that is later, from Git."""
    until_then = git_answer(root, "rev-list", "-1", f"--before={day}T23:59:59", "HEAD", "--", str(path)).split()
    revisions = until_then or git_answer(root, "rev-list", "--reverse", "HEAD", "--", str(path)).split()
    if not revisions:
        return None
    return git_answer(root, "show", f"{revisions[0].decode()}:./{path.relative_to(root)}") or None
