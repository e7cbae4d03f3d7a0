"""Pairs a guide with its source in another language by structure, so that it becomes a translation."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from kb.bringing_in.faults import Remark
from kb.bringing_in.naming import LISTS

type Data = dict[str, Any]

_GUIDE = re.compile(r"\]\(guide:([^()\s]*)\)")

_WORDS = (
    "title",
    "summary",
    "keywords",
    "intro",
    "text",
    "note",
    "tip",
    "warning",
    "result",
    "outro",
    "question",
    "answer",
)
_OWN = frozenset({"intro", "outro", "keywords"})
"""Words that a translation may have even if the source has none."""

_KINDS = (
    "title",
    "question",
    "text",
    "code",
    "list",
    "table",
    "settings",
    "steps",
    "choice",
    "note",
    "tip",
    "warning",
    "cells",
)


def paired(source: Data, own: Data, page: str) -> tuple[Data, list[Remark], dict[str, str]]:
    """Return `own` as a translation of `source`, with its ids and without values, and what has no partner there.

    Each part of `own` is given the id of its partner, or an empty one. The last result maps the file of each of its
    pictures to that of the source.
    """
    remarks: list[Remark] = []
    translation = _paired(source, own, page, remarks)
    return translation, remarks, dict(_pictures(source, own))


def _pictures(source: Any, own: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 (plain data)
    """Yield the pictures at the same place in both. `own` has the ids of the source."""
    if isinstance(own, dict) and isinstance(source, dict):
        if "image" in own and "image" in source:
            yield own["image"]["file"], source["image"]["file"]
        for name in LISTS.keys() & own.keys() & source.keys():
            by_id = {part["id"]: part for part in source[name]}
            for part in own[name]:
                yield from _pictures(by_id.get(part["id"]), part)


def _paired(source: Data, own: Data, page: str, remarks: list[Remark]) -> Data:
    result: Data = {"id": source["id"]} if "id" in source else {}
    own["id"] = source.get("id", "")
    for name, value in own.items():
        if (name in _WORDS and (name in source or name in _OWN)) or (
            name == "cells" and len(value) == len(source.get(name, ()))
        ):
            result[name] = value
        elif name == "table" and _kind(own) == _kind(source):
            rows = _paired(source[name], {"rows": value["rows"]}, page, remarks).get("rows", [])
            result[name] = {"head": value["head"], **({"rows": rows} if rows else {})}
        elif name == "image" and "image" in source:
            result[name] = {"alt": value["alt"]}
        elif name in LISTS:
            if found := _pairs(source.get(name, []), value, page, remarks):
                result[name] = [_paired(theirs, ours, page, remarks) for theirs, ours in found]
        elif name not in {"id", "anchors", "language", "shell"} and value != source.get(name):
            remarks.append(Remark(page, 0, f"the source has another {name} here", said(value)))
    return result


def _pairs(source: list[Data], own: list[Data], page: str, remarks: list[Remark]) -> list[tuple[Data, Data]]:
    """Return the parts that belong together, in order: by an anchor that is the id, else by what they hold."""
    ids = {part["id"] for part in source}
    keys = [next((anchor for anchor in part.get("anchors", ()) if anchor in ids), _kind(part)) for part in own]
    keys_of_source = [part["id"] if part["id"] in keys else _kind(part) for part in source]
    matcher = SequenceMatcher(None, keys_of_source, keys, autojunk=False)
    found = {
        block.b + number: block.a + number for block in matcher.get_matching_blocks() for number in range(block.size)
    }
    for number, part in enumerate(own):
        if number not in found:
            part["id"] = ""
            remarks.append(Remark(page, 0, "the source has no such part here", said(part)))
    return [(source[index], own[number]) for number, index in sorted(found.items())]


def with_links_of_source(source: Data, own: Data, page: str) -> tuple[Data, list[Remark]]:
    """Return the translation with the source’s links to guides. Texts with other links are left out, with a remark."""
    remarks: list[Remark] = []
    return _linked(source, own, page, remarks), remarks


def _linked(source: Any, own: Any, page: str, remarks: list[Remark]) -> Any:  # noqa: ANN401 (plain data)
    match own:
        case dict():
            result = {name: _linked(source.get(name), value, page, remarks) for name, value in own.items()}
            return {name: value for name, value in result.items() if value not in ("", [])}
        case [dict(), *_]:
            by_id = {part["id"]: part for part in source or ()}
            parts = (_linked(by_id.get(part["id"], {}), part, page, remarks) for part in own)
            return [part for part in parts if len(part) > 1]
        case list():
            expected = source if isinstance(source, list) and len(source) == len(own) else [""] * len(own)
            linked = [_linked(theirs, text, page, remarks) for theirs, text in zip(expected, own, strict=True)]
            return linked if all(linked) else []
        case str() if isinstance(source, str) or "](guide:" in own:
            theirs, ours = _GUIDE.findall(source or ""), _GUIDE.findall(own)
            if theirs == ours:
                return own
            if [_page_of(target) for target in theirs] == [_page_of(target) for target in ours]:
                targets = iter(theirs)
                return _GUIDE.sub(lambda _found: f"](guide:{next(targets)})", own)
            remarks.append(Remark(page, 0, "the source has other links to guides here", own))
            return ""
        case _:
            return own


def _page_of(target: str) -> str:
    return target.partition("#")[0]


def _kind(part: Data) -> str:
    """Return the kinds of what a part holds, and for a table its size."""
    kind = next((kind for kind in _KINDS if kind in part), "")
    table = part.get("table")
    return f"table {len(table['head'])}" if table else kind


def said(value: object) -> str:
    """Return all words of a part."""
    match value:
        case dict():
            parts = (said(inner) for name, inner in value.items() if name not in {"id", "anchors"})
            return " ".join(filter(None, parts))
        case list():
            return " ".join(filter(None, map(said, value)))
        case str():
            return str(value)
        case _:
            return ""
