"""Notes for translators on each text: what it is, how long it may be, what must stay, and which terms to use."""

from collections.abc import Iterator
from functools import lru_cache

from kb.checks.style import LONGEST_SENTENCE
from kb.content.fields import items
from kb.content.guide import (
    Case,
    Change,
    Detail,
    Entry,
    Guide,
    Image,
    Line,
    Mark,
    Note,
    Point,
    Question,
    Row,
    Section,
    Setting,
    Step,
    SubStep,
    Video,
)
from kb.content.inline import all_tokens, tokens
from kb.content.shape import Shape
from kb.content.site import Site
from kb.content.text import LONGEST_TEXT, Text
from kb.handover.protected import what_stays
from kb.render.renderer import Renderer, path_of_place
from kb.render.terms import terms_in
from kb.translations.units import TranslationUnit
from widgets.rules import FACTS

_PARTS: dict[type[Shape], str] = {
    Step: "a step",
    SubStep: "a substep",
    Case: "a case that the reader may see",
    Point: "a point",
    Section: "a section",
    Question: "a question",
    Note: "a note",
    Detail: "a block below a step or point",
    Entry: "an entry of a list",
    Row: "a row of a table",
    Setting: "something to enter",
    Mark: "a mark in a photo",
    Video: "a film",
    Line: "a line of a film’s transcript, shown while the film says it",
    Change: "a note to readers on what has changed in the guide",
}
_FIELDS = {
    "title": "The title",
    "summary": "The summary (search engines show it too)",
    "description": "The description (search engines show it)",
    "intro": "The first paragraph",
    "outro": "The last paragraph",
    "text": "The text",
    "result": "The result (what the reader sees when it has worked)",
    "note": "The note",
    "tip": "The tip",
    "warning": "The warning",
    "question": "A question that customers ask",
    "answer": "The answer to a question",
    "alt": "The alternative text (what one sees, for those who cannot)",
    "labels": "A label (short, or it does not fit)",
    "label": "The label (short, or it does not fit)",
    "if": "The condition",
    "head": "The head of a column",
    "cells": "A cell",
    "way": "The way to a page, in parentheses after its name,",
    "term": "The term",
    "explanation": "The explanation of a term",
    "body": "The text (Markdown: keep its lines)",
}
_COMPLETE = {_FIELDS["question"], _FIELDS["answer"]}
"""Fields whose words already say what they belong to."""

_FILES = {
    "index": "the home page",
    "words": "the interface of the site",
    "interface": "the company’s programs: exactly as they say it",
    "snippets": "a step that several guides share",
    "glossary": "the glossary",
}
"""File that all guides share → what its texts belong to."""


def of_all_texts(site: Site, language: str) -> Iterator[str]:
    """Yield notes for translators into the language that apply to all texts, each a line."""
    record = site.languages[language]
    form = f" Address the reader with “{record.form_of_address.expected}”." if record.form_of_address else ""
    yield f"Into {record.name}.{form}"
    yield "Leave {…} and the addresses in (…) as they are; translate the words in […] before them."
    yield "Quotation marks, apostrophes and spaces are corrected when the file is imported."
    yield "A text whose source has changed comes with its translation so far: mark it as finished once it is right."


MISLEADS = "Urgent: the current translation misleads readers."


class Notes:
    """Writes notes on each text for translators into a language."""

    def __init__(self, site: Site, language: str) -> None:
        """Prepare for texts of the site."""
        self._site = site
        self._language = language
        self._renderer = Renderer(language, site.languages[language], site.products[language])
        self._parts = lru_cache(maxsize=1)(self._parts_of)

    def of(self, unit: TranslationUnit) -> Iterator[str]:
        """Yield the notes, each a line. The unit must have a source."""
        source = unit.source
        assert source is not None  # noqa: S101 (callers ensure this)
        yield self._what_it_is(unit, source)
        if unit.name == "index#body":
            return
        part = self._parts(unit.group).get(_id_in(unit))
        is_step = part and issubclass(part, SubStep) and unit.name.endswith(".text")
        sentence = f", in sentences of at most {LONGEST_SENTENCE} words" if is_step else ""
        yield f"Length: {len(source)} characters in the source; at most {LONGEST_TEXT}{sentence}."
        if stays := [self._explained(piece) for piece in what_stays(source)]:
            yield f"Stays as it is: {'; '.join(stays)}"
        code = [token.source for token in all_tokens(source) if token.kind == "code"]
        if any(piece.startswith("+") for piece in code):
            yield "Keys, between ++: write them as on your readers’ keyboards."
        if any(piece.startswith("`") for piece in code):
            yield "Code, between `: keep it, except for words that readers replace with their own."
        yield from self._terms(source)

    def _what_it_is(self, unit: TranslationUnit, source: Text) -> str:
        group, own = unit.group, unit.name.partition("#")[2]
        names = own.split(".")
        if "labels" in names[:-1]:  # a label may itself be called “title”
            names = ["labels"]
        field = next((_FIELDS[name] for name in reversed(names) if name in _FIELDS), "Words")
        guide = self._site.guides.get(group)
        if guide is None:
            return f"{field if field not in _COMPLETE else 'A question'} of {_FILES.get(group, group)}."
        part = self._parts(group).get(_id_in(unit))
        whole = "a question without a guide" if guide.is_question else "the guide"
        of = next((words for known, words in _PARTS.items() if part and issubclass(part, known)), whole)
        of = f"the picture of {of}" if ".image." in own else of
        about = field if field in _COMPLETE else f"{field} of {of}"
        page = path_of_place(source.language, f"{group}{self._anchor(group, _id_in(unit))}")
        return f"{about}. Page: /{page}"

    def _anchor(self, group: str, name: str) -> str:
        outline = self._site.outlines[group]
        return f"#{name}" if name in outline.anchors else ""

    def _parts_of(self, group: str) -> dict[str, type[Shape]]:
        """Return the type of each part of a guide, by its id."""
        guide = self._site.guides.get(group)
        source: Guide | None = guide.versions[guide.source] if guide else None
        found = items(source, Shape) if source else ()
        return {str(item.id): type(item) for item in found if hasattr(item, "id") and not isinstance(item, Image)}

    def _explained(self, piece: str) -> str:
        """Return a piece that stays, with what readers see there, or with a mark for the words to translate."""
        if piece.startswith("]"):
            return f"[…{piece}"
        token = tokens(piece)[0]
        is_known = token.kind == "fact" and token.value in FACTS
        is_known |= token.kind == "label" and token.value in self._site.labels[self._language]
        return f"{piece} (“{self._renderer.words(piece)}”)" if is_known else piece

    def _terms(self, source: Text) -> Iterator[str]:
        glossary, own = self._site.glossaries[source.language], self._site.glossaries[self._language]
        words = " ".join(token.source for token in all_tokens(source) if token.kind == "words")
        for name in terms_in([words], glossary):
            if name in own and own[name].term.language == self._language:
                avoid = f" (not: {', '.join(own[name].avoid)})" if own[name].avoid else ""
                yield f"Term: {glossary[name].term} = {own[name].term}{avoid}"


def _id_in(unit: TranslationUnit) -> str:
    """Return the id of the part that a unit of a guide belongs to, or the name of a field of the guide itself."""
    return unit.name.partition("#")[2].partition(".")[0]
