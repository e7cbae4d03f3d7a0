"""The commands `kb translations export` and `import`."""

import sys
from pathlib import Path

import click

from hooks.material import ICONS
from kb.commands.shared import in_repository, language_of, sound_site, writing_in_repository
from kb.content.characters import printable
from kb.content.counted import counted
from kb.content.loading import load_site_without_guides
from kb.handover.formats import FORMATS, Format


@click.command("export")
@click.option("--language", callback=language_of, required=True, help="The language to translate into.")
@click.option(
    "--stale", is_flag=True, help="Only what needs to be done: changed in the source, untranslated, or missing."
)
@click.option("--guide", "guides", multiple=True, metavar="TOPIC/GUIDE", help="Only this guide, or file: snippets.")
@click.option("--owner", "owners", multiple=True, help="Only guides of this owner.")
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), required=True, help="The format that the translator’s tool uses."
)
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@in_repository
def export_texts(
    root: Path, out: Path, language: str, guides: tuple[str, ...], owners: tuple[str, ...], kind: Format, *, stale: bool
) -> None:
    """Write texts for translators into the new folder OUT, with the glossary and all translations so far.

    Each language of sources has a folder, such as OUT/de-fr, which is an OmegaT project. Poedit, Weblate and agencies
    need the file in its folder “source”, and can use the others. “kb translations import” reads the returned file.
    """
    from kb.handover.exporting import export
    from kb.handover.texts import HandoverError, jobs

    try:
        site = sound_site(root)
        wanted = jobs(site, language, only_to_do=stale, guides=guides, owners=owners)
        written = export(site, wanted, kind, out)
    except HandoverError as error:
        raise click.ClickException(str(error)) from error
    for path, job in written.items():
        to_do = sum(not text.is_done for text in job.texts)
        click.echo(f"{path}: {counted(len(job.texts), 'text')}, {to_do or 'none'} to translate")
    click.echo("When a file is returned, import it with: kb translations import FILE", err=True)


@click.command("import")
@click.argument(
    "paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@writing_in_repository
def import_texts(root: Path, paths: tuple[Path, ...]) -> None:
    """Import files from translators: PO or XLIFF 1.2, as “kb translations export” wrote them.

    Only texts that have changed are written, each in its place. A guide is written as a whole or not at all: if a text
    has an error, it is reported, and its guide is left unchanged. A text whose source has changed since the export is
    taken, and stays stale.
    """
    from kb.handover.importing import take
    from kb.handover.reading import read
    from kb.handover.report import not_in_file, report
    from kb.handover.returned import ReturnedFileError, ReturnedText

    languages = load_site_without_guides(root / "docs", ICONS)[0].languages
    by_language: dict[str, dict[str, ReturnedText]] = {}
    is_complete = True
    for path in paths:
        try:
            file = read(path, languages)
        except ReturnedFileError as error:
            click.echo(printable(error.seen_in(path)), err=True)
            is_complete = False
            continue
        for line in not_in_file(file, path):
            click.echo(printable(line))
        known = by_language.setdefault(file.language, {})
        twice = [text for text in file.texts if known.get(text.name, text).words != text.words]
        for text in twice:
            other = known[text.name].place
            told = f"{text}: this file is not taken, as {other.path}:{other.line} has other words; remove one of them."
            click.echo(printable(told), err=True)
        if twice:
            is_complete = False
            continue
        known |= {text.name: text for text in file.texts}
    for language, texts in by_language.items():
        site = sound_site(root)
        taken = take(site, language, texts.values())
        for line in report(taken, site, language):
            click.echo(printable(line))
        is_complete &= taken.is_complete
    sys.exit(0 if is_complete else 1)
