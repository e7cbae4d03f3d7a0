"""Inputs in published links to answers: they keep their meaning, so that those links keep working."""

import itertools
from typing import Any

import pytest

from widgets import rules

PUBLISHED: dict[str, dict[str, tuple[Any, ...]]] = {
    "auto-renewal": {
        "due": ("2026-12-24", "2020-01-01"),
        "enabled": (True, False),
        "payment": ("card", "twint", "postfinance", "iban", "paypal", "prepaid"),
    },
    "identifiers": {
        "place": (
            *("mail-web", "mail-app", "manager", "mail-software", "contacts-calendar-sync", "kdrive-webdav"),
            *("ftp", "mysql", "ssh", "webdav", "api"),
        ),
        "two_factor": (True, False),
    },
    "password-change": {
        "changed": ("account", "mailbox"),
        "same_spelling": (True, False),
        "only_account": (True, False),
        "may_change": (True, False),
    },
    "screenshot-keys": {
        "system": ("windows", "macos", "linux", "chromeos", "ios", "android"),
        "task": ("screen", "popup-text", "console"),
        "browser": ("chrome", "firefox", "safari", "edge", "internet-explorer"),
    },
}
"""Every value that a form has ever offered. Nothing is ever removed."""


@pytest.mark.parametrize("widget", PUBLISHED)
def test_whatever_was_published_has_an_answer(widget: str) -> None:
    fields = PUBLISHED[widget]
    today = {"today": "2026-11-20"} if widget == "auto-renewal" else {}
    for values in itertools.product(*fields.values()):
        assert "outcome" in rules.answer(widget, {**today, **dict(zip(fields, values, strict=True))})


@pytest.mark.parametrize("widget", rules.WIDGETS)
def test_whatever_a_form_offers_is_listed(widget: str) -> None:
    for field in rules.WIDGETS[widget].fields:
        offered = field.options if field.kind == "choice" else (True, False) if field.kind == "flag" else ()
        assert set(offered) <= set(PUBLISHED[widget].get(field.name, ()))
