"""Runs Git in the folder of the content, which may not be a repository."""

import os
import subprocess
from pathlib import Path


class GitError(Exception):
    """Git failed. The message is what it gave as the reason."""


def git(root: Path, *arguments: str, words: str = "") -> bytes:
    """Run Git in `root` with `words` as its input, and return its output.

    Raises:
        GitError: if Git is not installed, or fails.
    """
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 (a list of arguments, without a shell)
            command, check=False, capture_output=True, input=words.encode(), env=environment
        )
    except FileNotFoundError as error:
        raise GitError("it is not installed") from error
    if done.returncode:
        raise GitError(_reason(done.stderr.decode(errors="replace")))
    return done.stdout


def git_answer(root: Path, *arguments: str) -> bytes:
    """Return Git's output, or nothing if it is not installed or fails."""
    try:
        return git(root, *arguments)
    except GitError:
        return b""


def _reason(said: str) -> str:
    """Return Git's reason, without the advice that follows it. If it is a heading, the line below it is added."""
    lines = [line.strip() for line in said.splitlines() if line.strip() and not line.startswith("hint:")]
    if not lines:
        return "it failed"
    first = next((number for number, line in enumerate(lines) if line.startswith(("fatal: ", "error: "))), 0)
    length = 2 if lines[first].endswith(":") else 1
    return " ".join(lines[first : first + length]).removeprefix("fatal: ").removeprefix("error: ")
