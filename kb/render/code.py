"""Renders code as HTML, with one class for each kind of token. The style sheet gives each class its colour."""

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
"""The languages that can be highlighted, by their names in Pygments.

Some lexers take time quadratic in the length of the code: half a second for the longest code that is allowed.
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
"""Type of token → class, which subtypes without a class of their own inherit."""


def highlighted(code: str, language: str | None) -> Markup:
    """Return the code as HTML, with `<span class="kb-code__string">` around each token that has a colour."""
    if language not in LANGUAGES:
        return escape(code)
    lexer = get_lexer_by_name(language, stripnl=False)
    alike = groupby(lexer.get_tokens(code), lambda token: _class_of(token[0]))
    pieces = [(name, "".join(text for _kind, text in tokens)) for name, tokens in alike]
    pieces[-1] = pieces[-1][0], pieces[-1][1].removesuffix("\n")  # added by the lexer
    return Markup("").join(
        Markup('<span class="kb-code__{}">{}</span>').format(name, text) if name else escape(text)
        for name, text in pieces
    )


def _class_of(kind: _TokenType) -> str:
    """Return the class of a type of token: its own or the nearest inherited one, or an empty string."""
    return next((_CLASSES[own] for own in reversed(kind.split()) if own in _CLASSES), "")
