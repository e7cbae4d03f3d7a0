"""A page: what the site generator is given."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A Markdown page. `path` is where it lies under the docs folder: `de/billing/pay-invoices.md`."""

    path: str
    title: str
    description: str
    body: str
    template: str | None = None

    @property
    def markdown(self) -> str:
        """Return the page with its front matter. JSON is YAML, and quotes whatever a title may hold."""
        meta = {"title": self.title, "description": self.description}
        if self.template:
            meta["template"] = self.template
        lines = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in meta.items())
        return f"---\n{lines}\n---\n\n{self.body}\n"
