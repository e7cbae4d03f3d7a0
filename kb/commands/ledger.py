"""`kb ledger`: records what is published."""

from pathlib import Path

import click

from kb.build.build import ContentError
from kb.build.published_words import UnknownPartError
from kb.build.publishing import record_published
from kb.commands.shared import sound_site, writing_in_repository
from kb.content.counted import counted


@click.command("ledger")
@click.option(
    "--same",
    metavar="TOPIC/GUIDE[#ID]",
    multiple=True,
    help="A guide, step or answer whose words have changed, but not their meaning.",
)
@writing_in_repository
def ledger(root: Path, same: tuple[str, ...]) -> None:
    """Add new addresses to docs/ledger.txt: every page and anchor that readers can link to.

    Run this before you commit, and commit the ledger too. Nothing is ever removed from it: kb check reports published
    addresses that are gone, and how to repair them. A new guide gets the code of its short link, /g/CODE/.

    The words of steps, points and answers are recorded in docs/published.txt. If they have changed, kb check asks for
    an entry under “changes:”, unless --same says that the meaning is the same.
    """
    try:
        new = record_published(sound_site(root), same)
    except (UnknownPartError, ContentError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{counted(new, 'new address', 'new addresses')} in docs/ledger.txt.")
