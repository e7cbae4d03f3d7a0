"""Where Material for MkDocs has its icons. Of Material, the site uses nothing else."""

from __future__ import annotations

from pathlib import Path

import material

ICONS = Path(material.__file__).parent / "templates" / ".icons"
