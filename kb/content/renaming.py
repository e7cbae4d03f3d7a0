"""Renames ids in a file of a guide, in place."""

from collections.abc import Mapping

from kb.content.document import fields_in
from kb.content.in_place import with_texts
from kb.content.keywords import keywords_to_renamed
from kb.content.yaml_tree import read_tree


def with_ids_renamed(content: bytes, names: Mapping[str, str]) -> bytes:
    """Return the content with these ids renamed, also where keywords lead to them: old id → new one.

    Raises:
        InPlaceError: if one of them cannot be changed in place.
    """
    data = read_tree(content).data
    ids = ((keys, str(value)) for keys, value in fields_in(data) if keys[-1] == "id")
    texts = {keys: names[name] for keys, name in ids if name in names}
    return with_texts(content, texts | keywords_to_renamed(data, names))
