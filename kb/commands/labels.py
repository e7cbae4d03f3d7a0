"""`kb labels`: lists what the buttons of the company's programs say."""

from pathlib import Path

import click

from hooks.material import ICONS
from kb.checks.used_labels import used_labels
from kb.commands.shared import in_repository, language_of
from kb.content.counted import counted
from kb.content.loading import load_site


@click.command("labels")
@click.option("--unconfirmed", is_flag=True, help="Only those that no source confirms.")
@click.option("--language", callback=language_of, help="Only those of this language.")
@in_repository
def labels(root: Path, language: str | None, *, unconfirmed: bool) -> None:
    """List what the buttons of the company's programs say: language, id, label, and the texts that show it.

    The labels are in docs/LANGUAGE/interface.yml. If a language lacks a label, another language's is shown. Nobody has
    confirmed that readers see that one, so it is listed as unconfirmed too.
    """
    site, _found = load_site(root / "docs", ICONS)
    listed = [
        used
        for used in used_labels(site)
        if language in (None, used.language) and (used.is_unconfirmed or not unconfirmed)
    ]
    for used in listed:
        files = [f"{place.path.relative_to(root)}:{place.line}" for place in used.places]
        click.echo("\t".join((used.language, used.name, used.label.label, ", ".join(files))))
    click.echo(f"{counted(len(listed), 'label')}.", err=True)
