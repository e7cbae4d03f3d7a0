"""XLIFF 1.2, for agencies' programs and OmegaT: one `file` for each guide, one `trans-unit` for each text.

OmegaT takes `target` as the words to translate. So where there is something to do, it has the source's words, and the
translation so far is in `alt-trans` and in a note. Pieces that must stay are in `mrk` elements, which programs protect
and OmegaT shows. The context `x-words` is the digest of the translation at export.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.parsers.expat import ErrorString
from xml.parsers.expat.errors import (
    XML_ERROR_NO_ELEMENTS,
    XML_ERROR_UNCLOSED_CDATA_SECTION,
    XML_ERROR_UNCLOSED_TOKEN,
    codes,
)

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from lxml import etree
from translate.storage.xliff import Xliff1File, Xliff1Unit

from kb.content.text import LONGEST_TEXT, Place
from kb.handover.protected import pieces
from kb.handover.returned import BrokenOffError, ReturnedFile, ReturnedFileError, ReturnedText
from kb.handover.texts import HandedText, Job, digest_of_words
from kb.translations.states import State

ENDING = "xlf"
NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_BASE = "x-words"
_FINISHED = ("translated", "signed-off", "final")
_BROKEN_OFF = frozenset(
    codes[words] for words in (XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_UNCLOSED_CDATA_SECTION)
)
_TO_REVIEW = "needs-review"
_SUGGESTIONS = ("fuzzy-match", "leveraged-mt", "mt-suggestion", "tm-suggestion")
"""The values of `state-qualifier` with which a program says that the words are its own, until a person takes them."""
_REJECTED = "rejected-"


class _Unit(Xliff1Unit):  # type: ignore[misc]
    namespace = NAMESPACE


class _File(Xliff1File):  # type: ignore[misc]
    UnitClass = _Unit
    namespace = NAMESPACE
    XMLskeleton = f"""<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="{NAMESPACE}">
<file original="NoName" source-language="en" datatype="plaintext"><body></body></file>
</xliff>"""


def written(job: Job) -> bytes:
    """Return the XLIFF file of a job."""
    store = _File(sourcelanguage=job.source, targetlanguage=job.language)
    for text in job.texts:
        unit = store.addsourceunit(str(text.source), filename=text.name.partition("#")[0], createifmissing=True)
        _fill(unit, text)
    for file in store.document.getroot().iterchildren(store.namespaced("file")):
        file.insert(0, header := etree.Element(store.namespaced("header")))
        for note in job.notes:
            etree.SubElement(header, store.namespaced("note")).text = note
    return bytes(store)


def read(content: bytes, path: Path) -> ReturnedFile:
    """Read the content of the returned file at `path`.

    Raises:
        ReturnedFileError: if it is not XLIFF 1.2, has more than one target language, or could do harm.
    """
    _expect_harmless(content)
    try:
        store = _File.parsestring(content)
    except Exception as error:  # the parser may raise anything
        raise ReturnedFileError("it is not an XLIFF file that can be read") from error
    files = list(store.document.getroot().iterchildren(store.namespaced("file")))
    language = files[0].get("target-language", "")
    for file in files:
        if not language or file.get("target-language") != language:
            raise ReturnedFileError("each <file> must have the same target-language", file.sourceline)
    return ReturnedFile(language, tuple(_returned(unit, path) for unit in store.units))


def _fill(unit: Any, text: HandedText) -> None:  # noqa: ANN401 (the toolkit has no types)
    element = unit.xmlelement
    element.set("id", text.name)
    element.set("maxwidth", str(LONGEST_TEXT))
    element.set("size-unit", "char")
    is_done = text.state is State.CURRENT
    element.set("approved", "yes" if is_done else "no")
    _put_words(unit.source_dom, str(text.source))
    target = etree.SubElement(element, unit.namespaced("target"))
    target.set("state", "final" if is_done else "needs-translation")
    _put_words(target, text.own if is_done else str(text.source))
    for note in text.notes:
        unit.addnote(note, origin="developer")
    file, _, line = text.place.partition(":")
    _add_context(element, "location", {"sourcefile": file, "linenumber": line})
    _add_context(element, "information", {_BASE: digest_of_words(text.own)})
    if not is_done and text.own and text.state is not State.UNTRANSLATED:
        unit.addnote(f"Translated so far: {text.own}", origin="developer")
        if text.was:
            unit.addnote(f"The source said: {text.was}", origin="developer")
        unit.addalttrans(text.own, sourcetxt=text.was or None, origin="before")


def _add_context(element: etree._Element, purpose: str, contexts: Mapping[str, str]) -> None:
    group = etree.SubElement(element, f"{{{NAMESPACE}}}context-group", purpose=purpose)
    for kind, words in contexts.items():
        etree.SubElement(group, f"{{{NAMESPACE}}}context", {"context-type": kind}).text = words


def _put_words(element: etree._Element, words: str) -> None:
    """Write the words into the element, with pieces that must stay in elements of their own."""
    element.text = ""
    last = None
    for piece in pieces(words):
        if piece.stays:
            last = etree.SubElement(element, f"{{{NAMESPACE}}}mrk", mtype="protected")
            last.text = piece.text
        elif last is None:
            element.text += piece.text
        else:
            last.tail = piece.text


def _returned(unit: Any, path: Path) -> ReturnedText:  # noqa: ANN401
    source, target = _words(unit.source_dom), _words(unit.get_target_dom())
    of_target = unit.get_target_dom().attrib if unit.get_target_dom() is not None else {}
    state, qualifier = of_target.get("state", ""), of_target.get("state-qualifier", "")
    says_so = state in _FINISHED or unit.xmlelement.get("approved") == "yes"
    says_no = state.startswith(_TO_REVIEW) or qualifier in _SUGGESTIONS
    is_finished = says_so or (target != source and not says_no)
    is_finished &= bool(target.strip()) and not qualifier.startswith(_REJECTED)
    contexts = unit.xmlelement.iterfind("{*}context-group/{*}context")
    base = next((context.text for context in contexts if context.get("context-type") == _BASE), None)
    place = Place(path, unit.xmlelement.sourceline or 1)
    return ReturnedText(unit.xmlelement.get("id") or "", source, target, is_finished, base, place)


def _words(element: etree._Element | None) -> str:
    """Return the words of the element, including those of nested elements."""
    return "".join(element.itertext()) if element is not None else ""


def _expect_harmless(content: bytes) -> None:
    """Check that it is XLIFF without entities and document types, which could use up memory or read other files."""
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ReturnedFileError("it has a document type or entities, which could do harm; remove them") from error
    except ParseError as error:
        if error.code in _BROKEN_OFF:
            raise BrokenOffError(content.decode()) from error
        line, column = error.position
        told = f"{ErrorString(error.code)} in column {column}; expected the file as a program saved it"
        raise ReturnedFileError(f"it is not well-formed XML: {told}", line) from error
    name = str(root.tag).rpartition("}")[2]
    if name != "xliff":
        raise ReturnedFileError(f"its outermost element is “{name}”; expected XLIFF 1.2 or PO")
    if root.get("version") not in ("1.1", "1.2"):
        raise ReturnedFileError(f"it is XLIFF {root.get('version', 'of no version')}; expected 1.2")
