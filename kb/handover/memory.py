"""The translation memory: everything translated before, as TMX.

OmegaT sees what stays in XLIFF files as tags, `<m0>{ui.pay}</m0>`, and finds translations by what it sees. So its own
memory has such tags, which other programs would take for words.
"""

from translate.storage.tmx import tmxfile

from kb.handover.protected import pieces
from kb.handover.texts import Job


def written(job: Job, *, with_tags: bool = False) -> bytes:
    """Return the memory for a job; `with_tags` is for OmegaT, where it translates XLIFF."""
    store = tmxfile(sourcelanguage=job.source, targetlanguage=job.language)
    for name, source, own in job.before:
        words = (_as_tags(source), _as_tags(own)) if with_tags else (source, own)
        store.addtranslation(words[0], job.source, words[1], job.language, context=name)
    header = next(store.document.getroot().iterchildren("header"))
    header.set("segtype", "paragraph")
    if with_tags:  # so that OmegaT reads them as it writes them
        header.set("creationtool", "OmegaT")
        header.set("o-tmf", "OmegaT TMX")
    return bytes(store)


def _as_tags(words: str) -> str:
    numbers = iter(range(len(words)))
    return "".join(_tagged(piece.text, next(numbers)) if piece.stays else piece.text for piece in pieces(words))


def _tagged(words: str, number: int) -> str:
    return f"<m{number}>{words}</m{number}>"
