"""What a text says without its markup."""

from __future__ import annotations

import re

from kb.content.inline import tokens
from kb.pages.values import formatted_fact
from widgets.rules import FACTS


def plain(text: str, language: str) -> str:
    """Return what `text` says: without marks and targets, with facts as the language writes them."""
    pieces = []
    for token in tokens(text):
        match token.kind:
            case "fact":
                pieces.append(formatted_fact(FACTS[token.value], language) if token.value in FACTS else "…")
            case "link":
                pieces.append(plain(token.label, language))
            case "code":
                pieces.append(token.source.strip("`+"))
            case _:
                pieces.append(re.sub(r"\\(.)|\*\*?", r"\1", token.source))
    return "".join(pieces)
