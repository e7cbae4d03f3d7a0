"""Code as HTML, in which what is alike has one class; pages give each class its colour."""

from collections.abc import Mapping
from itertools import groupby

from markupsafe import Markup, escape
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Literal, Name, Number, Operator, String, _TokenType

SHELL = "bash"
"""The language of commands for a terminal."""

LANGUAGES = (
    "apacheconf",
    SHELL,
    "css",
    "diff",
    "docker",
    "html",
    "http",
    "ini",
    "javascript",
    "json",
    "nginx",
    "php",
    "powershell",
    "python",
    "ruby",
    "rust",
    "sql",
    "toml",
    "typescript",
    "xml",
    "yaml",
    "zone",
)
"""The languages that can be shown in colours, as Pygments calls them.

Of some it takes time that grows with the square of the length: half a second for the longest code that there may be.
"""

_CLASSES: Mapping[_TokenType, str] = {
    Comment: "comment",
    Comment.Preproc: "keyword",
    String: "string",
    Number: "value",
    Keyword.Constant: "value",
    Keyword: "keyword",
    Operator.Word: "keyword",
    Name.Tag: "name",
    Name.Attribute: "name",
    Name.Builtin: "keyword",
    Name.Function: "name",
    Name.Variable: "name",
    Literal: "value",
}
"""The class of a kind of token, and of all kinds below it that have none of their own."""


def highlighted(code: str, language: str | None) -> Markup:
    """Return the code as HTML, with `<span class="kb-code__string">` around what has a colour in its language."""
    if language not in LANGUAGES:
        return escape(code)
    lexer = get_lexer_by_name(language, stripnl=False)
    alike = groupby(lexer.get_tokens(code), lambda token: _class_of(token[0]))
    pieces = [(name, "".join(text for _kind, text in tokens)) for name, tokens in alike]
    pieces[-1] = pieces[-1][0], pieces[-1][1].removesuffix("\n")  # which the lexer adds
    return Markup("").join(
        Markup('<span class="kb-code__{}">{}</span>').format(name, text) if name else escape(text)
        for name, text in pieces
    )


def _class_of(kind: _TokenType) -> str:
    """Return the class of a kind of token: its own, or that of the nearest kind above it; empty if there is none."""
    return next((_CLASSES[own] for own in reversed(kind.split()) if own in _CLASSES), "")
