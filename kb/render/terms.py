"""Explains glossary terms where a page first uses them.

The explanation is the title of a link to the glossary, so it does not become part of the sentence in a reader view, in
copied text or in print. overrides/assets/scripts/terms.js shows it in place.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from html import escape

from markupsafe import Markup

from kb.content.files import Term

_TAG = re.compile(r"(<[^>]*>)")
_NOT_EXPLAINED = {"a", "strong", "code", "kbd"}
"""Elements in which no term is explained: links, and the product’s own words, which are bold or code."""


class TermsOfPage:
    """The terms that a page has yet to explain: each is explained once, where the page first uses it."""

    def __init__(self, glossary: Mapping[str, Term], glossary_page: str) -> None:
        """Start with all terms of `glossary`. `glossary_page` is the relative address of the glossary."""
        self._page = glossary_page
        self._names = {form: name for name, term in glossary.items() for form in _forms(term)}
        self._explanations = {name: term.explanation for name, term in glossary.items()}

    def explained(self, html: str, unexplained: Collection[str] = ()) -> Markup:
        """Return the HTML with each term that has not been explained yet linked to its explanation.

        Phrases in `unexplained` are left alone: a term inside one is explained at its next use instead.
        """
        left_alone = tuple(map(escape, unexplained))

        def link(found: re.Match[str]) -> str:
            return found.group() if found.group() in left_alone else self._explained_once(found.group())

        pieces = _TAG.split(html)
        inside = 0
        for place, piece in enumerate(pieces):
            if place % 2:
                if piece.strip("</>").split()[0] in _NOT_EXPLAINED:
                    inside += -1 if piece.startswith("</") else 1
            elif not inside and (said := tuple(form for form in self._names if form in piece)):
                pieces[place] = _pattern((*said, *left_alone)).sub(link, piece)
        return Markup("".join(pieces))  # noqa: S704 (it was HTML, and additions are escaped)

    def _explained_once(self, words: str) -> str:
        name = self._names[words]
        if name not in self._explanations:
            return words
        explanation = escape(self._explanations.pop(name))
        return f'<a class="kb-term" href="{self._page}#{name}" title="{explanation}">{words}</a>'


def terms_in(texts: Iterable[str], glossary: Mapping[str, Term]) -> tuple[str, ...]:
    """Return the names of the terms that the texts use, in the glossary's order."""
    names = {form: name for name, term in glossary.items() for form in _forms(term)}
    if not names:
        return ()
    used = {names[form] for form in _pattern(tuple(names)).findall("\n".join(texts))}
    return tuple(name for name in glossary if name in used)


def _forms(term: Term) -> tuple[str, ...]:
    """Return what texts write for the term, also where it begins a sentence."""
    forms = (term.term, *term.forms)
    return tuple(dict.fromkeys((*forms, *(form[0].upper() + form[1:] for form in forms))))


@lru_cache(maxsize=1024)  # compiling a pattern takes far longer than searching with it
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<![\w&#-])({'|'.join(map(re.escape, longest_first))})(?![\w-])")
