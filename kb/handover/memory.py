"""The translation memory: all translations so far, as TMX.

In XLIFF files, OmegaT shows protected pieces as tags, `<m0>{ui.pay}</m0>`, and looks translations up with these tags.
So its memory has the tags too. Other programs would take them for words, and get a memory without.
"""

from translate.storage.tmx import tmxfile

from kb.handover.protected import pieces
from kb.handover.texts import Job


def written(job: Job, *, with_tags: bool = False) -> bytes:
    """Return the memory of a job. `with_tags` is for OmegaT translating XLIFF."""
    store = tmxfile(sourcelanguage=job.source, targetlanguage=job.language)
    for name, source, own in job.before:
        words = (_as_tags(source), _as_tags(own)) if with_tags else (source, own)
        store.addtranslation(words[0], job.source, words[1], job.language, context=name)
    header = next(store.document.getroot().iterchildren("header"))
    header.set("segtype", "paragraph")
    if with_tags:  # as OmegaT itself writes them
        header.set("creationtool", "OmegaT")
        header.set("o-tmf", "OmegaT TMX")
    return bytes(store)


def _as_tags(words: str) -> str:
    numbers = iter(range(len(words)))
    return "".join(_tagged(piece.text, next(numbers)) if piece.stays else piece.text for piece in pieces(words))


def _tagged(words: str, number: int) -> str:
    return f"<m{number}>{words}</m{number}>"
