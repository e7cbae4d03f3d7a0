"""The editor's operations on a whole page: its keywords, review date, owner, and a note of what changed."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kb.checks.reviews import wrong_date
from kb.content.changes import words_of_parts
from kb.content.document import Keys, value_at
from kb.content.finding import Finding, nearest, new_findings
from kb.content.in_place import with_entry, with_list, with_value
from kb.content.naming import proposed_id
from kb.content.reviews import latest_today
from kb.content.site import Site
from kb.content.standalone_questions import keys_of_question
from kb.content.yaml_tree import read_tree
from kb.editing import entries, shared_files
from kb.editing.answers import Answer, EditError, Request
from kb.editing.files import Files
from kb.editing.first_words import quoted_page
from kb.editing.saving import save_guide
from kb.editing.typed import one_paragraph
from kb.editing.workspace import Workspace


def page(work: Workspace, language: str, address: str, _request: Request) -> Answer:
    """Return the details of a guide: its file, keywords, review date and owner; of another page, only the file."""
    if address not in work.files.site.outlines:
        return shared_files.page(work.files, language, address)
    own, source = _data_of_page(work.files, language, address), _data_of_page(work.files, "", address)
    owners = work.files.site.owners or {}
    return {
        "file": work.files.name(work.files.path(language, address)),
        "is_source": work.files.is_source(language, address),
        "keywords": [str(word) for word in own.get("keywords", ())],
        "reviewed": str(own.get("reviewed") or source.get("reviewed", "")),
        "owner": str(source.get("owner", "")),
        "owners": {name: str(record.name) for name, record in owners.items()},
    }


def save_page(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Save the keywords, review date, owner, and a note of what changed.

    `was` holds the details that the browser showed: changes made since then, in another tab or in the file, are kept.
    """
    path = work.files.path(language, address)
    content = work.files.content(path)
    if content is None:
        raise EditError("This guide has no file in this language yet: translate a text first.")
    data = _data_of_page(work.files, language, address)
    keys = _keys_of_page(work.files, read_tree(content).data, address)
    order = entries.order_at(read_tree(content).data, keys)
    typed = [word for line in request["keywords"] if (word := str(line).strip())]
    known = [str(word) for word in data.get("keywords", ())]
    keywords = _with_changes(known, request["was"]["keywords"], typed)
    if keywords != known:
        content = with_list(content, (*keys, "keywords"), keywords, order)
    for name in ("reviewed", "owner"):
        value = str(request.get(name) or "").strip()
        is_changed = value not in {"", request["was"][name], str(data.get(name, ""))}
        if is_changed and (told := _wrong_detail(work.files.site, name, value)):
            raise EditError(told)
        if is_changed and (name in data or work.files.is_source(language, address)):
            content = with_value(content, (*keys, name), value, order)
    if said := one_paragraph(work.files.site, language, str(request.get("changed") or "")):
        content = _with_change(work, content, keys, address, said, is_major=bool(request.get("is_major")))
    if wrong := [own for own in _new_findings(work, address, path, content) if own.place.where.startswith("keywords")]:
        raise EditError(f"{wrong[0].wrong[:1].upper()}{wrong[0].wrong[1:]}; {wrong[0].expected}")
    what = f"Changed the details of {quoted_page(work.files.site, language, address)}"
    save_guide(work, what, language, address, {path: content})
    return {"saved": True}


def _with_changes(now: Sequence[str], shown: Sequence[str], typed: Sequence[str]) -> list[str]:
    """Return the words that there are now, with what the person has added to and removed from those that were shown."""
    if [*now] == [*shown]:
        return [*typed]
    kept = [word for word in now if word in typed or word not in shown]
    return kept + [word for word in typed if word not in shown and word not in now]


def _new_findings(work: Workspace, address: str, path: Path, content: bytes) -> Iterator[Finding]:
    """Yield the findings that the guide would have only with this content in the file."""
    before, after = work.checks.checked(address), work.checks.checked(address, {path: content})
    return new_findings(before.findings, after.findings)


def _with_change(work: Workspace, content: bytes, keys: Keys, address: str, words: str, *, is_major: bool) -> bytes:
    """Return the source's content with an entry added to `changes:`, with the former words of changed parts."""
    source = work.files.site.outlines[address].source
    path = work.files.source(address)
    first, _now = work.journal.first_and_now().get(work.files.name(path), (None, None))
    former = work.checks.checked(address, {path: first}).guide if first else None
    guide = work.checks.checked(address).guide
    old = words_of_parts(former.versions[source]) if former else {}
    new = words_of_parts(guide.versions[source]) if guide else {}
    before = {part: str(text) for part, text in old.items() if part in new and new[part] != text}
    data = read_tree(content).data
    change = {
        "id": proposed_id(words, set(entries.ids_in(data))),
        "date": str(datetime.now().astimezone().date()),  # the day that it is here
        "significance": "major" if is_major else "minor",
        "text": words,
        **({"before": before} if before else {}),
    }
    if value_at(data, keys).get("changes"):
        return with_entry(content, (*keys, "changes"), 0, change)
    order = entries.order_at(data, keys)
    return with_value(content, (*keys, "changes"), [change], order)


def _wrong_detail(site: Site, name: str, value: str) -> str:
    """Return what only `kb check` would find wrong with a review date or an owner; "" if nothing."""
    if name == "owner":
        known = site.owners or {}
        return "" if value in known else f"There is no owner “{value}”; {nearest(value, known)}"
    with suppress(ValueError):  # told with the other findings
        if wrong := wrong_date(date.fromisoformat(value), latest_today()):
            return f"The review date {wrong}; expected the day of the last review."
    return ""


def _data_of_page(files: Files, language: str, address: str) -> dict[str, Any]:
    """Return the fields of the guide or question in that language, or of its source if `language` is empty."""
    path = files.path(language, address) if language else files.source(address)
    data = files.data(path)
    keys = _keys_of_page(files, data, address)
    found: dict[str, Any] = value_at(data, keys)
    return {"owner": data["owner"], **found} if "owner" in data else found


def _keys_of_page(files: Files, data: Mapping[str, Any], address: str) -> tuple[str | int, ...]:
    if not files.site.outlines[address].is_question:
        return ()
    return keys_of_question(data, address.partition("/")[2])
