"""JSON Schemas of the content files, with which editors complete and check what the writer types."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from kb.content.files import (
    Company,
    Icons,
    InterfaceWords,
    Moved,
    Owner,
    Snippet,
    Source,
    Synonyms,
    Term,
    Topics,
    Variants,
)
from kb.content.guide import Guide
from kb.content.guide_reading import translation_of
from kb.content.languages import Language
from kb.content.product import LinkedPage, ProductWords
from kb.content.recording import Recording
from kb.content.standalone_questions import StandaloneQuestions

SHAPES: Mapping[str, Any] = {
    "guide": Guide,
    "translation": translation_of(Guide),
    "questions": StandaloneQuestions,
    "translated-questions": translation_of(StandaloneQuestions),
    "words": InterfaceWords,
    "glossary": dict[str, Term],
    "snippets": dict[str, Snippet],
    "synonyms": Synonyms,
    "topics": Topics,
    "owners": dict[str, Owner],
    "variants": Variants,
    "icons": Icons,
    "moved": Moved,
    "destinations": dict[str, dict[str, LinkedPage]],
    "interface": ProductWords,
    "languages": dict[str, Language],
    "company": Company,
    "sources": dict[str, Source],
    "recording": Recording,
}


def schemas() -> dict[str, str]:
    """Return each schema's file name and content."""
    return {
        f"{name}.json": json.dumps(TypeAdapter(shape).json_schema(), ensure_ascii=False, indent=1) + "\n"
        for name, shape in SHAPES.items()
    }
