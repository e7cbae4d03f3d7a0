"""What commands share: the repository, the option for a language, and content without errors."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import wraps
from pathlib import Path
from typing import Any

import click

from hooks.material import ICONS
from kb.content.loading import load_site, load_site_without_guides
from kb.content.site import Site

in_repository = click.make_pass_decorator(Path)


def writing_in_repository(command: Callable[..., None]) -> Callable[..., None]:
    """Give the repository to a command that writes content, once no other command is writing."""

    @in_repository
    @wraps(command)
    def alone(root: Path, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 (whatever click gives)
        with writing(root):
            command(root, *arguments, **options)

    return alone


def writing(root: Path) -> AbstractContextManager[None]:
    """Hold the lock on the content, so that only one command writes at a time. Wait for it if another has it.

    A command that asks something takes this only afterwards: until somebody answers, the editor could save nothing.
    """
    # Imported here, so that commands that only read start without loading progress bars.
    from kb.build.one_at_a_time import one_at_a_time
    from kb.build.terminal import Terminal

    return one_at_a_time(root / ".cache" / "content.lock", Terminal(), "command that writes content")


def language_of(context: click.Context, _option: click.Parameter, language: str | None) -> str | None:
    """Return the language given. Report an error if docs/languages.yml does not have it."""
    languages = load_site_without_guides(context.ensure_object(Path) / "docs", ICONS)[0].languages
    if languages and language is not None and language not in languages:  # empty if the file has findings
        raise click.BadParameter(f"“{language}” is not in docs/languages.yml; expected one of: {', '.join(languages)}.")
    return language


def sound_site(root: Path) -> Site:
    """Return the content. Refuse it if files have errors of form, since what is written from it may replace them."""
    site, found = load_site(root / "docs", ICONS)
    if any(finding.severity == "error" for finding in found):
        raise click.ClickException("The content has errors: see kb check.")
    return site
