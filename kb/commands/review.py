"""`kb review`: shows what has changed in a guide since its last review, and sets the date of a new one."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from hooks.material import ICONS
from kb.build.reviewing import ChangedText, ReviewError, changed_since, reviewed_guide, set_review, stale_texts
from kb.commands.shared import in_repository, language_of, writing
from kb.content.characters import printable
from kb.content.loading import load_site
from kb.content.reviews import months_after, reviews
from kb.translations.differences import side_by_side


@click.command()
@click.argument("address", metavar="TOPIC/GUIDE")
@click.option("--language", callback=language_of, help="The language that was compared; by default the source's.")
@click.option("--yes", is_flag=True, help="Set the date without asking.")
@in_repository
def review(root: Path, address: str, language: str | None, *, yes: bool) -> None:
    """Say that a guide was compared with the product today: set its review date.

    This first shows what has changed in its file since the last review, according to Git. For a translation, it also
    shows what has changed in the source since it was translated. A translation gets a date of its own.
    """
    docs = root / "docs"
    site = load_site(docs, ICONS)[0]
    try:
        guide = reviewed_guide(site, address, language)
        code = language or guide.source
        last = guide.versions[code].reviewed
        path = guide.places[code].path.relative_to(root)
        _show(changed_since(root, guide, code), f"in {path} since {last}")
        if code != guide.source:
            _show(stale_texts(guide, code), "in its source since it was translated")
        today = datetime.now().astimezone().date()
        if not yes and not click.confirm(f"Is {address} still right in {code}? Yes sets its review date to {today}"):
            click.echo("Nothing was written.")
            return
        with writing(root):
            set_review(guide, code, today)
    except ReviewError as error:
        raise click.ClickException(str(error)) from error
    months = next(own.months for own in reviews(site) if own.guide == address)
    click.echo(f"{path}: reviewed {today}; the next review is due on {months_after(today, months)}.")


def _show(changed: Sequence[ChangedText] | None, what: str) -> None:
    if changed is None:
        click.echo(f"What has changed {what} is not known: Git does not have it.")
    elif not changed:
        click.echo(f"Nothing has changed {what}.")
    else:
        click.echo(f"What has changed {what}:")
        for text in changed:
            was, now = side_by_side(text.was, text.now)
            click.echo(printable(f"  {text.where}"))
            click.echo(printable(f"    was: {was or '–'}"))
            click.echo(printable(f"    is:  {now or '–'}"))
