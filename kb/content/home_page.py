"""The home page of a language, docs/<language>/index.md: front matter in YAML, then Markdown."""

import re

from kb.content.document import Document, parse
from kb.content.shape import Shape, Words
from kb.content.source_file import SourceFile
from kb.content.text import Place, Text

_TOO_DEEP = re.compile(r"(?m)^[ \t]*(?:(?:\d+\.|[-*+])[ \t]+|>[ \t]*){12}")
"""A line that begins lists in lists, or quotations in quotations. Python-Markdown recurses for each level."""

PARTS = re.compile(r"(?s)(?P<front>---\n.*?\n)---\n\s*(?P<body>.*)")


class HomePage(Shape):
    """The first page that a reader sees."""

    title: Words
    description: Words
    body: Words


def read_home_page(file: SourceFile, language: str) -> Document:
    """Read the page into a document with the fields of a HomePage. The place of its body is the body's first line."""
    document = Document(file.path, language)
    text, document.findings = file.text()
    if text is None:
        return document
    if parts := PARTS.fullmatch(text := text.replace("\r\n", "\n")):
        parse(document, parts["front"])
        line = text.count("\n", 0, parts.start("body")) + 1
        if deep := _TOO_DEEP.search(parts["body"]):
            place = Place(file.path, line + parts["body"].count("\n", 0, deep.start()), where="body")
            document.find(place, "lists or quotations are nested too deeply", "expected words after at most two marks")
        document.data["body"] = Text(parts["body"].rstrip(), Place(file.path, line, where="body"), language)
    else:
        expected = "begin with the lines “---”, “title: …”, “description: …”, “---”"
        document.find(Place(file.path), "the front matter is missing", expected)
    return document
