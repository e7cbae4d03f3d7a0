"""The queries of each language, and customers' mails."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

import yaml

FOLDER = Path(__file__).parent / "queries"

type Kind = Literal["tuned", "held_out", "fresh", "unseen"]
KINDS: tuple[Kind, ...] = ("tuned", "held_out", "fresh", "unseen")


class Query(NamedTuple):
    """What a customer types, and the guide that it must find.

    Search is tuned only to the tuned ones. The held-out ones were written before the search; the fresh ones by somebody
    who knew nothing about it, and the unseen ones by somebody else, after the last tuning. Two held-out ones a language
    (an invoice as a PDF, turning 2FA on) are older than the guides that answer them best, and were moved to these.
    """

    language: str
    words: str
    guide: str
    kind: Kind = "tuned"


def queries(language: str, kind: Kind) -> list[Query]:
    """Return the queries of a language and kind."""
    by_guide = yaml.safe_load((FOLDER / kind / f"{language}.yml").read_text(encoding="utf-8"))
    return [Query(language, words, guide, kind) for guide, found in by_guide.items() for words in found]


type MailKind = Literal["mails", "fresh_mails", "others_mails", "newest_mails", "last_mails", "messy_mails"]
MAIL_KINDS: tuple[MailKind, ...] = ("mails", "fresh_mails", "others_mails", "newest_mails", "last_mails", "messy_mails")


class Mail(NamedTuple):
    """What a customer writes to support, and the guides of which one must be found.

    The keywords were improved with a look at the mails in `mails`. Those in `fresh_mails` were written before that, by
    somebody who knew the guides’ titles only and then wrote the keywords. Those in `others_mails` were written after
    the keywords, by somebody else, who had seen no file. Those in `newest_mails` came after that, from the guides’
    titles alone; a quarter of them ask two things. Those in `last_mails` came next, from the guides’ file names alone.
    Those in `messy_mails` came last, in the same way: angry, misspelt, in dialect, under what was quoted; a third of
    them ask two things. Nobody looks at which of the last two are missed.
    """

    words: str
    guides: tuple[str, ...]
    places: tuple[str, ...] = ()
    """The ids of the places of the first guide of which one answers the mail; empty if that is not obvious."""
    second: tuple[str, ...] = ()
    """The guides, of those above, of which one answers its second question; empty if it asks one thing."""


def mails(language: str, kind: MailKind) -> list[Mail]:
    """Return the mails of a language and kind."""
    written = yaml.safe_load((FOLDER / kind / f"{language}.yml").read_text(encoding="utf-8"))
    return [
        Mail(mail["mail"], tuple(mail["guides"]), tuple(mail.get("place", ())), tuple(mail.get("second", ())))
        for mail in written
    ]
