"""`kb serve` ends cleanly, however it is stopped."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import pytest

from kb.commands.serve import STOPPED
from tests.built_site import PATIENCE, kb, running_kb
from tests.small_docs import write_small_site

pytestmark = pytest.mark.build


@pytest.mark.parametrize(
    ("before", "sent"),
    [
        (["env", "--default-signal=INT"], signal.SIGINT),  # Ctrl+C, wherever the tests were started
        # As a shell starts programs in the background.
        pytest.param(["env", "--ignore-signal=INT"], signal.SIGTERM, marks=pytest.mark.thorough),
    ],
)
def test_kb_serve_ends_cleanly_at_a_signal(tmp_path: Path, before: list[str], sent: signal.Signals) -> None:
    root = write_small_site(tmp_path / "root")
    with running_kb(root, "serve", "--language", "it", "--port", "0", before=before) as serving:
        assert serving.stderr
        next(line for line in serving.stderr if "The preview is at" in line)
        serving.send_signal(sent)
        serving.send_signal(sent)  # by somebody who does not wait
        assert serving.wait(PATIENCE) == 0
        assert "Traceback" not in serving.stderr.read()
    assert list((root / ".cache").glob(".preview.new-*")) == []


def test_no_process_of_kb_serve_survives_when_it_is_killed(tmp_path: Path) -> None:
    root = write_small_site(tmp_path / "root")
    with running_kb(root, "serve", "--language", "it", "--port", "0") as serving:
        assert serving.stderr
        next(line for line in serving.stderr if "The preview is at" in line)
        serving.kill()
        # It closes when the last process that could write into it ends: the build in the background, and its workers.
        serving.communicate(timeout=PATIENCE)


@pytest.mark.thorough
def test_kb_serve_ends_if_the_process_that_builds_is_killed(tmp_path: Path) -> None:
    root = write_small_site(tmp_path / "root")
    with running_kb(root, "serve", "--language", "it", "--port", "0") as serving:
        children = Path(f"/proc/{serving.pid}/task/{serving.pid}/children")
        while not (child := children.read_text(encoding="utf-8")):
            assert serving.poll() is None
        os.kill(int(child), signal.SIGKILL)
        assert serving.wait(PATIENCE) == 1
        assert serving.stderr
        assert serving.stderr.read() == f"Error: {STOPPED}\n"


def test_a_port_in_use_is_reported(tmp_path: Path) -> None:
    root = write_small_site(tmp_path / "root")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = kb(root, "serve", "--language", "it", "--port", str(port))
    assert done.returncode == 1
    assert f"Error: Port {port} is in use: end what uses it, or choose another with --port.\n" in done.stderr
