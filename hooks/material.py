"""Where Material for MkDocs has its icons. Of Material, the site uses nothing else."""

from pathlib import Path

import material

ICONS = Path(material.__file__).parent / "templates" / ".icons"
