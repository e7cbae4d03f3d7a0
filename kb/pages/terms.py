"""Explains the glossary's terms where a page first uses them."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from kb.pages.links import built_link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.content.files import Term

_BOLD = re.compile(r"(\*\*.*?\*\*)")  # the labels of buttons: they are the product's words, not ours


class TermsOfPage:
    """The terms that a page may still explain: each once, in the order in which the page is read."""

    def __init__(self, glossary: Mapping[str, Term], page: str) -> None:
        """Take the glossary of the page's language, and the page's path."""
        self._page = page
        self._terms: dict[str, str] = {
            form: name for name, term in glossary.items() for form in (term.term, *term.forms)
        }
        self._explanations = {name: term.explanation for name, term in glossary.items()}
        longest_first = sorted(self._terms, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])")

    def explained(self, words: str) -> str:
        """Return `words` with each term that has not been explained yet as a link to its explanation."""
        if not self._terms:
            return words
        pieces = _BOLD.split(words)
        pieces[::2] = [self._pattern.sub(self._explained_once, piece) for piece in pieces[::2]]
        return "".join(pieces)

    def _explained_once(self, found: re.Match[str]) -> str:
        words = found.group()
        name = self._terms[words]
        if name not in self._explanations:
            return words
        explanation = escape(self._explanations.pop(name))
        link = built_link(f"glossary#{name}", self._page)
        return (
            f'<span class="kb-term"><a class="kb-term__word" href="{link}" aria-describedby="term-{name}">{words}</a>'
            f'<span class="kb-term__explanation" role="tooltip" id="term-{name}">'
            f"{explanation}</span></span>"
        )
