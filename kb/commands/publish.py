"""`kb publish`: publishes a draft, and asks for better ids than `step-1` or `other-way` first."""

import re
import sys
import textwrap
from collections.abc import Collection
from pathlib import Path

import click

from hooks.material import ICONS
from kb.build.better_ids import Proposal, proposals, taken_ids
from kb.build.build import ContentError
from kb.build.publishing import draft_at, publish
from kb.commands.shared import in_repository, writing
from kb.content.counted import counted
from kb.content.drafts import DraftError
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.loading import load_site
from kb.content.shape import ID_PATTERN
from kb.editing.journal import Journal
from kb.render.renderer import page_path


@click.command("publish")
@click.argument("address", metavar="TOPIC/GUIDE")
@click.option("--yes", is_flag=True, help="Accept the ids proposed for those that say nothing.")
@in_repository
def publish_draft(root: Path, address: str, *, yes: bool) -> None:
    """Publish a draft: remove “draft: true” from its file, and add its addresses to the ledger.

    The content is checked first, with the guide published. If there are errors, nothing is changed. Ids such as
    “step-1”, and those that “kb new” wrote, would stay for ever: better ones are proposed, and written in all languages
    and links.
    """
    try:
        draft = draft_at(load_site(root / "docs", ICONS)[0], address)
        title = draft.versions[draft.source].title
        names = _better_ids(draft, takes_all=yes)
        with writing(root):
            write = Journal(root).writer(f"Published “{title}”", page_path(draft.source, address))
            new = publish(root, address, names, write)
    except (DraftError, ContentError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{address} is published, with {counted(new, 'new address', 'new addresses')} in docs/ledger.txt.")
    click.echo("Commit its files and the ledger, or hand them in under “My changes” in kb serve --edit.")


def _better_ids(draft: GuideInLanguages, *, takes_all: bool) -> dict[str, str]:
    """Return a new id for each of the draft’s that says nothing: the proposed or the entered one."""
    found = proposals(draft)
    if not takes_all and found and not _is_interactive():
        named = ", ".join(f"{own.old} → {own.new}" for own in found)
        raise DraftError(
            f"Ids that say nothing would stay in links for ever: {named}. Nothing was changed. Give better ones, "
            "or accept these with --yes."
        )
    names: dict[str, str] = {}
    for own in found:
        taken = {*taken_ids(draft), *names.values()} - {own.old}
        names[own.old] = own.new if takes_all else _asked(own, taken)
    return {old: new for old, new in names.items() if new != old}


def _is_interactive() -> bool:
    return sys.stdin.isatty()


def _asked(proposal: Proposal, taken: Collection[str]) -> str:
    def sound(name: str) -> str:
        if not re.fullmatch(ID_PATTERN, name):
            raise click.BadParameter("expected kebab case: a-z, 0-9 and single hyphens")
        if name in taken:
            raise click.BadParameter("another part of the guide has this id")
        return name

    shown = textwrap.shorten(proposal.words, 60, placeholder=" …")
    new = next((name for name in (proposal.new,) if name not in taken), None)
    return str(click.prompt(f"{proposal.old}, “{shown}”", default=new, value_proc=sound))
