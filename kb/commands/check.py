"""`kb check`: says what is wrong with the content."""

import sys
from collections import Counter
from pathlib import Path

import click

from kb.build.check import read_and_check
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.checks.about import UnknownNameError, about
from kb.checks.external import replies, silent_destinations
from kb.commands.shared import in_repository, language_of
from kb.content.counted import counted
from kb.content.repeated import reported_once
from kb.content.site import guides_alone


@click.command("check")
@click.option("--external", is_flag=True, help="Also check that the addresses in docs/destinations.yml answer.")
@click.option("--owner", help="Show only what is wrong with the guides of this owner.")
@click.option("--language", callback=language_of, help="Show only what is wrong with files of this language.")
@click.option("--guide", metavar="TOPIC/GUIDE", help="Show only what is wrong with the files of this guide.")
@in_repository
def check(root: Path, owner: str | None, language: str | None, guide: str | None, *, external: bool) -> None:
    """Check all content.

    Each line says path:line:column: where: what is wrong; what would be right. A warning does not stop a build: the
    page can be shown, but somebody has work to do, such as a translation. Unknown words are warnings too: correct
    them, or add them to docs/names.txt.

    With --external, the addresses of other sites are checked as well. One that fails four times in a row is an
    error, unless docs/external-exceptions.txt lists it.
    """
    site, found = read_and_check(Target(root, "", root / "site"), Terminal())
    if external:
        answered = replies(site)
        for address, reply in answered.items():
            click.echo(f"{'answers' if reply.is_right else 'fails'}: {address} ({reply.words})", err=True)
        found += silent_destinations(site, answered)
    try:
        found = about(found, site, owner, language, guide)
    except UnknownNameError as error:
        raise click.ClickException(str(error)) from error
    found.sort(key=lambda finding: finding.severity, reverse=True)  # errors come last, where people look first
    is_part = owner or language or guide  # only if all findings are shown
    for finding in found if is_part else reported_once(found):
        click.echo(finding.line(root))
    number = Counter("warning" if finding.severity == "warning" else "error" for finding in found)
    drafts = sum(outline.is_draft for outline in site.outlines.values())
    guides = len(guides_alone(site))
    questions = len(site.outlines) - guides
    click.echo(
        f"{counted(guides, 'guide')}{f' and {counted(questions, "question")} without a guide' if questions else ''}"
        f"{f' ({counted(drafts, "draft")})' if drafts else ''} "
        f"in {len(site.languages)} languages: "
        f"{counted(number['error'], 'error')}, {counted(number['warning'], 'warning')}.",
        err=True,
    )
    sys.exit(1 if number["error"] else 0)
