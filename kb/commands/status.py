"""`kb status`: the status of the content, in the terminal, as JSON, or as a page with charts."""

from datetime import UTC, datetime
from pathlib import Path

import click

from kb.build.status import read_status
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.commands.shared import in_repository
from kb.content.writing import write_at_once
from kb.status.as_json import as_json


@click.command()
@click.option("--format", "form", type=click.Choice(("table", "json", "html")), default="table", show_default=True)
@click.argument("out", required=False, type=click.Path(dir_okay=False, path_type=Path))
@in_repository
def status(root: Path, form: str, out: Path | None) -> None:
    """Show the status of the content: translations, reviews, drafts, labels, keywords, pictures, length of sentences.

    With --format json or html, it is written into the file OUT, or printed. The page needs no script and no other file,
    so it can be sent to whoever plans the work. The keys of the JSON are stable; kb/status/as_json.py explains them.
    """
    if out and form == "table":
        raise click.UsageError("A table is only printed; for a file, choose --format json or --format html.")
    today = datetime.now(UTC).date()
    found = read_status(Target(root, "", root / "site"), Terminal())
    if form == "table":
        # Imported here: other forms need neither tables nor the page.
        from rich.console import Console

        from kb.status.as_table import tables

        console = Console(highlight=False)
        for shown in tables(found, today):
            console.print(shown, markup=False)
        return
    if form == "json":
        text = as_json(found) + "\n"
    else:
        from kb.status.as_page import as_page

        text = as_page(found, today)
    if out:
        if out.exists() and not out.is_file():
            out.write_bytes(text.encode())  # a device or a pipe such as /dev/stdout, which a file must not replace
        else:
            write_at_once(out, text.encode())
        click.echo(f"Wrote {out}.", err=True)
    else:
        click.echo(text, nl=False)
