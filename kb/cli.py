"""The `kb` command, for writers and for those who build and deploy the site. Its commands are in kb/commands/."""

import gc
from importlib import import_module
from pathlib import Path

import click

from kb.build.inputs import ROOT

COMMANDS = {
    "build": "build:build",
    "check": "check:check",
    "deploy": "deploy:deploy_site",
    "import": "bringing_in:import_pages",
    "labels": "labels:labels",
    "ledger": "ledger:ledger",
    "new": "new:new",
    "publish": "publish:publish_draft",
    "record": "recording:record_videos",
    "review": "review:review",
    "schema": "schema:schema",
    "serve": "serve:serve",
    "status": "status:status",
    "translations": "translations:translations",
    "verify": "deploy:verify_deployment",
}
"""Command → its module in kb/commands, and its function."""


class Commands(click.Group):
    """The group of commands. It imports only the command that is run, since importing all would take twice as long.

    Errors of files and folders are reported in one sentence, without a traceback.
    """

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the names of the commands, as `kb --help` lists them."""
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Import and return the command of that name."""
        if name not in COMMANDS:
            return None
        module, _, function = COMMANDS[name].partition(":")
        command = getattr(import_module(f"kb.commands.{module}"), function)
        assert isinstance(command, click.Command)  # noqa: S101 (a name in COMMANDS)
        return command

    def invoke(self, context: click.Context) -> object:
        """Run the command that was chosen."""
        try:
            return super().invoke(context)
        except BrokenPipeError:  # the reader of the output, such as `head`, has closed it; click ends quietly
            raise
        except OSError as error:
            # Imported here, since it imports all errors of a build, and so the whole build.
            from kb.build.failure import reason

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
    # Python looks for reference cycles after every 700 new objects. Content consists of hundreds of thousands of
    # objects without any, and looking takes a quarter of the time needed to read them.
    gc.set_threshold(10_000)
    # The process ends with the command: freeing those objects one by one would only take time.
    context.call_on_close(gc.freeze)


if __name__ == "__main__":
    main()
