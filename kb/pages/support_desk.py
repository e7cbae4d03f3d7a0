"""The support desk: one page for all languages, where support finds a step and copies what the customer needs.

It stands outside of the navigation and the sitemap, and search engines are asked to leave it out.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from kb.pages.security_policy import with_security_policy
from kb.pages.support_desk_data import desk_data
from kb.pages.templates import template

if TYPE_CHECKING:
    from kb.content.site import Site
    from kb.pages.assets import Assets

OTHER_LABELS = ("appearance-dark", "home", "search-placeholder")
"""Labels of the other pages that the desk uses too, beside its own, which begin with `desk-`."""


def support_desk_files(site: Site, assets: Assets) -> dict[str, str]:
    """Return the desk's files: name → content. The names of the data change with what is in them."""
    data = {language: _json(desk_data(site, language)) for language in site.words}
    names = {language: f"{language}-{_hash(content)}.json" for language, content in data.items()}
    page = template("support-desk.html.jinja").render(
        words=site.words,
        data_names=names,
        asset=assets.address,
        labels=_json({language: _labels(site, language) for language in site.words}).replace("<", "\\u003c"),
    )
    return {"index.html": with_security_policy(page), **{names[language]: data[language] for language in data}}


def _labels(site: Site, language: str) -> dict[str, str]:
    words = site.words[language]
    own = {name: label for name, label in words.labels.items() if name.startswith("desk-") or name in OTHER_LABELS}
    return {**own, "missing": words.helpers.errors["missing"]}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:12]
