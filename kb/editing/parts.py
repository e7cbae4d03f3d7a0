"""The editor's operations on parts of a page: adding, moving, copying, renaming and deleting them, and pictures."""

from base64 import b64decode
from collections.abc import Iterator, Mapping
from typing import Any

from kb.build.better_ids import renamed_in_all_files
from kb.content.document import Keys, value_at
from kb.content.in_place import with_value, without
from kb.content.naming import proposed_id
from kb.content.renaming import with_ids_renamed
from kb.content.unit_places import keys_of_entry
from kb.content.writing import Contents
from kb.content.yaml_tree import read_tree
from kb.editing import entries
from kb.editing.answers import Answer, EditError, Request
from kb.editing.files import Files
from kb.editing.first_words import quoted, quoted_part
from kb.editing.pictures import new_picture
from kb.editing.saving import save_guide
from kb.editing.typed import one_paragraph
from kb.editing.workspace import Workspace


def entry(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Return all texts and values of an entry, as its file has them, and the texts that could be added to it."""
    name = str(request["id"])
    source = work.files.data(work.files.source(address))
    own = work.files.data(work.files.path(language, address))
    keys = entries.keys_in_source(source, name)
    entry = value_at(source, keys)
    own_keys = keys_of_entry(own, name)
    translated = value_at(own, own_keys) if own_keys else {}
    return {
        "id": name,
        "fields": [
            {"unit": f"{address}#{name}.{field}", "name": field, "source": words, "words": mine}
            for field, words, mine in _texts_of_entry(entry, translated)
        ]
        + [
            {"unit": f"{address}#{block['id']}.code", "name": "code", "source": block["code"], "words": ""}
            for block in entry.get("more", ())
            if "code" in block and "id" in block and work.files.is_source(language, address)
        ],
        "texts": texts_to_add(work.files, address, keys),
        "takes_picture": "image" not in entry and "image" in entries.order_at(source, keys),
        "is_source": work.files.is_source(language, address),
        "is_shared": "use" in entry,
    }


def add(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Add an entry of the same kind after another one."""
    path, content = work.files.source_to_change(language, address)
    after = str(request["after"])
    words = one_paragraph(work.files.site, language, str(request["words"]))
    if not words:
        raise EditError("Write its words first.")
    data = read_tree(content).data
    beside = entries.keys_in_source(data, after)
    kind = str(beside[-2])
    taken = set(entries.ids_in(data))
    if kind not in entries.NEW:
        raise EditError("The editor cannot add such an entry: add it in the file.")
    name = str(request.get("id") or "") or proposed_id(words, taken)
    entries.expect_free(data, name)
    for_whom = {own: value for own, value in value_at(data, beside).items() if own == "for"}  # as the one above it
    entry = {"id": name, **for_whom, **entries.NEW[kind]}
    first, *others = (field for field, value in entry.items() if value == "")
    entry[first] = words
    for other in others:
        entry[other] = str(request.get("answer") or "TODO")
    if kind == "sections":
        step = proposed_id(f"{name} first", taken)
        entry["steps"] = [{"id": step, "text": "TODO"}]
    changed = {path: entries.added(content, after, entry)}
    save_guide(work, f"Added {quoted(work.files.site, language, words)}", language, address, changed)
    return {"saved": True, "id": name}


def move(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Move an entry up or down in its list."""
    path, content = work.files.source_to_change(language, address)
    name = str(request["id"])
    changed = {path: entries.moved(content, name, int(request["by"]))}
    save_guide(work, f"Moved {quoted_part(work, language, address, name)}", language, address, changed)
    return {"saved": True, "id": name}


def copy(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Copy an entry, right after itself."""
    path, content = work.files.source_to_change(language, address)
    own = str(request["id"])
    new, name = entries.copied(content, own)
    save_guide(work, f"Duplicated {quoted_part(work, language, address, own)}", language, address, {path: new})
    return {"saved": True, "id": name}


def rename(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Give an entry another id, in all languages. Links to the old one keep working, or are changed too."""
    path, content = work.files.source_to_change(language, address)
    old, new = str(request["id"]), str(request["new"])
    entries.expect_free(read_tree(content).data, new)
    if f"{address}#{old}" in work.files.site.published:
        changed = {path: entries.renamed(content, old, new)}
        for other, own in work.files.translations(address):
            if (renamed := with_ids_renamed(own, {old: new})) != own:
                changed[other] = renamed
    else:
        changed = renamed_in_all_files(work.files.docs, address, {old: new})
    save_guide(work, f"Renamed the id of {quoted_part(work, language, address, old)}", language, address, changed)
    return {"saved": True, "id": new}


def remove(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Delete an entry in all languages. From then on, links to it lead to its successor; see `entries.removed`."""
    path, content = work.files.source_to_change(language, address)
    name = entries.with_its_block(content, str(request["id"]))
    anchors = (str(place).partition("#") for place in work.files.site.published)
    published = [anchor for page, _, anchor in anchors if page == address and anchor]
    new, successor = entries.removed(content, name, published)
    changed = {path: new}
    for other, own in work.files.translations(address):
        without_it = entries.without_entry(own, name)
        if without_it != own:
            changed[other] = without_it
    save_guide(work, f"Deleted {quoted_part(work, language, address, name)}", language, address, changed)
    return {"saved": True, "successor": successor}


def picture(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Save a picture that was dropped onto an entry in docs/images, and add it to the entry."""
    path, content = work.files.source_to_change(language, address)
    name, data = str(request["id"]), read_tree(content).data
    keys = entries.keys_in_source(data, name)
    order = entries.order_at(data, keys)
    picture = new_picture(work.files.docs, str(request["name"]), b64decode(str(request["content"])))
    alternative = one_paragraph(work.files.site, language, str(request["alt"]))
    if not alternative:
        raise EditError("Describe in words what the picture shows, for those who cannot see it.")
    image = {"file": picture.path.name, "alt": alternative}
    changed: Contents = {picture.path: picture.content, path: with_value(content, (*keys, "image"), image, order)}
    what = f"Added a picture to {quoted_part(work, language, address, name)}"
    save_guide(work, what, language, address, changed)
    return {"saved": True}


def remove_picture(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Delete the picture of an entry in all languages. `kb check` reports its file, if no guide shows it any more."""
    path, content = work.files.source_to_change(language, address)
    name = str(request["id"])
    changed = {}
    for own_path, own in [(path, content), *work.files.translations(address)]:
        data = read_tree(own).data
        keys = keys_of_entry(data, name)
        if keys is not None and "image" in value_at(data, keys):
            changed[own_path] = without(own, (*keys, "image"))
    what = f"Deleted the picture of {quoted_part(work, language, address, name)}"
    save_guide(work, what, language, address, changed)
    return {"saved": True}


def texts_to_add(files: Files, address: str, keys: Keys) -> list[str]:
    """Return the names of the texts that an entry of the source may have, and has neither itself nor by its snippet."""
    data = files.data(files.source(address))
    entry = value_at(data, keys)
    shared = files.site.shared.snippet_words.get(files.site.outlines[address].source, {}).get(entry.get("use"), {})
    return [name for name in entries.texts_to_add(data, keys) if name not in shared]


def _texts_of_entry(entry: Mapping[str, Any], translated: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the texts of an entry, without nested entries: name, words in the source, and words in the translation."""
    for name, value in entry.items():
        own = translated.get(name)
        if name in {"id", "was", "use", "for", "go", "file"}:
            continue
        if isinstance(value, str):
            yield name, str(value), str(own or "")
        elif isinstance(value, dict):
            inner = own if isinstance(own, dict) else {}
            for field, words, mine in _texts_of_entry(value, inner):
                yield f"{name}.{field}", words, mine
