"""`kb serve`: previews the site while it is written."""

import errno
import os
import signal
import socket
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from threading import Event, Lock

import click

from hooks.preview_server import ADDRESS, serve_preview
from kb.build.inputs import ROOT
from kb.build.preview import CHANGED, Preview, run_preview
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.commands.shared import in_repository, language_of
from kb.editing.access import TOKEN, Access
from kb.editing.editor import Editor
from kb.editing.server import EditorServer

WATCHED = ("kb", "hooks", "overrides", "widgets/rules", "widgets/runtime")
"""The code that `kb serve` watches for changes, besides the content."""

STOPPED = "The process that builds the preview was stopped: perhaps there was not enough memory. Run kb serve again."


@click.command("serve")
@click.option("--language", callback=language_of, help="The language in which you write.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port on this machine."
)
@click.option("--edit", is_flag=True, help="Edit the texts on the pages themselves.")
@in_repository
def serve(root: Path, language: str | None, port: int, *, edit: bool) -> None:
    """Preview the site in the browser. A page reloads when you save its file.

    With --edit, you click a text on a page, change it, and save with Ctrl+Enter: it is written into the YAML file. Open
    the address that is shown here; other users of this machine do not know it.

    With --language, that language is built first. Errors are shown here and in the browser, above the last good page,
    until you correct them. Texts that are still TODO are shown as they are.
    """
    _expect_free(port)
    folder = root / ".cache" / "preview"
    folder.mkdir(parents=True, exist_ok=True)
    target = Target(root, f"http://{ADDRESS}:{port}/", folder, is_preview=True)
    context = get_context("fork")
    here, there = context.Pipe()
    # In a separate process, since the server has threads, and a process with threads should not fork.
    preview = Preview(target, Terminal(), language)
    answer = None
    if edit:
        answer = Editor(root, preview).answer
    building = context.Process(target=run_preview, args=(preview, there, here, answer))
    building.start()
    there.close()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as at Ctrl+C

    one_at_a_time = Lock()
    has_stopped = Event()

    def ask(message: object) -> object:
        with one_at_a_time:
            try:
                here.send(message)
                return here.recv()
            except (EOFError, OSError):
                has_stopped.set()
                os.kill(os.getpid(), signal.SIGTERM)  # ends the server, whichever thread this is
                return {"refused": STOPPED}

    def update() -> None:
        ask(CHANGED)

    watched = (root / "docs", root / "mkdocs.yml", *(ROOT / name for name in WATCHED))
    try:
        with suppress(KeyboardInterrupt):
            update()
            address, editor = f"{target.site_url}{language or ''}", None
            if edit:
                access = Access(port)
                editor = EditorServer(access, ask)
                address += f"{'/' if language else ''}?{TOKEN}={access.token}"
            click.echo(f"The preview is at {address}", err=True)
            serve_preview(folder, preview.findings, watched, update, port, editor)
    finally:
        here.close()
        building.join()
    if has_stopped.is_set():
        raise click.ClickException(STOPPED)


def _expect_free(port: int) -> None:
    """Raise an error if the port cannot be used, before anything is built."""
    try:
        socket.create_server((ADDRESS, port)).close()
    except OSError as error:
        why = "is in use: end what uses it, or" if error.errno == errno.EADDRINUSE else "is reserved:"
        raise click.ClickException(f"Port {port} {why} choose another with --port.") from error
