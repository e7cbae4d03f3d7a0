"""Builds the wheel of the rules, and a lock for Pyodide that lists it with its hash. pack.mjs runs it:

    python -m widgets.runtime.rules_wheel FOLDER PYODIDE_LOCK LABEL

Writes both to FOLDER; the wheel's version ends in LABEL. Prints the folder of this Python's packages, from which
Pyodide runs pyodide-build.
"""

import sys
import sysconfig
from pathlib import Path

from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec
from wheel.wheelfile import WheelFile

from widgets import rules
from widgets.rules.inputs import READERS

WIDGETS = Path(__file__).parents[1]
LOCK = "pyodide-lock.json"
METADATA = """\
Metadata-Version: 2.1
Name: knowledge-base-rules
Version: {version}
Summary: The rules of the widgets: rules.answer(widget, inputs)
Requires-Python: >=3.12
"""
WHEEL = """\
Wheel-Version: 1.0
Generator: widgets.runtime.rules_wheel
Root-Is-Purelib: true
Tag: py3-none-any
"""


def main(folder: Path, pyodide_lock: Path, label: str) -> None:
    """Write the wheel and the lock, or exit with a sentence that says why the rules cannot be packed."""
    if fault := unknown_kind():
        sys.exit(fault)
    wheel = write_wheel(folder, f"1.0+{label}")
    spec = PyodideLockSpec.from_json(pyodide_lock)
    spec.packages = {}  # Pyodide's own packages are not published here
    add_wheels_to_spec(spec, [wheel]).to_json(folder / LOCK)
    sys.stdout.write(sysconfig.get_path("purelib"))


def unknown_kind() -> str | None:
    """Return a sentence about the first field of a kind that the rules cannot read, or None."""
    for name, widget in rules.WIDGETS.items():
        for field in widget.fields:
            if field.kind not in READERS:
                where = f"widgets/rules: {name}: the field {field.name}"
                return f"{where} has the unknown kind {field.kind!r}; use one of {', '.join(READERS)}."
    return None


def write_wheel(folder: Path, version: str) -> Path:
    """Return the wheel of the rules, written to `folder`."""
    path = folder / f"knowledge_base_rules-{version}-py3-none-any.whl"
    with WheelFile(path, "w") as wheel:
        for source in (WIDGETS / "__init__.py", *sorted((WIDGETS / "rules").glob("*.py"))):
            wheel.writestr(source.relative_to(WIDGETS.parent).as_posix(), source.read_bytes())
        wheel.writestr(f"{wheel.dist_info_path}/METADATA", METADATA.format(version=version))
        wheel.writestr(f"{wheel.dist_info_path}/WHEEL", WHEEL)
    return path


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
