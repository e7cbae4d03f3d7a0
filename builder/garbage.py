"""Python's search for garbage, where there is none."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def no_search_for_garbage() -> Iterator[None]:
    """Let Python not look for garbage meanwhile: among all that is known of a large site, it would take long."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def search_for_garbage() -> Iterator[None]:
    """Let Python look for garbage meanwhile, where it would not."""
    was_enabled = gc.isenabled()
    gc.enable()
    try:
        yield
    finally:
        if not was_enabled:
            gc.disable()


def search_only_what_is_new() -> None:
    """Let Python look for garbage among what is made from now on."""
    gc.freeze()
    gc.enable()
