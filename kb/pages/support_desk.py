"""The support desk: one page for all languages, where support finds a step and copies what the customer needs.

It stands outside of the navigation and the sitemap, and search engines are asked to leave it out.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from kb.pages.security_policy import with_security_policy
from kb.pages.support_desk_data import desk_json, guide_json, helper_html, helpers_in_guides
from kb.pages.templates import template

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb.content.site import Site
    from kb.pages.assets import Assets

OTHER_LABELS = ("appearance-dark", "home", "search-placeholder")
"""Labels of the other pages that the desk uses too, beside its own, which begin with `desk-`."""


def support_desk_files(site: Site, assets: Assets) -> dict[str, str]:
    """Return the desk's files: name → content."""
    data = {}
    for language in site.words:
        guides = (guide_json(guide, site.shared, language) for guide in site.guides.values())
        helpers = {name: helper_html(site, language, name) for name in helpers_in_guides(site)}
        data[language] = desk_data_file(site, language, guides, helpers)
    page = desk_page(site, assets, {language: name for language, (name, _content) in data.items()})
    return {"index.html": page, **dict(data.values())}


def desk_data_file(site: Site, language: str, guides: Iterable[str], helpers: Mapping[str, str]) -> tuple[str, str]:
    """Return the file of all that the desk has in `language`: its name, which follows from what is in it, and that.

    `guides` and `helpers` are as in `desk_json`.
    """
    content = desk_json(site, language, guides, helpers)
    return f"{language}-{_hash(content)}.json", content


def desk_page(site: Site, assets: Assets, names: Mapping[str, str]) -> str:
    """Return the page; `names` are those of the data files: language → name."""
    page = template("support-desk.html.jinja").render(
        words=site.words,
        data_names=dict(names),
        asset=assets.address,
        labels=_json({language: _labels(site, language) for language in site.words}).replace("<", "\\u003c"),
    )
    return with_security_policy(page)


def _labels(site: Site, language: str) -> dict[str, str]:
    words = site.words[language]
    own = {name: label for name, label in words.labels.items() if name.startswith("desk-") or name in OTHER_LABELS}
    return {**own, "missing": words.helpers.errors["missing"]}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:12]
