"""Firefox and WebKit (Safari's engine) behave like Chromium."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.engines.watched_site import watched

ROOT = Path(__file__).parents[2]
JOURNEYS = Path(__file__).with_name("journeys.mjs")


@pytest.fixture(scope="session")
def programs() -> list[str]:
    """Return the paths of Firefox, WebKit's driver and browser, and Xvfb, as `setup/engines` finds them."""
    found = subprocess.run([ROOT / "setup/engines"], cwd=ROOT, check=True, capture_output=True, text=True)
    return found.stdout.splitlines()


@pytest.mark.parametrize("engine", ["firefox", "webkit"])
def test_readers_can_do_everything(site: Path, programs: list[str], engine: str) -> None:
    complaints: list[str] = []
    with watched(site, complaints) as url:
        command = ["node", "--test-reporter=spec", JOURNEYS, engine, url, *programs]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert complaints == []
