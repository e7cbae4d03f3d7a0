"""The commands `kb translations …`."""

from collections.abc import Iterable
from pathlib import Path

import click

from kb.commands.handover import export_texts, import_texts
from kb.commands.shared import in_repository, language_of, sound_site, writing_in_repository
from kb.content.counted import counted
from kb.content.translated import Significance
from kb.translations.begin import first_to_translate
from kb.translations.recording import RecordingError, judge, record
from kb.translations.states import TranslationState

UNIT = "TOPIC/GUIDE[#ID[.FIELD]]"

only_language = click.option("--language", callback=language_of, help="Only this language.")


@click.group()
def translations() -> None:
    """Keep translations up to date with their sources.

    docs/LANGUAGE/translated.txt has a line for each text: what it was translated from. If its source has changed since,
    kb check says so, with the old and the new words.

    \b
      kb translations record                            after writing or translating: new texts are current
      kb translations minor billing/invoices#open       translations need not follow this change
      kb translations major billing/invoices#open       they mislead until they do: pages and the desk say so
    """


@translations.command("record")
@click.argument("units", metavar=f"[{UNIT}]...", nargs=-1)
@only_language
@writing_in_repository
def record_translations(root: Path, units: tuple[str, ...], language: str | None) -> None:
    """Record what translations were made from. Run this before you commit, and commit the files too.

    A new translation is current. So is one that has changed together with its source: both are shown, so that you can
    see whether they say the same. A translation whose source alone has changed stays stale until it is changed too,
    or named here because it is still right.
    """
    try:
        recording = record(sound_site(root), units, language)
    except RecordingError as error:
        raise click.ClickException(str(error)) from error
    _show(recording.both_changed)
    click.echo(
        f"{counted(recording.new, 'new text')} recorded; {len(recording.both_changed) or 'none'} changed together with "
        f"{'its source' if len(recording.both_changed) == 1 else 'their sources'}; {recording.stale or 'none'} stale."
    )


@translations.command()
@click.argument("units", metavar=f"{UNIT}...", nargs=-1, required=True)
@only_language
@writing_in_repository
def minor(root: Path, units: tuple[str, ...], language: str | None) -> None:
    """Say that translations need not follow a change of their source, such as a corrected typing error.

    If the source changes again, they should follow.
    """
    _judge(root, units, "minor", language)


@translations.command()
@click.argument("units", metavar=f"{UNIT}...", nargs=-1, required=True)
@only_language
@writing_in_repository
def major(root: Path, units: tuple[str, ...], language: str | None) -> None:
    """Say that translations mislead readers until they follow a change of their source.

    Until then their pages say so beside the text, with the source’s words, and the support desk marks it.
    """
    _judge(root, units, "major", language)


@translations.command()
@click.argument("language", callback=language_of)
@in_repository
def begin(root: Path, language: str) -> None:
    """List what to translate into a language of docs/languages.yml, starting with what readers need most.

    First comes what is on every page, then the most needed guides, then topic by topic. What is already translated is
    left out.
    """
    site = sound_site(root)
    todo = list(first_to_translate(site, language))
    for number, part in enumerate(todo, start=1):
        file = part.path.relative_to(root)
        click.echo(f"{number:4}. {file}  {counted(part.texts, 'text')}, {counted(part.words, 'word')}: {part.title}")
    click.echo(
        f"{counted(sum(part.texts for part in todo), 'text')} in {counted(len(todo), 'file')} to translate.", err=True
    )


def _judge(root: Path, units: tuple[str, ...], significance: Significance, language: str | None) -> None:
    try:
        judged = judge(sound_site(root), units, significance, language)
    except RecordingError as error:
        raise click.ClickException(str(error)) from error
    _show(judged)
    click.echo(f"The change is {significance} for {counted(len(judged), 'translation')}.")


def _show(states: Iterable[TranslationState]) -> None:
    """Show the source’s old and new words, and the translation, of each unit."""
    for state in states:
        unit = state.unit
        click.echo(f"{unit.language} {unit.name}")
        click.echo(f"  was: {state.was or '(not known)'}")
        click.echo(f"  is:  {unit.source or '(nothing)'}")
        click.echo(f"  {unit.language}:  {unit.own or '(nothing)'}")


translations.add_command(export_texts)
translations.add_command(import_texts)
