"""Who may import whom.

widgets.rules ← kb.content ← kb.checks, kb.pages ← kb.search ← hooks ← builder ← kb.cli. Never upwards.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OWN = ("builder", "kb", "hooks", "widgets")
MAY_IMPORT = {
    "widgets/rules": {"widgets.rules"},
    "kb/content": {"widgets.rules", "kb.content"},
    "kb/checks": {"widgets.rules", "kb.content", "kb.checks"},
    "kb/pages": {"widgets.rules", "kb.content", "kb.pages"},
    "kb/search": {"widgets.rules", "kb.content", "kb.pages", "kb.search"},
    "hooks": {"widgets.rules", "kb.content", "kb.checks", "kb.pages", "kb.search", "hooks"},
    "builder": {"widgets.rules", "kb.content", "kb.checks", "kb.pages", "kb.search", "hooks", "builder"},
    "kb/cli.py": {"kb.content", "kb.checks", "hooks", "builder"},
}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_go_one_way(room: str) -> None:
    files = [ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py"))
    assert files
    upwards = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files
        for name in _imported(path)
        if name.split(".")[0] in OWN and not any(f"{name}.".startswith(f"{allowed}.") for allowed in MAY_IMPORT[room])
    ]
    assert upwards == []


@pytest.mark.parametrize("path", sorted((ROOT / "kb").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_hooks_know_mkdocs(path: Path) -> None:
    assert not [name for name in _imported(path) if name.split(".")[0] in {"mkdocs", "material", "mkdocs_static_i18n"}]


def _imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names.append(node.module or "")
            if node.module in {"kb", "widgets"}:
                names += [f"{node.module}.{alias.name}" for alias in node.names]
    return [name for name in names if name not in {"kb", "widgets"}]
