"""`kb build`: builds the site."""

import sys
import time
from pathlib import Path

import click

from hooks.settings import SettingsError, site_url
from kb.build.build import build_site
from kb.build.failure import BUILD_FAILURES, reason
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.commands.shared import in_repository
from kb.content.counted import counted


@click.command("build")
@in_repository
def build(root: Path) -> None:
    """Build the whole site into site/.

    Only what has changed since the last build is made again. If a build fails, the last good site stays as it was.
    """
    start = time.monotonic()
    try:
        made = build_site(Target(root, site_url(root), root / "site"), Terminal())
    except (SettingsError, *BUILD_FAILURES) as error:
        click.echo(reason(error), err=True)
        click.echo("Nothing was built; site/ is unchanged.", err=True)
        sys.exit(1)
    click.echo(f"Built into {root / 'site'}: {counted(made.outputs, 'new output')}, {time.monotonic() - start:.1f} s.")
