"""The command `kb record`."""

from pathlib import Path

import click

from kb.build.failure import BUILD_FAILURES, reason
from kb.build.terminal import Terminal
from kb.commands.shared import in_repository, language_of


@click.command("record")
@click.argument("address", metavar="TOPIC/GUIDE")
@click.option("--language", callback=language_of, help="Only the video in this language.")
@in_repository
def record_videos(root: Path, address: str, language: str | None) -> None:
    """Record the videos of a guide from the site itself: film, captions and poster, in each language.

    docs/videos/NAME.yml is the script of docs/videos/NAME.mp4: what to show, click and fill in on the guide's page,
    and which line of the transcript goes with each action. It is played in a browser, on a phone's screen.
    """
    # Imported here: few people need it, and a small installation has neither a browser driver nor ffmpeg.
    from kb.recording.recording import VideoRecordingError, record

    try:
        for path in record(root, address, language, Terminal()):
            click.echo(f"{path.relative_to(root)}: {path.stat().st_size / 1024:.0f} kB")
    except (VideoRecordingError, *BUILD_FAILURES) as error:
        raise click.ClickException(reason(error)) from error
