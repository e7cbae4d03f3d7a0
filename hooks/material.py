"""The folder of the icons of Material for MkDocs, the only files of Material that the site uses directly."""

from pathlib import Path

import material

ICONS = Path(material.__file__).parent / "templates" / ".icons"
