"""The `kb` command, for writers and for those who build and deploy the site."""

import errno
import inspect
import signal
import sys
import time
from collections import Counter
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from threading import Lock

import click

from hooks.material import ICONS
from hooks.preview_server import ADDRESS, serve_preview
from hooks.settings import SettingsError, site_url
from kb.build.build import build_site
from kb.build.check import read_and_check
from kb.build.failure import BUILD_FAILURES, reason
from kb.build.inputs import ROOT
from kb.build.one_at_a_time import one_at_a_time
from kb.build.preview import CHANGED, Preview, run_preview
from kb.build.published_words import UnknownPartError
from kb.build.publishing import record_published
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.checks.about import UnknownNameError, about
from kb.checks.external import replies, silent_destinations
from kb.checks.used_labels import used_labels
from kb.commands.handover import export_texts, import_texts
from kb.commands.publish import publish_draft
from kb.commands.recording import record_videos
from kb.commands.review import review
from kb.commands.shared import counted, in_repository, language_of, sound_site
from kb.commands.status import status
from kb.commands.translations import translations
from kb.content.characters import printable
from kb.content.loading import load_site, load_site_without_guides
from kb.content.new_guide import NewGuideError, write_new_guide
from kb.content.repeated import reported_once
from kb.content.schemas import schemas
from kb.content.site import guides_alone
from kb.deploy.built_site import NoSiteError, read_built_site
from kb.deploy.deploy import deploy
from kb.deploy.hosts import HOSTS
from kb.deploy.verify import UnknownPlaceError, differences
from kb.deploy.versions import NoPreviousVersionError, go_back
from kb.pages import addresses, support_desk_data, support_desk_words
from kb.search import vocabulary
from kb.typescript import declarations

WATCHED = ("kb", "hooks", "overrides", "widgets/rules", "widgets/runtime")
"""The code that `kb serve` watches for changes, besides the content."""


