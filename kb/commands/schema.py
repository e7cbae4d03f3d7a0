"""`kb schema`: writes the schemas for editors, and the types of the scripts' data."""

import inspect
from pathlib import Path

import click

from kb.commands.shared import in_repository
from kb.content.schemas import schemas
from kb.pages import addresses, support_desk_shapes
from kb.search import vocabulary
from kb.typescript import declarations


@click.command("schema")
@in_repository
def schema(root: Path) -> None:
    """Generate JSON Schemas for editors, and the types of the data that scripts read.

    The first line of each content file names its schema in schemas/. The types are in scripts/data.d.ts.
    """
    folder = root / "schemas"
    folder.mkdir(exist_ok=True)
    for name, content in schemas().items():
        (folder / name).write_text(content, encoding="utf-8")
    types = root / "overrides" / "assets" / "scripts" / "data.d.ts"
    sources = (inspect.getsource(module) for module in (support_desk_shapes, vocabulary, addresses))
    types.write_text(declarations(*sources), encoding="utf-8")
    click.echo(f"Wrote {len(schemas())} schemas to {folder}, and {types.name}.")
