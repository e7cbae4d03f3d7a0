"""The languages of the site, in the order in which they are built and shown."""

from __future__ import annotations

LANGUAGES = ("de", "it", "fr", "en")