class Commands(click.Group):
    """The group of commands. It reports errors of files and folders in one sentence, without a traceback."""

    def invoke(self, context: click.Context) -> object:
        """Run the command that was chosen."""
        try:
            return super().invoke(context)
        except BrokenPipeError:  # whoever reads the output, such as `head`, has seen enough; click ends quietly
            raise
        except OSError as error:
            raise click.ClickException(reason(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path, resolve_path=True),
    default=ROOT,
    help="The folder that has docs/ and mkdocs.yml, if it is not this repository.",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Write, check and build the knowledge base.

    Guides are YAML files: docs/LANGUAGE/TOPIC/GUIDE.yml. On a typical day:

    \b
      kb new billing/refunds --language it    start a guide
      kb serve --language it                  see it in the browser while you write
      kb check                                find out what is wrong, and where

    A guide has one source. Its translations begin with “translates: it” and hold words only.
    """
    context.obj = root


@main.command()
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
    found.sort(key=lambda finding: finding.severity, reverse=True)  # errors last, where people look first
    is_part = owner or language or guide  # where all is shown one by one
    for finding in found if is_part else reported_once(found):
        click.echo(finding.line(root))
    number = Counter("warning" if finding.severity == "warning" else "error" for finding in found)
    drafts = sum(outline.is_draft for outline in site.outlines.values())
    guides = len(guides_alone(site))
    questions = len(site.outlines) - guides
    click.echo(
        f"{guides} guides{f' and {counted(questions, "question")} without a guide' if questions else ''}"
        f"{f' ({counted(drafts, "draft")})' if drafts else ''} "
        f"in {len(site.languages)} languages: "
        f"{counted(number['error'], 'error')}, {counted(number['warning'], 'warning')}.",
        err=True,
    )
    sys.exit(1 if number["error"] else 0)


@main.command()
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


@main.command()
@click.option("--language", callback=language_of, help="The language in which you write.")
@click.option("--port", default=8000, show_default=True, help="The port on this machine.")
@click.option("--edit", is_flag=True, help="Edit the texts on the pages themselves.")
@in_repository
def serve(root: Path, language: str | None, port: int, *, edit: bool) -> None:
    """Preview the site in the browser. A page reloads when you save its file.

    With --edit, you click a text on a page, change its words, and save with Ctrl+Enter: they are written into the YAML
    file. Open the address that is shown here: nobody else on this machine knows it.

    With --language, that language is built first. Errors are shown here and in the browser, above the last good page,
    until you correct them. What is still TODO is shown as it is.
    """
    folder = root / ".cache" / "preview"
    folder.mkdir(parents=True, exist_ok=True)
    target = Target(root, f"http://{ADDRESS}:{port}/", folder, is_preview=True)
    context = get_context("fork")
    here, there = context.Pipe()
    # In a separate process, since the server has threads, and a process with threads should not fork.
    preview = Preview(target, Terminal(), language)
    answer = None
    if edit:
        from kb.editing.editor import Editor

        answer = Editor(root, preview).answer
    building = context.Process(target=run_preview, args=(preview, there, here, answer))
    building.start()
    there.close()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that it ends as with Ctrl+C

    one_at_a_time = Lock()

    def ask(message: object) -> object:
        with one_at_a_time:
            here.send(message)
            return here.recv()

    def update() -> None:
        ask(CHANGED)

    watched = (root / "docs", root / "mkdocs.yml", *(ROOT / name for name in WATCHED))
    try:
        with suppress(KeyboardInterrupt):
            update()
            address, editor = f"{target.site_url}{language or ''}", None
            if edit:
                from kb.editing.door import TOKEN, Door
                from kb.editing.server import EditorServer

                door = Door(port)
                editor = EditorServer(door, ask)
                address += f"{'/' if language else ''}?{TOKEN}={door.token}"
            click.echo(f"The preview is at {address}", err=True)
            serve_preview(folder, preview.findings, watched, update, port, editor)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise click.ClickException(
            f"Port {port} is in use: end what uses it, or choose another with --port."
        ) from error
    finally:
        here.close()
        building.join()


@main.command()
@click.argument("address", metavar="TOPIC/GUIDE")
@click.option("--language", callback=language_of, required=True, help="The language in which you write: the source.")
@in_repository
def new(root: Path, address: str, language: str) -> None:
    """Start a guide: write a draft to fill in, and list the guide in topics.yml.

    TOPIC/GUIDE is its address for ever, in English and in kebab case, such as billing/refunds. Only the preview shows a
    draft; “kb publish” publishes it.
    """
    try:
        path = write_new_guide(root / "docs", address, language)
    except NewGuideError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Now fill in {path.relative_to(root)}, and see it with: kb serve --language {language}")
    click.echo(f"When it is finished, publish it with: kb publish {address}")


@main.command("import")
@click.argument("path", metavar="FOLDER|FILE", type=click.Path(exists=True, path_type=Path))
@click.option("--language", callback=language_of, required=True, help="The language in which the pages are.")
@click.option("--topic", required=True, help="The topic of the guides, as docs/topics.yml names it.")
@click.option("--was-at", default="", help="The path at which the folder’s pages were: /docs/ for /docs/a/page.")
@in_repository
def import_pages(root: Path, path: Path, language: str, topic: str, was_at: str) -> None:
    """Bring in pages that were written elsewhere: write a draft for each, and say what could not be decided.

    Pages are HTML (also saved MediaWiki pages), Markdown (MkDocs, Docusaurus, GitHub Docs, Hugo, Jekyll), and the JSON
    of Zendesk Guide's API. Nothing in them is run, and no link is followed. Pictures beside the pages are copied. Begin
    with the English pages, since these give ids in English: those of other languages with the same file names become
    their translations. Old addresses, where the pages name them, go into docs/moved.yml.
    """
    # Imported here: with the parsers of HTML and Markdown, every other command would start 0.1 s later.
    from kb.bringing_in.bringing_in import bring_in
    from kb.bringing_in.faults import BringingInError

    site, _found = load_site_without_guides(root / "docs", ICONS)
    try:
        result = bring_in(site, path, language, topic, was_at)
    except (BringingInError, NewGuideError) as error:
        raise click.ClickException(str(error)) from error
    for remark in dict.fromkeys(result.remarks):
        click.echo(printable(str(remark)))
    kept, changed = result.tally.kept.total(), result.tally.changed.total()
    click.echo(
        f"{counted(len(result.files), 'draft')} in docs/{language}/{topic}/, with "
        f"{counted(len(result.pictures), 'picture')}; {kept} of {kept + changed} blocks kept "
        f"their kind. Decide what to do about the lines above, then run: kb check",
        err=True,
    )


@main.command()
@click.option("--unconfirmed", is_flag=True, help="Only those that no source confirms.")
@click.option("--language", callback=language_of, help="Only those of this language.")
@in_repository
def labels(root: Path, language: str | None, *, unconfirmed: bool) -> None:
    """List what the buttons of the company's programs say: language, id, label, and the texts that show it.

    The labels are in docs/LANGUAGE/interface.yml. One that a language lacks is shown in another language's words, and
    nobody has confirmed that readers see those: it is listed as unconfirmed, too.
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


@main.command()
@click.option(
    "--same",
    metavar="TOPIC/GUIDE[#ID]",
    multiple=True,
    help="A guide, step or answer whose words have changed, but not their meaning.",
)
@in_repository
def ledger(root: Path, same: tuple[str, ...]) -> None:
    """Add new addresses to docs/ledger.txt: every page and anchor that readers can link to.

    Run this before you commit, and commit the ledger too. Nothing is ever removed from it: kb check reports published
    addresses that are gone, and how to repair them. A new guide gets the code of its short link, /g/CODE/.

    What steps, points and answers say is recorded in docs/published.txt. Where that has changed, kb check asks for a
    line under “changes:”, unless --same says that the meaning is the same.
    """
    try:
        new = record_published(sound_site(root), same)
    except UnknownPartError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{counted(new, 'new address', 'new addresses')} in docs/ledger.txt.")


main.add_command(publish_draft)
main.add_command(review)
main.add_command(status)
main.add_command(translations)
translations.add_command(export_texts)
translations.add_command(import_texts)
main.add_command(record_videos)


@main.command("deploy")
@click.argument("kind", type=click.Choice(tuple(HOSTS)))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path, resolve_path=True))
@click.option("--previous", is_flag=True, help="Go back to the version before.")
@in_repository
def deploy_site(root: Path, kind: str, out: Path, *, previous: bool) -> None:
    """Lay site/ out in the folder OUT for a kind of host, with the security headers that the host should send.

    OUT/current is the version to serve or to publish, and OUT/current/README.txt says how, and what that host cannot
    do. It is replaced in one step, and the version before is kept. “headers-file” is for Netlify and Cloudflare Pages.
    """
    try:
        if previous:
            click.echo(f"{out / 'current'} is {go_back(out).name} again.")
        else:
            terminal = Terminal()
            with one_at_a_time(Target(root, "", root / "site").lock, terminal):
                site = read_built_site(root / "site")
                click.echo(deploy(site, HOSTS[kind], out, root / ".cache" / "compressed", terminal), nl=False)
    except (NoSiteError, NoPreviousVersionError) as error:
        raise click.ClickException(str(error)) from error


@main.command("verify")
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


@main.command()
@in_repository
def schema(root: Path) -> None:
    """Generate JSON Schemas for editors, and the types of the data that scripts read.

    The first line of each content file names its schema in schemas/. The types are in scripts/data.d.ts.
    """
    folder = root / "schemas"
    folder.mkdir(exist_ok=True)
    for name, content in schemas().items():
        (folder / name).write_text(content, encoding="utf-8")
    types = root / "overrides" / "assets" / "scripts" / "data.d.ts"
    sources = (inspect.getsource(module) for module in (support_desk_words, support_desk_data, vocabulary, addresses))
    types.write_text(declarations(*sources), encoding="utf-8")
    click.echo(f"Wrote {len(schemas())} schemas to {folder}, and {types.name}.")


if __name__ == "__main__":
    main()
