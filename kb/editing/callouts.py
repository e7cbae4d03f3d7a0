"""Makes words of a step or point its note, tip or warning: a selected sentence of its text, or another whole note."""

from kb.content.document import value_at
from kb.content.in_place import with_texts, with_value, without
from kb.content.unit_places import keys_of_entry
from kb.content.yaml_tree import read_tree
from kb.editing import entries
from kb.editing.answers import Answer, EditError, Request
from kb.editing.files import Files
from kb.editing.first_words import quoted
from kb.editing.parts import texts_to_add
from kb.editing.saving import save_guide
from kb.editing.typed import one_paragraph
from kb.editing.workspace import Workspace

KINDS = ("note", "tip", "warning")


def kinds(files: Files, language: str, address: str, unit: str) -> list[str]:
    """Return what words of a text, `open.text`, can be made: each kind that its entry may have, and has not yet."""
    name, _, field = unit.rpartition(".")
    if field not in {"text", *KINDS} or not files.is_source(language, address):
        return []
    keys = keys_of_entry(files.data(files.source(address)), name)
    return [kind for kind in texts_to_add(files, address, keys) if kind in KINDS] if keys else []


def make(work: Workspace, language: str, address: str, request: Request) -> Answer:
    """Make `words` of a text a note, tip or warning, and leave the `rest`. A whole note is changed in all languages."""
    path, content = work.files.source_to_change(language, address)
    unit, kind = str(request["unit"]).partition("#")[2], str(request["kind"])
    name, _, field = unit.rpartition(".")
    if kind not in kinds(work.files, language, address, unit):
        raise EditError(f"It has a {kind} already, or cannot have one.")
    words, rest = (one_paragraph(work.files.site, language, str(request[own])) for own in ("words", "rest"))
    data = read_tree(content).data
    keys = entries.keys_in_source(data, name)
    if str(value_at(data, (*keys, field))) != str(request["was"]):
        raise EditError("Somebody has changed this text since you opened it: cancel, and open it again.")
    if not words or (field == "text" and not rest):
        raise EditError(f"Select the words that the {kind} is to say; some must be left.")
    order = entries.order_at(data, keys)
    new = with_value(content, (*keys, kind), words, order)
    changed = {path: with_texts(new, {(*keys, field): rest}) if rest else without(new, (*keys, field))}
    for other, own in work.files.translations(address) if not rest else ():
        translated = read_tree(own).data
        at = keys_of_entry(translated, name)
        if at is not None and (theirs := value_at(translated, at).get(field)):
            changed[other] = without(with_value(own, (*at, kind), str(theirs), order), (*at, field))
    what = f"Made a {kind} of {quoted(work.files.site, language, words)}"
    save_guide(work, what, language, address, changed)
    return {"saved": True}
