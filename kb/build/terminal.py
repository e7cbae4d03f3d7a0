"""The terminal: shows what is being done, the progress, and the time it takes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn


class Terminal:
    """Standard error, with a progress bar for one stage of the work at a time, if it is a terminal."""

    def __init__(self) -> None:
        """Attach to standard error."""
        self._console = Console(stderr=True)

    def say(self, line: str) -> None:
        """Write a line without any formatting."""
        self._console.print(line, soft_wrap=True, markup=False, emoji=False, highlight=False)

    @contextmanager
    def stage(self, what: str, total: int) -> Iterator[Callable[[int], None]]:
        """Show a stage of `total` items while it lasts. Call the yielded function with how many more are done."""
        progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=self._console,
            auto_refresh=False,  # a drawing thread does not mix with forks
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
