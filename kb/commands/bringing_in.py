"""`kb import`: brings in pages that were written elsewhere."""

from pathlib import Path

import click

from hooks.material import ICONS
from kb.bringing_in.bringing_in import bring_in
from kb.bringing_in.faults import BringingInError
from kb.commands.shared import language_of, writing_in_repository
from kb.content.characters import printable
from kb.content.counted import counted
from kb.content.loading import load_site_without_guides
from kb.content.new_guide import NewGuideError


@click.command("import")
@click.argument("path", metavar="FOLDER|FILE", type=click.Path(exists=True, path_type=Path))
@click.option("--language", callback=language_of, required=True, help="The language in which the pages are.")
@click.option("--topic", required=True, help="The topic of the guides, as docs/topics.yml names it.")
@click.option("--was-at", default="", help="The path at which the folder’s pages were: /docs/ for /docs/a/page.")
@writing_in_repository
def import_pages(root: Path, path: Path, language: str, topic: str, was_at: str) -> None:
    """Bring in pages that were written elsewhere: write a draft for each, and report what could not be decided.

    Pages are HTML (also saved MediaWiki pages), Markdown (MkDocs, Docusaurus, GitHub Docs, Hugo, Jekyll), and the JSON
    of Zendesk Guide's API. Nothing in them is run, and no link is followed. Pictures beside the pages are copied. Begin
    with the English pages, which give ids in English; pages of other languages with the same file names then become
    their translations. Old addresses that pages name go into docs/moved.yml.
    """
    site, _found = load_site_without_guides(root / "docs", ICONS)
    try:
        result = bring_in(site, path, language, topic, was_at)
    except (BringingInError, NewGuideError) as error:
        raise click.ClickException(str(error)) from error
    for remark in sorted(dict.fromkeys(result.remarks), key=lambda remark: (remark.source, remark.line)):
        click.echo(printable(str(remark)))
    kept, changed = result.tally.kept.total(), result.tally.changed.total()
    click.echo(
        f"{counted(len(result.files), 'draft')} in docs/{language}/{topic}/, with "
        f"{counted(len(result.pictures), 'picture')}; {kept} of {kept + changed} blocks kept "
        f"their kind. Decide what to do about the lines above, then run: kb check",
        err=True,
    )
