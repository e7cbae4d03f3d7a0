"""`kb new`: starts a guide."""

from pathlib import Path

import click

from kb.commands.shared import language_of, writing_in_repository
from kb.content.new_guide import NewGuideError, write_new_guide
from kb.editing.journal import Journal
from kb.render.renderer import page_path


@click.command("new")
@click.argument("address", metavar="TOPIC/GUIDE")
@click.option("--language", callback=language_of, required=True, help="The language in which you write: the source.")
@writing_in_repository
def new(root: Path, address: str, language: str) -> None:
    """Start a guide: write a draft to fill in, and list the guide in topics.yml.

    TOPIC/GUIDE is its address for ever, in English and in kebab case, such as billing/refunds. Only the preview shows a
    draft; “kb publish” publishes it.
    """
    try:
        page = page_path(language, address)
        write = Journal(root).writer(f"Began {address}", page)
        path = write_new_guide(root / "docs", address, language, write)
    except NewGuideError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Now fill in {path.relative_to(root)}, and see it with: kb serve --language {language}")
    click.echo(f"Or fill it in on its page, /{page}, with: kb serve --edit --language {language}")
    click.echo(f"When it is finished, publish it with: kb publish {address}")
