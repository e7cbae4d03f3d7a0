"""The theme's styles, joined per kind of page, and its scripts without comments, in a folder named by its contents.

Browsers may cache such a folder for ever, since any change gives it another address. Scripts import each other by
relative names, and so never get a script of another version.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import rjsmin

from kb.content.files import Company
from kb.content.text import Text
from kb.pages.variant_styles import variant_styles

ROOT = Path(__file__).parents[2]

STYLES = {
    "page": (
        "styles/tokens",
        "styles/base",
        "styles/text",
        "styles/frame",
        "styles/arrival",
        "styles/header",
        "styles/navigation",
        "styles/guide",
        "styles/steps",
        "styles/blocks",
        "styles/changes",
        "styles/pictures",
        "styles/photos",
        "styles/cards",
        "styles/search",
        "styles/contact",
        "styles/terms",
        "styles/lists",
        "styles/print",
    ),
    "variants": ("styles/variants",),
    "video": ("styles/video",),
    "widget": ("widgets/widget", "widgets/answer", "widgets/pictures"),
    "desk": (
        "styles/tokens",
        "styles/base",
        "widgets/widget",
        "styles/desk",
        "styles/desk-search",
        "styles/desk-details",
        "styles/desk-start",
        "styles/desk-reply",
    ),
    "root": ("styles/tokens", "styles/root"),
}
"""Style sheet that pages load → the files it is joined from, in cascade order."""

_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


@dataclass(frozen=True)
class Assets:
    """The files, by path within `folder`, which is relative to the site's root."""

    folder: str
    files: Mapping[str, bytes]


def theme_assets(company: Company, variants: Mapping[str, tuple[Text, ...]], logo: str, *, is_preview: bool) -> Assets:
    """Return the theme's files, in the company's colours and with the styles for all variants of guides.

    In a preview, the folder keeps its name while files are edited, so that pages do not change with them.
    """
    theme, widgets = ROOT / "overrides" / "assets", ROOT / "widgets" / "runtime"
    colours = _colours(company)
    files = {
        **{f"styles/{name}.css": _joined(parts, theme, widgets, colours) for name, parts in STYLES.items()},
        **{path_inside(theme, path): path.read_bytes() for path in _files(theme, ".svg")},
        **{path_inside(theme, path): _script(path) for path in _files(theme, ".js")},
        **{f"widgets/{path.name}": _script(path) for path in _files(widgets, ".js") if path.parent == widgets},
        "images/favicon.svg": logo.encode(),
    }
    files["styles/variants.css"] += variant_styles(variants).encode()
    digest = _hash(files)
    return Assets(f"assets/{'preview' if is_preview else digest}", files)


def _colours(company: Company) -> bytes:
    rules = (f"  --kb-{name}: light-dark({of.light}, {of.dark});" for name, of in company.colours.items())
    return "\n".join((":root {", *rules, "}\n")).encode()


def _joined(parts: tuple[str, ...], theme: Path, widgets: Path, colours: bytes) -> bytes:
    folders = {"styles": theme / "styles", "widgets": widgets}
    paths = [folders[folder] / f"{name}.css" for folder, name in (part.split("/") for part in parts)]
    joined = "".join(_COMMENT.sub("", path.read_text(encoding="utf-8")) for path in paths).encode()
    return (colours if "styles/tokens" in parts else b"") + joined


def _script(path: Path) -> bytes:
    """Return the script without comments, which would be a third of what readers load."""
    minified: str = rjsmin.jsmin(path.read_text(encoding="utf-8"))
    return minified.encode()


def _files(folder: Path, *endings: str) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix in endings)


def path_inside(folder: Path, path: Path) -> str:
    """Return the path in the folder. `relative_to` would take longer than reading the files."""
    return path.as_posix().removeprefix(f"{folder.as_posix()}/")


def _hash(files: Mapping[str, bytes]) -> str:
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(f"{name} {len(files[name])}\n".encode() + files[name])
    return total.hexdigest()[:12]
