"""The terminal: shows the person there what is being done, how far it is, and how long it takes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn


class Terminal:
    """Shows one stage of the work at a time, on standard error. Where that is no terminal, it shows nothing."""

    def __init__(self) -> None:
        """Look at standard error."""
        self._console = Console(stderr=True)

    def say(self, line: str) -> None:
        """Write a line, as it is."""
        self._console.print(line, soft_wrap=True, markup=False, emoji=False, highlight=False)

    @contextmanager
    def stage(self, what: str, total: int) -> Iterator[Callable[[int], None]]:
        """Show the stage while it lasts; call what this gives with how many more of `total` are done."""
        progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=self._console,
            auto_refresh=False,  # a thread that draws would not go with forks
            transient=True,
            disable=not self._console.is_terminal,
        )
        with progress:
            stage = progress.add_task(what, total=total)

            def done(number: int) -> None:
                progress.advance(stage, number)
                progress.refresh()

            progress.refresh()
            yield done
