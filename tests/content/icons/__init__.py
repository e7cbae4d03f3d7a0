"""A text that shows an icon, in four languages: a note in `billing/pay`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.content.changes import replaced

if TYPE_CHECKING:
    from pathlib import Path


def with_icons(docs: Path) -> Path:
    """Add the icons and the texts to the small knowledge base in that folder; return the folder."""
    (docs / "icons.yml").write_text("more: material/dots-vertical\nplus: material/plus\n", encoding="utf-8")
    replaced("Mehr dazu", "Mehr bei ![drei Punkten](icon:more)")(docs / "de/billing/pay.yml")
    replaced("Voir aussi", "Voir ![les trois points](icon:more) et")(docs / "fr/billing/pay.yml")
    replaced("See also", "See ![the three dots](icon:more) and")(docs / "en/billing/pay.yml")
    replaced("Vedi anche", "Vedi ![i tre puntini](icon:more) e")(docs / "it/billing/pay.yml")
    return docs
