"""`kb deploy` and `kb verify`: lay the built site out for a host, and compare what is there."""

import sys
from pathlib import Path

import click

from kb.build.one_at_a_time import one_at_a_time
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.commands.shared import in_repository
from kb.content.counted import counted
from kb.deploy.built_site import NoSiteError, read_built_site
from kb.deploy.deploy import deploy
from kb.deploy.host import UnusableFolderError
from kb.deploy.hosts import HOSTS
from kb.deploy.verify import UnknownPlaceError, differences
from kb.deploy.versions import NoPreviousVersionError, go_back

_TAKEN = ("docs", "site", ".cache")
"""Folders of the repository in which a deployment would be taken for content, or be deleted by the next build."""


@click.command("deploy")
@click.argument("kind", type=click.Choice(tuple(HOSTS)))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path, resolve_path=True))
@click.option("--previous", is_flag=True, help="Go back to the version before.")
@in_repository
def deploy_site(root: Path, kind: str, out: Path, *, previous: bool) -> None:
    """Lay site/ out in the folder OUT for a kind of host, with the security headers that the host should send.

    OUT/current is the version to serve or to publish, and OUT/current/README.txt says how, and what that host cannot
    do. It is replaced in one step, and the version before is kept. “headers-file” is for Netlify and Cloudflare Pages.
    """
    if taken := next((name for name in _TAKEN if out.is_relative_to(root / name)), None):
        raise click.BadParameter(f"{out} is in {taken}/ of this repository; expected another folder.")
    try:
        if previous:
            click.echo(f"{out / 'current'} is {go_back(out).name} again.")
        else:
            terminal = Terminal()
            with one_at_a_time(Target(root, "", root / "site").lock, terminal):
                site = read_built_site(root / "site")
                click.echo(deploy(site, HOSTS[kind], out, root / ".cache" / "compressed", terminal), nl=False)
    except (NoSiteError, NoPreviousVersionError, UnusableFolderError) as error:
        raise click.ClickException(str(error)) from error


@click.command("verify")
@click.argument("place", metavar="URL|FOLDER")
@in_repository
def verify_deployment(root: Path, place: str) -> None:
    """Compare what is deployed with what was built: every file of site/, by its SHA-256.

    In a folder, files that were not built are reported too. The folder may be one that kb deploy has written.
    """
    try:
        site = read_built_site(root / "site")
        found = differences(site, place, Terminal())
    except (NoSiteError, UnknownPlaceError) as error:
        raise click.ClickException(str(error)) from error
    for line in found:
        click.echo(line)
    click.echo(f"{len(site.files)} files: {counted(len(found), 'difference')}.", err=True)
    sys.exit(1 if found else 0)
